import { wholeLine } from '../../model/lineRemoval'
import { keyIs } from '../../parse/trailerKeys'
import type { Message } from '../../model/message'
import type { Slice } from '../../text/slice'
import { edits, messageRule, replace, type Fix } from '../rule'

export default messageRule({
  id: 'body-impact-tag',
  summary: 'There is no Impact: line; what it says belongs in the subject or the text.',
  why: 'Such a tag repeats a good subject, or shows that the subject is bad. The kernel tried it in 2009 and gave it up.',
  source: 'https://lwn.net/Articles/327796/',
  severity: 'warning',
  fixable: true,
  checkpatch: [],

  *check(message) {
    for (const { lines } of message.paragraphs) {
      for (const line of lines) {
        const key = line.find(/^Impact:[ \t]*/)
        if (key)
          yield {
            at: key.trim(),
            message: SAY,
            fix: replace('Keep the text without the tag', line, sentence(line.sub(key.length))),
          }
      }
    }
    for (const { key, value, whole } of message.trailers) {
      if (keyIs(key.text, 'Impact'))
        yield { at: key, message: SAY, fix: moved(message, whole, value) }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\n«Impact:» fix a crash on resume\n\nThe cache is stale.\n',
      good: 'foo: flush the bar\n\nFix a crash on resume.\n\nThe cache is stale.\n',
    },
    {
      bad: 'foo: flush the bar\n\nThe cache is stale.\n\n«Impact»: cleanup\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nThe cache is stale.\n\nCleanup.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    { good: 'foo: flush the bar\n\nThe impact: none that we know.\n' },
  ],
})

const SAY = 'Say this in the subject or in the text; the tag tells nothing more.'

function sentence(text: Slice): string {
  const bare = text.text.trim()
  return (
    bare.charAt(0).toUpperCase() + bare.slice(1) + (/[.!?]$/.test(bare) || bare === '' ? '' : '.')
  )
}

/** The tag's text becomes the last paragraph above the trailers. */
function moved({ blocks }: Message, line: Slice, value: Slice): Fix | undefined {
  const block = blocks.find(({ whole }) => whole.start <= line.start && line.end <= whole.end)
  if (!block) return undefined
  const text = `${block.attached ? '\n' : ''}${sentence(value)}\n\n`
  if (block.whole.start === line.start) {
    const alone = block.whole.end === line.end
    return replace(
      'Move the text into the description',
      wholeLine(line),
      alone ? text.trimEnd() + '\n' : text,
    )
  }
  return edits(
    'Move the text into the description',
    block.whole.head.replace(text),
    wholeLine(line).replace(''),
  )
}
