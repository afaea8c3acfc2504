import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, withoutOverlaps, type Edit } from '../../server/text/edit'
import { join } from '../../server/text/join'
import { Slice } from '../../server/text/slice'
import { plainRegion, sealedRegion, Source, type Region, type Run } from '../../server/text/source'
import { contains } from '../../server/text/span'
import { anyUnits, textWith, unicodeText } from '../support/arbitraryText'

const documents = textWith([
  'one line\n',
  'crlf line\r\n',
  '# comment\n',
  '🐧',
  ' indented\n',
  '\n',
])

/** A document, two offsets of it in order. */
const stretches = documents.chain(document =>
  fc
    .tuple(fc.constant(document), fc.nat(document.length), fc.nat(document.length))
    .map(([text, a, b]) => ({ text, from: Math.min(a, b), to: Math.max(a, b) })),
)

describe('a slice', () => {
  it('stands where its text stands', () => {
    fc.assert(
      fc.property(stretches, ({ text, from, to }) => {
        const slice = Slice.of(text).sub(from, to)
        assert.deepEqual(slice.span, { start: from, end: to })
        assert.equal(slice.text, text.slice(from, to))
      }),
    )
  })

  it('has parts that lie inside it, whatever offsets are asked for', () => {
    fc.assert(
      fc.property(stretches, fc.integer(), fc.integer(), ({ text, from, to }, a, b) => {
        const slice = Slice.of(text).sub(from, to)
        const parts = [slice.sub(a, b), slice.sub(a), slice.head, slice.tail, slice.trim()]
        for (const part of [...parts, ...slice.lines()]) {
          assert.ok(contains(slice.span, part.span))
          assert.ok(part.start <= part.end)
        }
      }),
    )
  })

  it('has lines that give the text back with their ends', () => {
    fc.assert(
      fc.property(documents, text => {
        const whole = Slice.of(text)
        const lines = whole.lines()
        const again = lines.map((line, index) => {
          const next = lines[index + 1]?.start ?? text.length
          return text.slice(line.start, next)
        })
        assert.equal(again.join(''), text)
        for (const line of lines) assert.ok(!line.text.includes('\n'))
      }),
    )
  })

  it('finds matches where they stand', () => {
    const slice = Slice.of('one two two').sub(4)
    assert.deepEqual(slice.find(/two/)?.span, { start: 4, end: 7 })
    assert.deepEqual(
      [...slice.matches(/two/g)].map(({ at }) => at.start),
      [4, 8],
    )
    assert.equal(slice.find(/one/), undefined)
  })
})

describe('replacing in a document', () => {
  it('gives the intended text', () => {
    fc.assert(
      fc.property(stretches, unicodeText, ({ text, from, to }, replacement) => {
        const edit = Slice.of(text).sub(from, to).replace(replacement)
        const crlf = /^[^\n]*\r\n/.test(text)
        const written = crlf ? replacement.replace(/\r?\n/g, '\r\n') : replacement
        assert.equal(applied(text, edit), text.slice(0, from) + written + text.slice(to))
      }),
    )
  })

  it('touches nothing that stays the same', () => {
    fc.assert(
      fc.property(stretches, ({ text, from, to }) => {
        fc.pre(!text.includes('\r'))
        const slice = Slice.of(text).sub(from, to)
        const edit = slice.replace(slice.text)
        assert.ok(edit)
        assert.equal(edit.text, '')
        assert.equal(edit.span.start, edit.span.end)
      }),
    )
  })

  it('never cuts a surrogate pair or a line end in two', () => {
    const pieces = fc.array(fc.constantFrom('🐧', '🐦', '\r\n', 'a', '𝟙'), { maxLength: 8 })
    fc.assert(
      fc.property(pieces, pieces, (before, after) => {
        const old = before.join('')
        const edit = Slice.of(old).replace(after.join(''))
        assert.ok(edit)
        const { start, end } = edit.span
        for (const at of [start, end]) {
          assert.ok(
            !/[\ud800-\udbff]$/.test(old.slice(0, at)) || !/^[\udc00-\udfff]/.test(old.slice(at)),
          )
          assert.ok(!old.slice(0, at).endsWith('\r') || !old.slice(at).startsWith('\n'))
        }
      }),
    )
  })

  it('ends new lines as the document ends its own', () => {
    assert.deepEqual(Slice.of('a\r\nb\r\n').sub(3, 4).replace('x\ny')?.text, 'x\r\ny')
    assert.deepEqual(Slice.of('a\nb\n').sub(2, 3).replace('x\ny')?.text, 'x\ny')
  })
})

describe('edits', () => {
  const edits = fc.array(
    fc.tuple(fc.nat(20), fc.nat(20), anyUnits).map(([a, b, text]): Edit => ({
      span: { start: Math.min(a, b), end: Math.max(a, b) },
      text,
    })),
  )

  it('do not overlap once the overlapping ones are left out', () => {
    fc.assert(
      fc.property(edits, all => {
        const kept = withoutOverlaps(all)
        for (const [index, edit] of kept.entries()) {
          const next = kept[index + 1]
          if (next) assert.ok(edit.span.end <= next.span.start)
        }
      }),
    )
  })

  it('leave everything outside their spans as it is', () => {
    fc.assert(
      fc.property(edits, all => {
        const document = 'abcdefghijklmnopqrstuvwxyz'
        const kept = withoutOverlaps(all)
        let result = applyEdits(document, all)
        for (const { span, text } of kept.toReversed()) {
          const shift = kept
            .filter(
              edit =>
                edit.span.start < span.start ||
                (edit.span.start === span.start && edit.span.end < span.end),
            )
            .reduce((sum, edit) => sum + edit.text.length - (edit.span.end - edit.span.start), 0)
          const start = span.start + shift
          assert.equal(result.slice(start, start + text.length), text)
          result =
            result.slice(0, start) +
            document.slice(span.start, span.end) +
            result.slice(start + text.length)
        }
        assert.equal(result, document)
      }),
    )
  })
})

