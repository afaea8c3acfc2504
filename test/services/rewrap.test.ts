import assert from 'node:assert/strict'
import fc from 'fast-check'
import { rewrapEdits } from '../../server/services/rewrap'
import { applyEdits } from '../../server/text/edit'
import { readMessages } from '../../server/services/messages'
import { Slice } from '../../server/text/slice'
import { characterCount } from '../../server/text/characters'
import { formattedPatch } from '../support/checkedText'

/** A text as it is and as it should be; where only one is given, nothing may change. */
const TEXTS: readonly {
  readonly name: string
  readonly before: string
  readonly after?: string
}[] = [
  {
    name: 'fills short lines and breaks long ones',
    before:
      'foo: flush the bar\n\nThe cache of the bar\ncan be stale after a resume because the firmware does not tell us that it lost its power.\n\nSigned-off-by: Ada <ada@example.org>\n',
    after:
      'foo: flush the bar\n\nThe cache of the bar can be stale after a resume because the firmware does\nnot tell us that it lost its power.\n\nSigned-off-by: Ada <ada@example.org>\n',
  },
  {
    name: 'gives list items a hanging indent',
    before:
      'foo: flush the bar\n\n- the cache of the bar can be stale after a resume because the firmware does not say so\n- it is small\n',
    after:
      'foo: flush the bar\n\n- the cache of the bar can be stale after a resume because the firmware\n  does not say so\n- it is small\n',
  },
  {
    name: 'leaves a table',
    before:
      'foo: flush the bar\n\nthe size    of the bar is now\n1024        and it was not so large before\n2048        is what it will be in the next one\n',
  },
  {
    name: 'leaves a log',
    before:
      'foo: flush the bar\n\n[    1.234567] foo: the bar is not what it was before the resume of the\n[    1.234568] foo: device\n',
  },
  {
    name: 'leaves a quote',
    before:
      'foo: flush the bar\n\n> the bar is stale after a resume, and nobody of us\n> has an idea of what it is that makes it so\n',
  },
  {
    name: 'leaves code',
    before:
      'foo: flush the bar\n\n    if (the_bar) is stale then we have to flush it\n    before it is used by the next one of them\n',
  },
  {
    name: 'leaves lines that are meant to end',
    before:
      'foo: flush the bar\n\nThe bar has to be flushed in these cases:\nAfter a resume of the device it is in.\nBefore the device goes to sleep for a long time and is not woken up.\n',
  },
  {
    name: 'leaves the trailers',
    before:
      'foo: flush the bar\n\nIt is.\n\nCc: Somebody With A Very Long Name Of Many Words <somebody@some.department.example.org>\nFixes: 5c0ffee15900 ("foo: cache the bar of the device that is the one before this")\n',
  },
]

describe('rewrapping', () => {
  for (const { name, before, after = before } of TEXTS) {
    it(name, () => {
      assert.equal(wrapped(before), after)
      assert.equal(wrapped(after), after)
    })
  }

  it('touches the paragraphs of a selection alone', () => {
    const text =
      'foo: flush\n\nOne is short and that\nis how it is to be here.\n\nTwo is short and that\nis how it is to be here.\n'
    const at = text.indexOf('Two')
    const [edit, ...more] = edits(text, { start: at, end: at })
    assert.equal(more.length, 0)
    assert.ok(edit && edit.span.start > at)
  })

  it('changes nothing of a patch but its message', () => {
    const body =
      'It can be stale\nafter the resume of the device, which is what we have seen in the log.\n\nSigned-off-by: Ada <ada@example.org>\n'
    const patch = formattedPatch({ body })
    const [before, after] = [patch, wrapped(patch, 'mail')]
    assert.match(after, /^It can be stale after the resume/m)
    assert.equal(after.slice(after.indexOf('\n---\n')), before.slice(before.indexOf('\n---\n')))
  })

  it('keeps every word in its order, comes to rest, and leaves no line long that could be broken', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-z]{1,12}$/),
      fc.constantFrom(
        'the',
        'of',
        'is',
        'and',
        'to',
        'in',
        '-',
        '1.',
        '#7',
        'https://x.example/y',
        '()',
        'Ünïcödé',
      ),
    )
    const line = fc.array(word, { maxLength: 20 }).map(words => words.join(' '))
    const text = fc.array(line, { maxLength: 8 }).map(lines => `foo: bar\n\n${lines.join('\n')}\n`)
    fc.assert(
      fc.property(text, before => {
        const after = wrapped(before)
        assert.deepEqual(wordsOf(after), wordsOf(before))
        assert.equal(wrapped(after), after)
        const longer = (of: string) => Math.max(...of.split('\n').map(characterCount))
        assert.ok(longer(after) <= Math.max(75, longer(before)))
      }),
      { numRuns: 300 },
    )
  })
})

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}

function wrapped(text: string, kind: 'editor' | 'mail' = 'editor'): string {
  return applyEdits(text, edits(text, undefined, kind))
}

function edits(
  text: string,
  within?: { readonly start: number; readonly end: number },
  kind: 'editor' | 'mail' = 'editor',
) {
  const messages = readMessages(Slice.of(text), kind, { state: 'draft' })
  return rewrapEdits({ messages }, 75, within)
}
