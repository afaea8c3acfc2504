import type { Message } from '../../model/message'
import type { TrailerBlock } from '../../parse/trailers'
import { isSignOff, keyIs } from '../../parse/trailerKeys'
import { Slice } from '../../text/slice'
import { edits, messageRule, type Finding } from '../rule'

export default messageRule({
  id: 'trailer-block-split',
  summary: 'All trailers stand in one block at the end, without empty lines in it.',
  why: 'git reads the last paragraph only: what stands above an empty line is no trailer to it.',
  source: 'process/maintainer-tip.html#ordering-of-commit-tags',
  severity: 'warning',
  fixable: true,
  checkpatch: [],
  occasion: ({ trailers }) => trailers.length > 1,

  *check(message) {
    yield* splits(message)
    const buried = buriedBlock(message)
    if (buried)
      yield {
        at: buried.whole,
        severity: 'hint',
        aspect: 'text-below',
        message: 'Text follows these trailers, so git does not see them. Put them at the end.',
      }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Fixes: 5c0ffee15900 ("foo: cache the bar")»\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-off-by: Ada <ada@example.org>»\n\n\nCc: Bob <bob@example.org>\n\nAcked-by: Eve <eve@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nCc: Bob <bob@example.org>\nAcked-by: Eve <eve@example.org>\n',
      because: 'One finding speaks for all gaps.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nLink: https://example.org/1\n\n«[1] https://example.org/2»\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\n«Signed-off-by: Ada <ada@example.org>»\n\nThis needs the bar of foo.\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\n[ Bob: flush the baz as well ]\n\nSigned-off-by: Bob <bob@example.org>\n(cherry picked from commit 5c0ffee15900d0123456789abcdef0123456789a)\n\nSigned-off-by: Eve <eve@example.org>\n',
      because: 'Whoever hands a patch on says so between the sign-offs.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nLink: https://example.org/1\n\nIt says that the bar is stale.\n\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'A line in the middle of the text may belong to it.',
    },
    {
      good: 'foo: flush the bar\n\nThis was asked for in this mail:\n\nLink: https://example.org/1\n\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'The text itself points at the link.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\nv2:\n  flush the baz as well\nAcked-by: Bob <bob@example.org>\n',
      because: 'These notes are not to stay, which is another finding.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\nChanges in v2:\n- flush the baz as well\n',
      because: 'These notes are not to stay, which is another finding.',
    },
  ],
})

/** Lines with which the next in the chain says what was done; they may stand by themselves. */
const NOTE = /^\s*(?:\[.*|.*\]|\(?(?:cherry[- ]picked|backported) from .*)$/i
const FOOTNOTE = /^\s*\[\d+\]:?\s+\S+$/

/** One finding for all gaps that can be closed, and one for each footnote that stands in a gap. */
function* splits({ blocks, paragraphs }: Message): Generator<Finding> {
  const gaps: Slice[] = []
  let torn: TrailerBlock | undefined
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]
    if (!next) break
    const between = paragraphs.filter(
      ({ whole }) => whole.start >= block.whole.end && whole.end <= next.whole.start,
    )
    const [only] = between
    if (!only) {
      const above = paragraphs.findLast(({ whole }) => whole.end <= block.whole.start)
      if (isHandedOn(block, next) || above?.whole.text.trimEnd().endsWith(':')) continue
      torn ??= block
      gaps.push(new Slice(block.whole.source, block.whole.end, next.whole.start))
    } else if (between.every(({ lines }) => lines.every(({ text }) => FOOTNOTE.test(text)))) {
      yield {
        at: only.whole,
        severity: 'hint',
        message: 'Put footnotes above the trailers, or write them as: Link: https://… # [1]',
      }
    }
  }
  const at = torn?.lines.at(-1)?.whole
  if (!torn || !at) return
  yield {
    at,
    // A link may be meant for the reader of the text alone.
    ...(torn.trailers.every(({ key }) => keyIs(key.text, 'Link')) ? { severity: 'hint' } : {}),
    message:
      'An empty line follows, and git takes only what stands below it for trailers. Join the two.',
    fix: edits('Join the trailers', ...gaps.map(gap => gap.replace('\n'))),
  }
}

/** Whether somebody in the chain wrote a note where two blocks meet, or notes on versions begin there. */
function isHandedOn(above: TrailerBlock, below: TrailerBlock): boolean {
  if (/^v\d/i.test(below.whole.text)) return true
  return [above.lines.at(-1), below.lines[0]].some(line => line && NOTE.test(line.whole.text))
}

/** A block with a sign-off in the middle of the text, where no other ends it. */
function buriedBlock({ blocks, paragraphs }: Message): TrailerBlock | undefined {
  const last = blocks.at(-1)
  if (!last || last.final || !last.trailers.some(({ key }) => isSignOff(key.text))) return undefined
  const below = paragraphs.filter(({ whole }) => whole.start >= last.whole.end)
  const notes = below.every(({ lines }) =>
    lines.every(({ text }) => NOTE.test(text) || FOOTNOTE.test(text)),
  )
  // Notes on versions and git's list of conflicts are to go, not to stay below.
  const residue = /^(?:#|v\d|changes? |changelog)/i.test(below[0]?.whole.text ?? '')
  return notes || residue ? undefined : last
}
