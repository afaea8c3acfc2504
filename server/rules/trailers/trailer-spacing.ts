import type { Message } from '../../model/message'
import { CANONICAL_KEYS, canonicalKey, isPlausible } from '../../parse/trailerKeys'
import type { Trailer, TrailerBlock } from '../../parse/trailers'
import type { Slice } from '../../text/slice'
import type { Edit } from '../../text/edit'
import { edits, messageRule } from '../rule'

export default messageRule({
  id: 'trailer-spacing',
  summary: 'A trailer begins its line, and one space follows its colon.',
  why: 'git and the scripts of maintainers read a trailer from the first column; an indented one belongs to the line above.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'warning',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],
  occasion: ({ trailers }) => trailers.length > 0,

  *check(message) {
    for (const faults of faultsByBlock(message)) {
      const [first] = faults
      if (!first) continue
      const more = faults.length > 1 ? `, here and on ${faults.length - 1} more of these lines` : ''
      yield {
        at: first.at,
        message: `${first.message}${more}.`,
        // Two spaces are read like one.
        ...(faults.every(({ isMild }) => isMild) ? { severity: 'hint', aspect: 'two-spaces' } : {}),
        fix: edits(
          faults.length > 1 ? 'Correct the spaces' : first.title,
          ...faults.map(f => f.edit),
        ),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-off-by : »Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Reviewed-by:»Bob <bob@example.org>\nCc:  Eve <eve@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nCc: Eve <eve@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'One finding speaks for the whole block.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\n« Signed-off-by»: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«  Signed-off-by»: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nThe mail says:\n\n    Reviewed-by: Bob <bob@example.org>\n',
      because: 'What is indented that far is quoted.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the\n bar")\nLink: https://example.org/1\nMy-key :x\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'A line that goes on is another matter, and so is a key that nobody knows.',
    },
  ],
})

interface Fault {
  readonly at: Slice
  readonly message: string
  readonly title: string
  readonly edit: Edit | undefined
  /** Every tool reads the line as it is meant. */
  readonly isMild: boolean
}

/** What stands before a key of the documentation and should not; more blanks than three mean a quotation. */
const INDENTED = new RegExp(`^ {1,3}(${CANONICAL_KEYS.join('|')})(?=:[ \\t]*(\\S.*))`, 'i')

function faultsByBlock({ blocks, paragraphs }: Message): Fault[][] {
  const last = paragraphs.at(-1)
  const touching = blocks.length === 0 || blocks.some(({ attached }) => attached)
  const above = touching ? (last?.lines ?? []) : []
  const text = above.findLastIndex(line => !isIndented(line))
  return [
    above.slice(text + 1).flatMap(indented),
    ...blocks.map(({ trailers }: TrailerBlock) => trailers.flatMap(faultsOf)),
  ]
}

function faultsOf({ key, separator, value, whole }: Trailer): Fault[] {
  const below = whole.lines().slice(1).flatMap(indented)
  const known = canonicalKey(key.text) !== undefined || /-by$/i.test(key.text)
  // A value that begins on the next line is none of this rule's matters, nor one that is not there.
  if (!known || value.start !== separator.end || separator.text === ': ' || value.isEmpty)
    return below
  const before = /^[ \t]/.test(separator.text)
  return [
    {
      at: key.to(separator),
      message: before ? 'No space belongs before the colon' : 'One space belongs behind the colon',
      title: before ? 'Remove the space before the colon' : 'Write one space behind the colon',
      edit: separator.replace(': '),
      isMild: /^: +$/.test(separator.text),
    },
    ...below,
  ]
}

function indented(line: Slice): Fault[] {
  if (!isIndented(line)) return []
  const blanks = line.length - line.text.trimStart().length
  const key = line.sub(0, INDENTED.exec(line.text)?.[0].length ?? 0)
  return [
    {
      at: key,
      message: 'A trailer begins in the first column',
      title: 'Remove the blanks before the key',
      edit: line.sub(0, blanks).replace(''),
      isMild: false,
    },
  ]
}

function isIndented(line: Slice): boolean {
  const match = INDENTED.exec(line.text)
  return match !== null && isPlausible(match[1] ?? '', match[2] ?? '')
}