describe('joined slices', () => {
  /** A document and every second, third, … line of it. */
  const messages = documents.chain(text =>
    fc.tuple(fc.constant(text), fc.array(fc.boolean(), { minLength: 60, maxLength: 60 })),
  )

  it('carry the text of the pieces, each unit at its place', () => {
    fc.assert(
      fc.property(messages, fc.constantFrom('\n', ' ', ''), ([text, chosen], glue) => {
        const pieces = Slice.of(text)
          .lines()
          .filter((_, index) => chosen[index % chosen.length])
        const joined = join(pieces, glue)
        assert.equal(joined.text, pieces.map(piece => piece.text).join(glue))
        let at = 0
        for (const piece of pieces) {
          if (!piece.isEmpty) assert.deepEqual(joined.sub(at, at + piece.length).span, piece.span)
          at += piece.length + glue.length
        }
      }),
    )
  })

  it('take an edit inside one piece, and none across text that was left out', () => {
    const document = 'one\n# comment\ntwo\n'
    const [one, , two] = Slice.of(document).lines()
    assert.ok(one && two)
    const joined = join([one, two], '\n')
    assert.equal(joined.text, 'one\ntwo')
    assert.equal(applied(document, joined.sub(4, 7).replace('three')), 'one\n# comment\nthree\n')
    assert.equal(applied(document, joined.sub(0, 3).replace('none')), 'none\n# comment\ntwo\n')
    assert.equal(joined.sub(1, 6).replace(''), undefined)
  })

  it('say as a whole what an edit makes of them', () => {
    fc.assert(
      fc.property(stretches, anyUnits, ({ text, from, to }, replacement) => {
        fc.pre(!/[\r]/.test(text + replacement))
        const lines = Slice.of(text).lines()
        const joined = join(lines, '\n')
        fc.pre(to <= joined.length)
        const edit = joined.sub(from, to).replace(replacement)
        assert.ok(edit, 'nothing stands between the lines but their ends')
        const expected = joined.text.slice(0, from) + replacement + joined.text.slice(to)
        const end = text.slice(lines.at(-1)?.end ?? 0)
        assert.equal(applied(text, edit), expected + end)
      }),
    )
  })

  it('stand at the first piece when they are empty', () => {
    const piece = Slice.of('abc').sub(2, 2)
    assert.deepEqual(join([piece], ' ').span, { start: 2, end: 2 })
    assert.deepEqual(join([], ' ').span, { start: 0, end: 0 })
  })
})

describe('a derived text', () => {
  it('without runs stands at the start of the document', () => {
    const { source } = Slice.of('abc')
    assert.deepEqual(new Slice(Source.derived('', source, []), 0, 0).span, { start: 0, end: 0 })
  })

  it('replaces as a whole what stands for its stretch as a whole', () => {
    const region = { encode: (text: string) => `<${text}>` }
    const { source } = Slice.of('x<abc>y')
    const runs: Run[] = [
      { start: 0, end: 1, from: 0, to: 1, verbatim: true, region },
      { start: 1, end: 4, from: 1, to: 6, verbatim: false, region },
      { start: 4, end: 5, from: 6, to: 7, verbatim: true, region },
    ]
    const derived = Source.derived('xabcy', source, runs)
    const after = (from: number, to: number, text: string) =>
      applied('x<abc>y', new Slice(derived, from, to).replace(text))
    assert.equal(after(2, 3, 'B'), 'x<aBc>y')
    assert.equal(after(2, 2, '-'), 'x<a-bc>y')
    assert.equal(after(3, 5, 'C'), 'x<abC>')
    assert.equal(after(0, 2, ''), '<bc>y')
  })

  it('takes nothing where its regions differ or are sealed', () => {
    const { source } = Slice.of('abcd')
    const [left, right, seal] = [plainRegion(), plainRegion(), sealedRegion()]
    const run = (at: number, region: Region) => ({
      start: at,
      end: at + 1,
      from: at,
      to: at + 1,
      verbatim: true,
      region,
    })
    const derived = Source.derived('abcd', source, [
      run(0, left),
      run(1, left),
      run(2, right),
      run(3, seal),
    ])
    assert.ok(new Slice(derived, 0, 2).replace('x'))
    assert.equal(new Slice(derived, 1, 3).replace('x'), undefined)
    assert.equal(new Slice(derived, 3, 4).replace('x'), undefined)
    assert.equal(new Slice(derived, 4, 4).replace('x'), undefined)
    assert.ok(new Slice(derived, 3, 3).replace('x'))
  })
})

function applied(document: string, edit: Edit | undefined): string {
  assert.ok(edit, 'can be written')
  return applyEdits(document, [edit])
}
