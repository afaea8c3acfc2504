import { identityIn, type Identity } from '../../model/identity'
import { sortedTrailers, type OrderedLine } from '../../model/trailerOrder'
import type { BlockLine, TrailerBlock } from '../../parse/trailers'
import { isSignOff } from '../../parse/trailerKeys'
import type { Slice } from '../../text/slice'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'trailer-order',
  summary: "Fixes, Reported-by, Closes and Suggested-by stand above the author's own sign-off.",
  why: 'Trailers tell the way of a patch in time: what led to it, who made it, and who handled it later.',
  source: 'process/maintainer-tip.html#ordering-of-commit-tags',
  severity: 'hint',
  fixable: true,
  checkpatch: [],
  options: {
    tip: {
      default: false,
      description:
        'Ask for the whole order of the tip tree: Fixes, Reported-by, Closes, Originally-by, Suggested-by, Co-developed-by, Signed-off-by, Tested-by, Reviewed-by, Acked-by, Cc, Link.',
    },
  },
  occasion: ({ trailers }) => trailers.some(({ key }) => isSignOff(key.text)),

  *check(message, { people, options }) {
    const { author } = message
    if (!author?.email) return
    const lines = linesOf(message.blocks, people)
    const sorted = sortedTrailers(
      lines,
      people(author).email.toLowerCase(),
      options.tip ? 'tip' : 'sign-off',
    )
    const from = lines.findIndex((line, index) => line !== sorted[index])
    const to = lines.findLastIndex((line, index) => line !== sorted[index])
    const first = lines[from]
    const last = lines[to]
    if (!first || !last) return
    // The line that has to move up, rather than the one whose place it takes.
    const moved = sorted[from] ?? first
    const text = sorted.slice(from, to + 1).map(line => line.whole.text)
    const joins = /\n[ \t\r]*\n/.test(first.whole.to(last.whole).text)
    const fix = replace(
      joins ? 'Sort and join the trailers' : 'Sort the trailers',
      first.whole.to(last.whole),
      text.join('\n'),
    )
    yield {
      at: moved.whole,
      message: options.tip
        ? 'The tip tree wants its trailers in another order: this line comes further up.'
        : "Put this line above the author's sign-off, which says that all above it is theirs.",
      // Whoever signed below may have added the line.
      fix: isHandled(lines, to) ? choice(fix) : fix,
    }
  },

  examples: [
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nAcked-by: Eve <eve@example.org>\n«Fixes: 5c0ffee15900 ("foo: cache the bar")»\nReported-by: Bob <bob@example.org>\nCloses: https://example.org/1\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nReported-by: Bob <bob@example.org>\nCloses: https://example.org/1\nSigned-off-by: Ada <ada@example.org>\nAcked-by: Eve <eve@example.org>\n',
    },
    {
      author: 'Ada <ada@example.org>',
      options: { tip: true },
      bad: 'foo: flush the bar\n\nText.\n\nLink: https://example.org/1\nSigned-off-by: Ada <ada@example.org>\n«Fixes: 5c0ffee15900 ("foo: cache the bar")»\nCc: Eve <eve@example.org>\nReviewed-by: Bob <bob@example.org>\nSigned-off-by: Max Maintainer <max@example.org>\nLink: https://example.org/2\nCc: Bob <bob@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned-off-by: Ada <ada@example.org>\nReviewed-by: Bob <bob@example.org>\nCc: Eve <eve@example.org>\nLink: https://example.org/1\nSigned-off-by: Max Maintainer <max@example.org>\nLink: https://example.org/2\nCc: Bob <bob@example.org>\n',
      because: "Nothing is moved beyond somebody else's sign-off.",
    },
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\n«Suggested-by: Bob <bob@example.org>»\n',
      good: 'foo: flush the bar\n\nText.\n\nSuggested-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      author: 'Ada <ada@example.org>',
      good: 'foo: flush the bar\n\nText.\n\nCc: Bob <bob@example.org>\nLink: https://example.org/1\nSigned-off-by: Ada <ada@example.org>\nReviewed-by: Bob <bob@example.org>\nSigned-off-by: Max Maintainer <max@example.org>\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'What a maintainer added below stays below.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'Nobody knows whose sign-off this is.',
    },
  ],
})

interface Line extends OrderedLine {
  readonly whole: Slice
}

/** The lines of the blocks at the end of the message, which may be joined; what stands in the text is left alone. */
function linesOf(
  blocks: readonly TrailerBlock[],
  people: (identity: Identity) => Identity,
): Line[] {
  return blocks
    .filter(({ final }) => final)
    .flatMap(({ lines }) => lines)
    .map(({ trailer, whole }: BlockLine) => {
      const key = trailer?.key.text.toLowerCase() ?? ''
      // Only who signed and who wrote matters for the order.
      const signs = trailer && /^(?:signed-off|co-developed)-by$/.test(key)
      const email = signs ? people(identityIn(trailer.value)).email.toLowerCase() : ''
      return { key, email, whole }
    })
}

/** Whether somebody signed below the line with the number `index`. */
function isHandled(lines: readonly Line[], index: number): boolean {
  return lines.slice(index + 1).some(({ key }) => key === 'signed-off-by')
}
