import { ownWords, placeOf, type OwnWords } from '../../model/ownWords'
import { matchesOf } from '../../text/remembered'
import type { Slice } from '../../text/slice'
import { messageRule, replace, type Fix } from '../rule'

/** The same word twice, both free-standing; the second is not the beginning of a name. */
const repeats = matchesOf(
  /(?<!\b(?:struct|union|enum) )(?<![\p{L}\p{N}_@:/.'’(=&-])(\p{L}{2,40}) \1(?![\p{L}\p{N}_@:/('’=&-]|\.\w| <)/giu,
)

/** Words that English or C have twice in a row, and bytes. */
const MAY_REPEAT = /^(?:long|that|had|very|etc|bla|blah|(?!be)[a-f]{2})$/i

export default messageRule({
  id: 'body-repeated-word',
  summary: 'No word stands twice in a row.',
  why: 'It is the slip that its author reads over and everybody else sees.',
  source: 'dev-tools/checkpatch.html#others',
  severity: 'warning',
  kinds: ['patch', 'revert', 'backport', 'cover'],
  fixable: true,
  checkpatch: ['REPEATED_WORD'],

  *check(message) {
    for (const words of ownWords(message)) {
      for (const match of repeats(words.text)) {
        const [both, word = ''] = match
        const again = both.slice(word.length + 1)
        if (MAY_REPEAT.test(word) || again !== again.toLowerCase()) continue
        const at = placeOf(words, match)

        const between = match.index + word.length
        // One word on each line is a list, or what a program said.
        if (words.breaks.has(between) && isAlone(words, match.index, match.index + both.length))
          continue
        yield { at, message: `"${again}" stands here twice.`, fix: once(words, at, between) }
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nIt is flushed «when when» the cache is stale.\n',
      good: 'foo: flush the bar\n\nIt is flushed when the cache is stale.\n',
    },
    {
      bad: 'foo: flush the bar\n\nIt is flushed when «the\nthe» cache is stale.\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nIt is flushed when\nthe cache is stale.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\n«The the» cache is stale.\n',
      good: 'foo: flush the bar\n\nThe cache is stale.\n',
    },
    {
      good: 'foo: flush the bar\n\nIt takes a long long. We know that that is right, as it had had it.\n',
      because: 'Some words do stand twice in a row.',
    },
    {
      good: 'foo: flush the bar\n\nBoard Board: call foo foo() and bar bar/baz, a struct baz baz. ARM ARM is a book.\n',
      because: 'Names look like repeated words.',
    },
    {
      good: 'foo: flush the bar\n\n-rw-r--r-- 1 root root 7 Jan 1 2026 foo.img\nEEPROM: foo id (ff ff ff ff)\nfoo foo <slot>\nfoo foo list   - list what is stale\nfoo bar@7: bar bar flush error -7\n',
      because: 'So do listings of files, bytes and the usage of a command.',
    },
    {
      good: 'foo: flush the bar\n\n- flush the foo\n- foo is stale\n\n    foo: bar bar\n\nIt said "can can".\nfoo\nfoo\n',
      because: 'Items of a list, logs and quotations repeat what they like.',
    },
  ],
})

/** Whether one of two words that stand on two lines is all of its line. */
function isAlone({ text, breaks }: OwnWords, start: number, end: number): boolean {
  return start === 0 || breaks.has(start - 1) || end === text.length || breaks.has(end)
}

/** Without the second word; over a line end without the first, so that no line becomes longer. */
function once({ breaks, flow }: OwnWords, at: Slice, between: number): Fix | undefined {
  const offset = at.start - flow.start
  const wrapped = breaks.has(between)
  if (!wrapped) return replace('Remove the second', flow.sub(between, offset + at.length), '')
  const from = breaks.has(offset - 1) || offset === 0 ? offset : offset - 1
  return replace('Remove the first', flow.sub(from, from === offset ? between + 1 : between), '')
}
