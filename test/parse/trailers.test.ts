import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { parseCommitMessage } from '../../server/parse/commitMessage'
import { Slice } from '../../server/text/slice'
import { contains } from '../../server/text/span'
import { kernelText } from '../support/kernelText'

describe('trailers', () => {
  for (const { name, text, keys, paragraphs } of [
    {
      name: 'a block at the end',
      text: 'Text.\n\nFixes: 5c0ffee15900 ("x")\nSigned-off-by: A <a@b.org>\n',
      keys: ['Fixes', 'Signed-off-by'],
      paragraphs: ['Text.'],
    },
    {
      name: 'continuation lines',
      text: 'Text.\n\nReported-by: A\n <a@b.org>\nCc: B <b@b.org>\n',
      keys: ['Reported-by', 'Cc'],
      paragraphs: ['Text.'],
    },
    {
      name: 'a block torn by an empty line',
      text: 'Text.\n\nFixes: 5c0ffee15900 ("x")\n\nSigned-off-by: A <a@b.org>\n',
      keys: ['Fixes', 'Signed-off-by'],
      paragraphs: ['Text.'],
    },
    {
      name: 'text right above, without an empty line',
      text: 'One line.\nTwo lines.\nThree.\nFour.\nFive.\nSigned-off-by: A <a@b.org>\n',
      keys: ['Signed-off-by'],
      paragraphs: ['One line.\nTwo lines.\nThree.\nFour.\nFive.'],
    },
    {
      name: 'notes of a maintainer in the block',
      text: 'Text.\n\nSigned-off-by: A <a@b.org>\n[ b: shortened ]\nSigned-off-by: B <b@b.org>\n',
      keys: ['Signed-off-by', 'Signed-off-by'],
      paragraphs: ['Text.'],
    },
    {
      name: 'a paragraph of prose with a colon',
      text: 'Text.\n\nNote: this is text.\n',
      keys: [],
      paragraphs: ['Text.', 'Note: this is text.'],
    },
    {
      name: 'trailers in the middle of the text',
      text: 'Text.\n\nLink: https://example.org/1\n\nMore.\n\nSigned-off-by: A <a@b.org>\n',
      keys: ['Link', 'Signed-off-by'],
      paragraphs: ['Text.', 'More.'],
    },
    {
      name: 'a sign-off in the middle of the text, and prose among its lines',
      text: 'Text.\n\nSigned-off-by: A <a@b.org>\nLink: bar\n and foo\n\nMore.\n',
      keys: ['Signed-off-by', 'Link'],
      paragraphs: ['Text.', 'More.'],
    },
    {
      name: 'a paragraph that only looks like trailers above the block',
      text: 'Changes: the\nFixes: tag has more digits.\n\nSigned-off-by: A <a@b.org>\n',
      keys: ['Signed-off-by'],
      paragraphs: ['Changes: the\nFixes: tag has more digits.'],
    },
  ]) {
    it(name, () => {
      const message = parseCommitMessage(Slice.of(`foo: x\n\n${text}`))
      assert.deepEqual(
        message.trailers.map(({ key }) => key.text),
        keys,
      )
      assert.deepEqual(
        message.paragraphs.map(({ whole }) => whole.text),
        paragraphs,
      )
    })
  }

  it('finds the trailers that git finds', () => {
    const text =
      'foo: x\n\nText.\n\nFixes: 5c0ffee15900 ("x")\nReported-by: A\n <a@b.org>\nlink: https://e.org\nSigned-off-by: A <a@b.org>\n'
    const git = execFileSync('git', ['interpret-trailers', '--parse'], {
      input: text,
      encoding: 'utf8',
    })
    const ours = parseCommitMessage(Slice.of(text)).trailers.map(
      ({ key, value }) => `${key.text}: ${value.text.replace(/\n\s*/g, ' ')}`,
    )
    assert.deepEqual(ours, git.trim().split('\n'))
  })

  it('accounts for every line of any body once, in order', () => {
    fc.assert(
      fc.property(kernelText(), text => {
        const message = parseCommitMessage(Slice.of(text))
        const whole = { start: 0, end: text.length }
        const lines = [
          ...message.paragraphs.flatMap(paragraph => paragraph.lines),
          ...message.blocks.flatMap(block => block.lines.flatMap(line => line.whole.lines())),
        ].sort((a, b) => a.start - b.start)
        const expected = message.lines.filter(line => line.text.trim() !== '')
        assert.deepEqual(
          lines.map(line => line.text.replace(/\r$/, '')),
          expected.map(line => line.text.replace(/\r$/, '')),
        )
        for (const slice of [
          ...lines,
          ...message.trailers.flatMap(({ key, separator, value }) => [key, separator, value]),
        ]) {
          assert.ok(contains(whole, slice.span))
        }
      }),
    )
  })
})
