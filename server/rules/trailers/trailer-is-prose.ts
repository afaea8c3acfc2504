import { keyIs } from '../../parse/trailerKeys'
import type { Trailer, TrailerBlock } from '../../parse/trailers'
import { wholeLine } from '../../model/lineRemoval'
import { choice, edits, messageRule, type Fix } from '../rule'

export default messageRule({
  id: 'trailer-is-prose',
  summary: 'Among the trailers, Link: and Closes: give an address of a page, and Cc: a person.',
  why: 'A sentence that begins with such a word is taken for a trailer, moved among the others by tools, and torn from its text.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  fixable: true,
  checkpatch: ['COMMIT_LOG_WRONG_LINK'],
  occasion: ({ trailers }) => trailers.some(({ key }) => /^(?:link|closes|cc)$/i.test(key.text)),

  *check({ blocks }) {
    for (const block of blocks) {
      for (const [index, { trailer }] of block.lines.entries()) {
        if (!trailer || trailer.value.isEmpty) continue
        if (!isProse(trailer)) continue
        const wanted = keyIs(trailer.key.text, 'Cc') ? 'a person' : 'the address of a page'
        yield {
          at: trailer.whole,
          message: `This reads like text, but it stands where tools look for ${trailer.key.text}: with ${wanted}. Move it up, or write it in other words.`,
          fix: movedUp(block, index),
        }
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\n«Link: drop the bar that nobody reads.»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nLink: drop the bar that nobody reads.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nCc: Bob <bob@example.org>\n«Link: drop the bar»\nthat nobody reads.\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nLink: drop the bar\nthat nobody reads.\n\nCc: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nCc: copy the bar\n\nSigned-off-by: Ada <ada@example.org>\n«Link: drop the bar that nobody reads»\nCc: Bob <bob@example.org>\n\nUsers can choose between the two.\n',
      good: 'foo: flush the bar\n\nCc: copy the bar\n\nLink: drop the bar that nobody reads\n\nSigned-off-by: Ada <ada@example.org>\nCc: Bob <bob@example.org>\n\nUsers can choose between the two.\n',
      because:
        'A tool took the line out of its list and put all trailers into the middle of the text.',
    },
    {
      bad: 'foo: flush the bar\n\nText\n«Cc: the line that is sent to all of them»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText\nCc: the line that is sent to all of them\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nLink: https://example.org/foo the whole story\nLink: <20260101.17@example.org>\nCc: Bob Builder\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'A message has an id, and a person without an address is another matter.',
    },
  ],
})

function isPage(value: string): boolean {
  return /[a-z]:\/\/|@/i.test(value)
}

/** Several words without an address, of which the first is not written like a name. */
function isProse({ key, value }: Trailer): boolean {
  const text = value.text
  if (isPage(text)) return false
  const words = text.split(/\s+/).length
  if (/^(?:link|closes)$/i.test(key.text)) return words >= 3
  return keyIs(key.text, 'Cc') && words >= 4 && /^[a-z]/.test(text)
}

/**
 * The prose with what belongs to it, moved above the block. Where it stands at the top already, an empty line is
 * enough; from further down the author has to see to it, because it may have been torn from anywhere.
 */
function movedUp({ lines, whole }: TrailerBlock, index: number): Fix | undefined {
  const line = lines[index]
  if (!line) return undefined
  const next = lines.findIndex(({ trailer }, at) => at > index && trailer !== undefined)
  if (next < 0 && index === 0) return undefined
  const last = lines[next < 0 ? lines.length - 1 : next - 1] ?? line
  if (index === 0) return edits('Separate it from the trailers', last.whole.tail.replace('\n'))
  const prose = line.whole.to(last.whole)
  return choice(
    edits(
      'Move it above the trailers',
      whole.head.replace(`${prose.text}\n\n`),
      wholeLine(prose).replace(''),
    ),
  )
}
