import assert from 'node:assert/strict'
import { RULES } from '../../server/rules'
import { reportAt, type Report } from '../../server/services/report'
import { checkedText, formattedPatch } from '../support/checkedText'
import { withMarks } from '../support/marks'

const PATCH = { uri: 'file:///tree/x.patch', languageId: 'diff' }

describe('the report on a message', () => {
  it('has the four readers, and the five lines above them', async () => {
    const { readers, ready, kind, subject } = await reportOnPatch(formattedPatch())
    assert.deepEqual(
      readers.map(({ reader }) => reader),
      ['reviewer', 'backporter', 'hunter', 'user'],
    )
    assert.deepEqual(
      ready.map(({ id }) => id),
      ['errors', 'signOff', 'references', 'warnings', 'recipients'],
    )
    assert.deepEqual([kind, subject], ['feature', 'foo: flush the bar'])
  })

  it('gives places in the document', async () => {
    const text = formattedPatch({ body: 'So far the bar is stale.\n\nSigned-off-by: A <a@x>\n' })
    const { readers } = await reportOnPatch(text)
    const problem = readers[0]?.questions.find(({ id }) => id === 'reviewer-problem')
    assert.equal(problem?.state, 'answered')
    assert.ok(
      problem.at && withMarks(text, [problem.at]).includes('\n«So far the bar is stale.»\n'),
    )
  })

  it('names what bounces first, and the person to whom it goes', async () => {
    const text = formattedPatch({ body: 'The bar is stale.\n' })
    const recipients = () =>
      Promise.resolve({ to: ['Frida Foo'], others: 1, lists: ['a@x', 'b@x'] })
    const { ready } = await reportOnPatch(text, recipients)
    assert.deepEqual(
      ready.map(({ state }) => state),
      ['ready', 'open', 'ready', 'ready', 'ready'],
    )
    assert.equal(ready[4]?.text, 'To Frida Foo, 1 more person, 2 lists')
    assert.match(ready[1]?.text ?? '', /^There is no Signed-off-by line/)
  })

  it('knows what it does not know', async () => {
    const { ready } = await reportOnPatch(formattedPatch())
    assert.deepEqual(
      ready.filter(({ state }) => state === 'unknown').map(({ id }) => id),
      ['recipients'],
    )
  })

  it('says which of the two the recipients lack, the change or MAINTAINERS', async () => {
    const { ready } = await reportOnPatch(formattedPatch())
    assert.match(ready[4]?.text ?? '', /there is no MAINTAINERS file/)
    const draft = await reportAt(await checkedText('foo: flush the bar\n'), 0, () =>
      assert.fail('There is nothing to ask for.'),
    )
    if (draft?.silent !== undefined || !draft) assert.fail('no report')
    assert.equal(draft.ready[4]?.text, 'Not known here: nothing says which files change.')
  })

  it('is that of the mail at hand', async () => {
    const first = formattedPatch()
    const second = formattedPatch({ subject: '[PATCH] foo: clean the bar' })
    const { subject, index } = await reportOnPatch(first + second, undefined, first.length + 10)
    assert.deepEqual([subject, index], ['foo: clean the bar', 1])
  })

  it('is not made of what has no readers', async () => {
    for (const [text, sentence] of [
      ['', /^Nothing is written yet/],
      ['fixup! foo: flush the bar\n', /^A fixup has no readers/],
      ['Merge branch x\n', /^A merge has no changelog/],
    ] as const) {
      const report = await reportAt(await checkedText(text), 0, undefined)
      assert.match(report?.silent ?? '', sentence)
    }
  })
})

async function reportOnPatch(
  text: string,
  recipients?: Parameters<typeof reportAt>[2],
  offset = 0,
): Promise<Report> {
  const document = await checkedText(text, { rules: RULES }, PATCH)
  const report = await reportAt(document, offset, recipients)
  if (report?.silent !== undefined || !report) assert.fail(report?.silent ?? 'no report')
  return report
}
