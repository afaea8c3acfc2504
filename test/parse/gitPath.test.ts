import assert from 'node:assert/strict'
import fc from 'fast-check'
import { prefixLengths, readPathPair, readQuotedPath } from '../../server/parse/gitPath'
import { Slice } from '../../server/text/slice'
import type { Span } from '../../server/text/span'
import { textWith, unicodeText } from '../support/arbitraryText'
import { assertInside, markedBy } from '../support/slices'

/** As git's quote.c does with core.quotePath. */
function quoted(path: string): string {
  const letters: Readonly<Record<string, string>> = {
    '\t': '\\t',
    '\n': '\\n',
    '"': '\\"',
    '\\': '\\\\',
  }
  const codes = Array.from(Buffer.from(path), byte => {
    const char = String.fromCharCode(byte)
    const octal = `\\${byte.toString(8).padStart(3, '0')}`
    return letters[char] ?? (byte < 0x20 || byte >= 0x7f ? octal : char)
  })
  return `"${codes.join('')}"`
}

describe('a quoted path', () => {
  it('is the path that was quoted, each character at its escape', () => {
    fc.assert(
      fc.property(unicodeText, path => {
        const raw = `${quoted(path)} more`
        const read = readQuotedPath(Slice.of(raw))
        assert.ok(read)
        assert.equal(read.path.text, path)
        assert.equal(raw.slice(read.end), ' more')
        let at = 0
        for (const char of path) {
          const { start, end }: Span = read.path.sub(at, at + char.length).span
          assert.equal(raw.slice(start, end), quoted(char).slice(1, -1))
          at += char.length
        }
      }),
    )
  })

  it('knows every letter that git uses', () => {
    const read = readQuotedPath(Slice.of('"\\a\\b\\f\\n\\r\\t\\v\\"\\\\\\303\\274"'))
    assert.equal(read?.path.text, '\x07\b\f\n\r\t\v"\\ü')
  })

  for (const text of ['', 'a', '"', '"a', '"\\x"', '"\\400"', '"\\', '"\\12']) {
    it(`is not ${text || 'nothing'}`, () => {
      assert.equal(readQuotedPath(Slice.of(text)), undefined)
    })
  }
})

describe('the two paths of diff --git', () => {
  const pairs: readonly { marked: string; old: string; new: string }[] = [
    { marked: '«a/foo.c» «b/foo.c»', old: 'a/foo.c', new: 'b/foo.c' },
    { marked: '«a/my file.c» «b/my file.c»', old: 'a/my file.c', new: 'b/my file.c' },
    { marked: '«a/x b/x» «b/x b/x»', old: 'a/x b/x', new: 'b/x b/x' },
    { marked: '«foo.c» «foo.c»', old: 'foo.c', new: 'foo.c' },
    { marked: '«a/foo.c» «b/bar.c»', old: 'a/foo.c', new: 'b/bar.c' },
    { marked: '"«a/\\303\\274»" "«b/\\303\\274»"', old: 'a/ü', new: 'b/ü' },
    { marked: '"«a/\\t»" «b/x»', old: 'a/\t', new: 'b/x' },
    { marked: '«a/x» "«b/\\t»"', old: 'a/x', new: 'b/\t' },
  ]
  for (const { marked, ...paths } of pairs) {
    it(`are told apart: ${marked}`, () => {
      const text = marked.replace(/[«»]/g, '')
      const pair = readPathPair(Slice.of(text))
      assert.deepEqual({ old: pair?.old.text, new: pair?.new.text }, paths)
      assert.equal(markedBy(text, [pair?.old, pair?.new]), marked)
    })
  }

  it('are unknown where nothing tells them apart', () => {
    assert.equal(readPathPair(Slice.of('one two three')), undefined)
    assert.equal(readPathPair(Slice.of('')), undefined)
  })

  it('stand inside, whatever is read', () => {
    fc.assert(
      fc.property(textWith(['a/x', 'b/x', ' ', '"', '\\303', '\\"', 'ü']), text => {
        const whole = Slice.of(text)
        assertInside(readPathPair(whole), whole)
        assertInside(readQuotedPath(whole), whole)
      }),
    )
  })

  const prefixes: readonly { old: string; new: string; lengths: readonly [number, number] }[] = [
    { old: 'a/x', new: 'b/x', lengths: [2, 2] },
    { old: 'a/x', new: 'b/y', lengths: [2, 2] },
    { old: 'i/x', new: 'w/x', lengths: [2, 2] },
    { old: 'linux.orig/x/y', new: 'linux/x/y', lengths: [11, 6] },
    { old: 'x/y', new: 'x/y', lengths: [0, 0] },
    { old: 'x.orig', new: 'x', lengths: [0, 0] },
    { old: 'drivers/x', new: 'lib/y', lengths: [0, 0] },
  ]
  for (const { old, new: renewed, lengths } of prefixes) {
    it(`have prefixes of ${lengths.join(' and ')} characters: ${old} ${renewed}`, () => {
      assert.deepEqual(prefixLengths(old, renewed), lengths)
    })
  }
})
