import assert from 'node:assert/strict'
import fc from 'fast-check'
import { RULES } from '../../server/rules'
import { fixAll } from '../../server/services/fixAll'
import type { CheckedDocument } from '../../server/services/checkedDocument'
import { applyEdits } from '../../server/text/edit'
import { checkedText } from '../support/checkedText'
import { unmarked } from '../support/marks'
import { memoryGit, type MemoryCommit } from '../support/memoryGit'

/** Faulty messages of all rules, as subject and body, and the commits that they speak of. */
const EXAMPLES = RULES.flatMap(({ examples }) => examples).filter(
  ({ as = 'commit', bad }) => as === 'commit' && bad !== undefined,
)
const MESSAGES = EXAMPLES.map(({ bad = '' }) => unmarked(bad).text)
const SUBJECTS = MESSAGES.map(text => text.split('\n', 1)[0] ?? '')
const PARAGRAPHS = MESSAGES.flatMap(text =>
  text
    .split('\n')
    .slice(1)
    .join('\n')
    .split(/\n{2,}/),
).filter(paragraph => paragraph.trim() !== '' && !/^(?:---|diff |\+\+\+ |@@ )/m.test(paragraph))
const COMMITS = new Map<string, MemoryCommit>(
  EXAMPLES.flatMap(({ git = [] }) => git).map(({ hash, subject, author, paths }) => [
    hash,
    { hash, subject, ...(author ? { author } : {}), ...(paths ? { paths } : {}) },
  ]),
)

const DIFF =
  '---\n foo.c | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\ndiff --git a/foo.c b/foo.c\nindex 1234567..89abcde 100644\n--- a/foo.c\n+++ b/foo.c\n@@ -1,2 +1,2 @@ int bar(void)\n {\n-\treturn 0 ; \n+\treturn  1; \n-- \n2.39.5\n\n'

/** Any of the faults beside any others, in the message of a patch that is about to be posted. */
const message = fc
  .tuple(
    fc.constantFrom(...SUBJECTS),
    fc.array(fc.constantFrom(...PARAGRAPHS), { maxLength: 5 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([subject, paragraphs, lineEnd]) => {
    const from = 'From: Ada Author <ada@example.org>\nDate: Tue, 14 Nov 2023 22:13:20 +0100\n'
    const head = `From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\n${from}`
    const text = `${head}Subject: [PATCH] ${subject}\n\n${paragraphs.map(each => `${each.trimEnd()}\n\n`).join('')}`
    return text.replaceAll('\n', lineEnd)
  })

describe('repairing everything, whatever faults come together', () => {
  it('ends, leaves nothing that it could repair, and does nothing the second time', () =>
    everywhere(async (checked, text) => {
      const after = applyEdits(text, await fixAll(checked, undefined))
      const again = await check(after)
      const left = again.problems.filter(
        ({ fixes: [fix] }) => fix && !fix.needsChoice && !fix.snippet,
      )
      assert.deepEqual(
        left.map(({ rule, message }) => `${rule.id}: ${message}`),
        [],
        after,
      )
      assert.equal(applyEdits(after, await fixAll(again, undefined)), after)
    }))

  it('touches no byte outside the message', () =>
    everywhere(async (checked, text) => {
      const after = applyEdits(text, await fixAll(checked, undefined))
      // Notes on versions are moved below the line, where they belong, with the line ends of the message.
      assert.ok(after.endsWith(DIFF.slice(4)) && /\n---\r?\n/.test(after), after)
      assert.equal(after.split('Subject:', 1)[0], text.split('Subject:', 1)[0])
    }))
})

function everywhere(
  holds: (checked: CheckedDocument, text: string) => Promise<void>,
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(message, async start => {
      const text = `${start}${DIFF}`
      await holds(await check(text), text)
    }),
    { numRuns: 150 },
  )
}

function check(text: string): Promise<CheckedDocument> {
  const git = memoryGit({
    commits: [...COMMITS.values()],
    identity: { name: 'Ada Author', email: 'ada@example.org' },
  })
  return checkedText(
    text,
    { rules: RULES, git },
    { uri: 'file:///tree/x.patch', languageId: 'diff' },
  )
}
