import { ownWords, placeOf } from '../../model/ownWords'
import { matchesOf } from '../../text/remembered'
import { messageRule } from '../rule'

const references = matchesOf(/\[(\d{1,2})\](?=[\s.,;:)?!]|$)/g)
/** What stands before a reference: a blank behind a word. An index follows a name at once, a count the word of a log. */
const BEFORE = /(?<!\b[A-Z]{2,20})[\p{L}\p{N})\]"”\uFFFC.,;:] $/u

export default messageRule({
  id: 'body-footnote-undefined',
  summary: 'A number in brackets has its line below, with the address that is meant.',
  why: 'The reader looks for the line in vain; it was often lost in a rebase, or stands in the cover letter only.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'hint',
  content: 3,
  missing: true,
  occasion: message => /\[\d{1,2}\]/.test(message.whole.text),
  fixable: false,
  checkpatch: [],

  *check(message) {
    const lines = message.lines.map(({ text }) => text)
    const seen = new Set<string>()
    for (const words of ownWords(message)) {
      for (const match of references(words.text)) {
        const [, number = ''] = match
        const before = words.text.slice(Math.max(0, match.index - 24), match.index)
        if (match.index > 0 && !BEFORE.test(before)) continue
        if (seen.has(number)) continue
        seen.add(number)
        if (isDefined(lines, number)) continue
        yield {
          at: placeOf(words, match),
          message: `There is no line for [${number}] in this message. Add it: [${number}] <address>`,
        }
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nThe manual «[1]» says so, and so does the errata [2].\n\n[2] https://example.org/errata\n',
    },
    {
      good: 'foo: flush the bar\n\nThe manual [1] and the thread [2] say so, see also [3], [4], [5] and [6].\n\n1: https://example.org/manual\nLink: https://example.org/thread # [2]\nLink: https://example.org/more [3]\n[4]: commit 5c0ffee15900 ("foo: cache the bar")\n[5]\nhttps://example.org/bar\nLink: [6] https://example.org/baz\n',
    },
    {
      good: 'foo: flush the bar\n\nUse bar[1] instead of the array "see [2]".\n\n    foo [3] is stale\n',
      because: 'An index, a quotation and a log refer to nothing below.',
    },
  ],
})

function isDefined(lines: readonly string[], number: string): boolean {
  return lines.some((line, index) => defines(line, lines[index + 1], number))
}

/** Whether a line says what a number stands for, or is the heading of one that does. */
function defines(line: string, next: string | undefined, number: string): boolean {
  const text = line.trim()
  const mark = `[${number}]`
  if (text === mark) return next !== undefined && next.trim() !== ''
  if (text.startsWith(mark)) return true
  if (/^\d/.test(text) || text.startsWith('('))
    return new RegExp(`^\\(?${number}[.:)]+\\s`).test(text)
  const value = /^[\w-]+:\s*(.*)$/.exec(text)?.[1]
  return value?.startsWith(mark) === true || (text.endsWith(mark) && /:\/\/|^[\w-]+: /.test(text))
}
