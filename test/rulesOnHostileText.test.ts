import { UNKNOWN_PROJECT } from '../server/model/project'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { changeFrom, type Change } from '../server/model/change'
import { NO_HISTORY, type History } from '../server/model/history'
import type { State } from '../server/model/state'
import { RULES } from '../server/rules'
import { check } from '../server/rules/run'
import { LONGEST_MESSAGE } from '../server/services/check'
import { readMessages, type ReadMessage, type TextKind } from '../server/services/messages'
import { applyEdits } from '../server/text/edit'
import { Slice } from '../server/text/slice'
import { contains } from '../server/text/span'
import { kernelText } from './support/kernelText'
import { startProcessorClock } from './support/processorTime'

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

/** A run of so many units, where a pattern would try every part of it, takes a hundred times as long as it may. */
const LONG_RUN = 200_000

/** Places in a message where somebody's pattern went back and forth over a run of characters. */
const RUNS: readonly {
  readonly before: string
  readonly run: string
  readonly behind: string
  readonly as?: TextKind
}[] = [
  { before: 'foo: flush', run: '.', behind: ' the bar\n' },
  { before: 'foo: flush the bar\n\nIt is. The commit', run: ' ', behind: ' is so.\n' },
  { before: 'foo: flush the bar\n\nSince commit 5c0ffee15900', run: ' ', behind: 'it is.\n' },
  {
    before: 'foo: flush the bar\n\nSee commit 5c0ffee15900',
    run: ' ',
    behind: '("foo: a bar").\n',
  },
  { before: 'foo: flush the bar\n\nSee foo/bar', run: '.', behind: 'c()\n' },
  { before: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900', run: ' ', behind: 'x\n' },
  { before: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ', run: '"', behind: 'x\n' },
  { before: 'foo: flush the bar\n\nText.\n\nLink: https://foo', run: '/', behind: 'x\n' },
  {
    before: 'foo: flush the bar\n\nText.\n\nCc: Stable <stable@kernel.org> a',
    run: ' ',
    behind: 'x\n',
  },
  { before: 'foo: flush the bar\n\n', run: 'a [1] b\n', behind: '\n[1] https://example.org/\n' },
  { before: 'foo: flush the bar\n\n', run: 'git-svn-id: b@7 0\n', behind: '' },
  { before: 'foo: flush the bar\n\n', run: 'It came with commit 5c0ffee1.\n', behind: '' },
  { before: 'foo: flush the bar\n\n', run: '\n', behind: 'Cc: stable@vger.kernel.org\n' },
  { before: 'foo: flush the bar\n\nText.\n\n# Conflicts:\n', run: '#\ta/b\n', behind: '' },
  {
    before: 'From: Ada <ada@example.org>\nSubject: [PATCH v2] foo: flush the bar\n\nText.\n---\n',
    run: '\n',
    behind: 'x\n',
    as: 'mail',
  },
]

/** Lines of a diff with the same effect. */
const LINES_OF_DIFFS: readonly { readonly path: string; readonly line: string }[] = [
  { path: 'foo/bar.c', line: '/* '.repeat(LONG_RUN / 3) },
  { path: 'include/foo.h', line: `int foo(${'/* '.repeat(LONG_RUN / 3)});` },
  { path: 'foo/bar.c', line: `#define FOO ${' '.repeat(LONG_RUN)}!` },
  {
    path: 'Documentation/devicetree/bindings/foo.yaml',
    line: `  - const: ${','.repeat(LONG_RUN)} x`,
  },
]

const author = { name: 'Ada', email: 'ada@example.org' }
const AROUND = { state: 'outgoing', author, me: author } as const

describe('rules on hostile text', () => {
  for (const piece of REPEATED) {
    it(`${JSON.stringify(piece)} again and again`, async function () {
      this.timeout(60_000)
      const many = piece.repeat(Math.floor((LONGEST_MESSAGE - 100) / piece.length))
      for (const text of [
        many,
        `foo: bar\n\n${many}`,
        `foo: bar\n\nText.\n\nFixes: 1234567 ${many}`,
      ]) {
        const read = readMessages(Slice.of(text), 'message', AROUND)
        for (const rule of RULES) {
          const taken = startProcessorClock()
          await problemsOf(read, [rule])
          assert.ok(taken() < 2000, `${rule.id} takes too long`)
        }
      }
    })
  }

  for (const { before, run, behind, as = 'message' } of RUNS) {
    it(`${JSON.stringify(run)} behind ${JSON.stringify(before.slice(-24))}`, async () => {
      await takesNoTime(`${before}${run.repeat(LONG_RUN / run.length)}${behind}`, as)
    })
  }

  for (const { path, line } of LINES_OF_DIFFS) {
    it(`${JSON.stringify(line.slice(0, 24))} in a diff of ${path}`, async () => {
      const diff = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-${line}\n+${line}x\n`
      const change = changeFrom({ diff: () => Promise.resolve(diff) })
      await takesNoTime('foo: fix a crash\n\nIt crashes in foo_bar().\n', 'message', change)
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

async function takesNoTime(text: string, kind: TextKind, change?: Change): Promise<void> {
  const read = readMessages(Slice.of(text), kind, { ...AROUND, comment: '#', change })
  for (const rule of RULES) {
    const taken = startProcessorClock()
    await problemsOf(read, [rule], KNOWS_ALL)
    assert.ok(taken() < 1000, `${rule.id} takes too long`)
  }
}

/** A repository in which every id is that of a commit. */
const KNOWS_ALL: History = {
  ...NO_HISTORY,
  lookup: id =>
    Promise.resolve({
      is: 'found',
      commit: { hash: id.padEnd(40, '0'), subject: 'foo: cache the bar', author, date: '' },
    }),
}

function problemsOf(read: readonly ReadMessage[], rules: typeof RULES, git = NO_HISTORY) {
  return Promise.all(
    read.map(({ message }) =>
      check(message, rules, {
        git,
        project: { ...UNKNOWN_PROJECT, linux: true },
        onError: (_, error) => {
          throw error
        },
      }),
    ),
  ).then(all => all.flat())
}
