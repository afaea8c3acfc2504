import assert from 'node:assert/strict'
import {
  REPORT_REQUEST,
  type ChangelogReport,
  type ReportAnswer,
} from '../../server/protocol/report'
import { uriOf } from '../../server/services/documentLocation'
import { formattedPatch } from '../support/checkedText'
import { withKernelEditor } from './kernelEditor'

describe('the language server reports on a changelog', () => {
  it('of a message, with the places of its answers', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const text = 'foo: fix the bar\n\nWhen the bar is full, the machine\ncrashes.\n'
      const { uri } = client.open(message, 'git-commit', text)
      const { subject, lines, readers } = reported(
        await client.ask(REPORT_REQUEST, { uri, line: 0 }),
      )
      assert.deepEqual([subject, lines], ['foo: fix the bar', { first: 0, last: 4 }])
      const trigger = readers[2]?.questions.find(({ id }) => id === 'hunter-trigger')
      assert.deepEqual(
        [trigger?.state, trigger?.at],
        ['answered', { start: { line: 2, character: 0 }, end: { line: 3, character: 8 } }],
      )
    }))

  it('of the mail at the line, and who gets it', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const mail = formattedPatch({ path: 'drivers/foo/foo.c' })
      const second = formattedPatch({ subject: '[PATCH] foo: clean it', path: 'drivers/foo/foo.c' })
      const { uri } = client.open(`${repository.path}/x.mbox`, 'mail', mail + second)
      const line = mail.split('\n').length + 2
      const { subject, lines, ready } = reported(await client.ask(REPORT_REQUEST, { uri, line }))
      assert.equal(subject, 'foo: clean it')
      assert.equal(lines.first, mail.split('\n').length - 1)
      assert.equal(ready[4]?.text, 'To Frida Foo, 1 more person, 2 lists')
    }))

  it('not of what is no message', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const uri = uriOf(`${repository.path}/drivers/foo/foo.c`)
      const answer: ReportAnswer = await client.ask(REPORT_REQUEST, { uri, line: 0 })
      assert.match(answer.silent ?? '', /^This is no commit message/)
    }))
})

function reported(answer: ReportAnswer): ChangelogReport {
  if (answer.silent !== undefined) assert.fail(answer.silent)
  return answer
}
