import assert from 'node:assert/strict'
import { QUESTIONS } from '../../../server/model/report/questions'
import { withMarks } from '../../support/marks'
import { matterOfText } from '../../support/reportText'
import { startProcessorClock } from '../../support/processorTime'

describe('the statements of a message', () => {
  it('are sentences over line ends, each with its place', async () => {
    const text = 'foo: flush the bar\n\nIt is stale (e.g. at\nexit). Nobody\nnotices.\n'
    const { sentences } = (await matterOfText(text)).statements
    const marked = withMarks(
      text,
      sentences.map(({ at }) => at.span),
    )
    assert.equal(
      marked,
      'foo: flush the bar\n\n«It is stale (e.g. at\nexit).» «Nobody\nnotices.»\n',
    )
  })

  it('leave out logs and lists, and trailers', async () => {
    const text =
      'foo: x\n\nIt dies:\n    BUG: at bar\n\n- one thing\n- another thing\n\nReported-by: A <a@x.org>\n'
    const { sentences, shown } = (await matterOfText(text)).statements
    assert.deepEqual(
      sentences.map(({ at }) => at.text),
      ['It dies:', '- one thing', '- another thing'],
    )
    assert.deepEqual(
      shown.map(line => line.text),
      ['    BUG: at bar'],
    )
  })

  it('take no title of a commit and no quotation for the author’s words', async () => {
    const text =
      'foo: x\n\nSince commit 5c0ffee15900 ("foo: fix the crash") the\nbar says "cannot flush" twice.\n'
    const { sentences, quoted } = (await matterOfText(text)).statements
    assert.doesNotMatch(sentences[0]?.words ?? '', /crash|cannot/)
    assert.deepEqual(
      quoted.map(({ text: said }) => said),
      ['cannot flush'],
    )
  })

  it('are divided where the text begins to say what to do', async () => {
    for (const deed of [
      'Flush the bar.',
      'So flush it first.',
      'To fix this, flush the bar.',
      'If it is stale, flush it.',
      'This patch flushes the bar.',
      'Explicitly flush the bar.',
    ]) {
      const { before, after } = (await matterOfText(`foo: x\n\nThe bar is stale. ${deed}\n`))
        .statements
      assert.deepEqual([before.length, after[0]?.at.text], [1, deed])
    }
  })

  it('are not divided by a noun that looks like a verb', async () => {
    const { after } = (await matterOfText('foo: x\n\nSet-top boxes have no bar.\n')).statements
    assert.deepEqual(after, [])
  })

  it('cost little, and so do all questions about them, whatever the text is', async function () {
    this.timeout(60_000)
    for (const piece of [
      'a ',
      'a',
      '"',
      'so ',
      'If a,',
      '. A',
      '5c0ffee15900 ("',
      'As ',
      '`',
      '_',
      '1',
      'A1 ',
    ]) {
      const taken = startProcessorClock()
      const matter = await matterOfText(`foo: fix it\n\n${piece.repeat(100_000)}\n`)
      for (const question of QUESTIONS) await question.answer(matter)
      assert.ok(taken() < 2000, `${piece} took ${taken()} ms`)
    }
  })
})
