import { UNKNOWN_PROJECT } from '../server/model/project'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { NO_HISTORY } from '../server/model/history'
import type { State } from '../server/model/state'
import { RULES } from '../server/rules'
import { check } from '../server/rules/run'
import { LONGEST_MESSAGE } from '../server/services/check'
import { readMessages, type ReadMessage, type TextKind } from '../server/services/messages'
import { applyEdits } from '../server/text/edit'
import { Slice } from '../server/text/slice'
import { contains } from '../server/text/span'
import { kernelText } from './support/kernelText'

/** Texts on which a pattern that goes back and forth would take minutes. */
const REPEATED = [
  'a',
  ' ',
  'a ',
  '(',
  '"',
  "''",
  "'",
  '-',
  '\t',
  '[',
  ']',
  ':',
  'a: ',
  'commit 1234567 ',
  'Fixes: ',
  '@',
  '<',
  '>',
  '#',
  '/',
  '0',
  '1.',
  'This patch ',
  'b@c ',
  '("',
  '…',
  'A-by: a@b\n',
  'word word\n',
  '\n',
  '\n ',
  '\r',
]

const author = { name: 'Ada', email: 'ada@example.org' }

describe('rules on hostile text', () => {
  for (const piece of REPEATED) {
    it(`${JSON.stringify(piece)} again and again`, async function () {
      this.timeout(10_000)
      const many = piece.repeat(Math.floor((LONGEST_MESSAGE - 100) / piece.length))
      for (const text of [
        many,
        `foo: bar\n\n${many}`,
        `foo: bar\n\nText.\n\nFixes: 1234567 ${many}`,
      ]) {
        const read = readMessages(Slice.of(text), 'message', {
          state: 'outgoing',
          author,
          me: author,
        })
        for (const rule of RULES) {
          const started = Date.now()
          await problemsOf(read, [rule])
          assert.ok(Date.now() - started < 2000, `${rule.id} takes too long`)
        }
      }
    })
  }

  it('throw on no text, point into it, and their fixes come to an end', async function () {
    this.timeout(60_000)
    const kinds = fc.constantFrom<TextKind>('message', 'editor', 'box', 'mail', 'mbox', 'patch')
    const states = fc.constantFrom<State>('draft', 'outgoing', 'incoming', 'history')
    await fc.assert(
      fc.asyncProperty(kernelText(), kinds, states, async (text, kind, state) => {
        let now = text
        for (let round = 0; round < 25; round++) {
          const problems = await problemsOf(
            readMessages(Slice.of(now), kind, { state, author, me: author }),
            RULES,
          )
          for (const { at } of problems) assert.ok(contains({ start: 0, end: now.length }, at))
          const automatic = problems.flatMap(({ fixes }) =>
            fixes.filter(fix => !fix.needsChoice).slice(0, 1),
          )
          const next = applyEdits(
            now,
            automatic.flatMap(fix => fix.edits),
          )
          if (next === now) return
          now = next
        }
        assert.fail(`The fixes do not come to an end: ${JSON.stringify(now)}`)
      }),
      { numRuns: 300 },
    )
  })
})

function problemsOf(read: readonly ReadMessage[], rules: typeof RULES) {
  return Promise.all(
    read.map(({ message }) =>
      check(message, rules, {
        git: NO_HISTORY,
        project: { ...UNKNOWN_PROJECT, linux: true },
        onError: (_, error) => {
          throw error
        },
      }),
    ),
  ).then(all => all.flat())
}
