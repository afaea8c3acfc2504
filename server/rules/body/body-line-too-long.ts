import { isProse, LABEL } from '../../model/prose'
import { quotedParagraphs } from '../../model/quotation'
import { rewrapped, TEXT_WIDTH } from '../../model/rewrap'
import type { Paragraph } from '../../parse/commitMessage'
import { characterCount, offsetAfter } from '../../text/characters'
import { isKnownKey } from '../../parse/trailerKeys'
import type { TrailerBlock } from '../../parse/trailers'
import type { Slice } from '../../text/slice'
import { messageRule, replace, type Finding } from '../rule'

/** Lines that nobody wraps: code, shell, tables and quotes; addresses; references to commits; output of programs. */
const NOT_TEXT = [
  /^(?:\s{2}|\t|[>|#]|\$ )/,
  /\b(?:https?|git|ftp):\/\//,
  /\S{50}/,
  /\b[0-9a-f]{7,40}\b:? *(?:\(|["“]|\w+:)/,
  /^\(?["“]|["”]\)/,
  /[\w/]\.\w{1,4}:\d+[.:\d-]*[: ]/,
  /\b(?:warning|error|note|make\[\d+\]|info|BUG|WARNING|Oops)\b *:/,
  /^(?:Warning|Error): /,
  /^[0-9a-f]{7,40} /,
  /^\[ *\d+\.\d+\]|\+0x[0-9a-f]/,
  /^(?:not )?ok \d+ |(?:[0-9a-f]{2}:){5}/,
  /^Warning on /,
  /\b(?:0x)?[0-9a-f]{6,}\b.*\b(?:0x)?[0-9a-f]{6,}\b/,
  /\*\*\*/,
  /\w+=\w+.*\w+=\w+/,
  /^\+?[\w+]*[-./][\w./+-]*: /,
  /^\s*(?:<\w+>|\{[\w ]+\}|\[\d{1,2}\] |- [0-9a-f]{7,40} )/,
  /^(?:\.{3}|\S{1,3} {2,})\S/,
]

/** A command's output is looked for in so many lines below it. */
const OUTPUT_LINES = 20

export default messageRule({
  id: 'body-line-too-long',
  summary: 'Text is wrapped at 75 columns.',
  why: 'git log indents messages by four columns and mail quotes them; longer lines break up in an 80-column window.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'warning',
  kinds: ['patch', 'revert', 'backport', 'cover'],
  occasion: ({ paragraphs }) => paragraphs.length > 0,
  fixable: true,
  checkpatch: ['COMMIT_LOG_LONG_LINE'],
  options: {
    wrap: {
      default: TEXT_WIDTH,
      description: 'Where the quick fix wraps, and from where on a line is worth a hint.',
    },
    limit: { default: 85, description: 'The longest line that is not worth a warning.' },
  },

  *check({ paragraphs, blocks, lengthsChecked }, { options: { wrap, limit } }) {
    if (lengthsChecked) return
    for (const line of strayLines(blocks)) {
      if (isLong(line, wrap)) yield tooLong(line, [line], { wrap, limit })
    }
    const quoted = quotedParagraphs(paragraphs)
    for (const paragraph of paragraphs) {
      if (quoted.has(paragraph)) continue
      const long = paragraph.lines.filter((line, index) => isLongText(paragraph, line, index, wrap))
      const [first] = long
      if (!first || isLog(paragraph.lines)) continue
      const text = rewrapped(paragraph, wrap)
      yield {
        ...tooLong(first, long, { wrap, limit }),
        fix:
          text === undefined
            ? undefined
            : replace(`Wrap the paragraph at ${wrap}`, paragraph.whole, text),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nThe cache of the bar can be stale after a resume because the firmware does «not tell us that it lost power.»\n',
      good: 'foo: flush the bar\n\nThe cache of the bar can be stale after a resume because the firmware does\nnot tell us that it lost power.\n',
    },
    {
      bad: 'foo: flush the bar\n\n- the cache of the bar can be stale after a resume because the firmware doe«s not tell us»\n- second\n',
      good: 'foo: flush the bar\n\n- the cache of the bar can be stale after a resume because the firmware\n  does not tell us\n- second\n',
    },
    {
      bad: 'foo: flush the bar\n\nDetails:\n--------\nIt is stale.\nThe cache of the bar can be stale after a resume because the firmware does «not tell us.»\n- first\n- second\nand last\n',
      good: 'foo: flush the bar\n\nDetails:\n--------\nIt is stale.\nThe cache of the bar can be stale after a resume because the firmware does\nnot tell us.\n- first\n- second\nand last\n',
      because: 'Only what is too long flows; headings and short lines stay where they are.',
    },
    {
      bad: 'foo: flush the bar\n\nThe cache of the bar can be stale after a resume, and this is what the issu«e #7 says.»\n',
      good: 'foo: flush the bar\n\nThe cache of the bar can be stale after a resume, and this is what the\nissue #7 says.\n',
      because: 'A word that git would take for a comment never comes to stand first on a line.',
    },
    {
      good: "foo: flush the bar\n\nfoo: prog 'entry': this is what was found in the map and not in the cache (sec 4)\nfoo: map 'bar': the slot of this map has been set to the prog\n",
      because: 'Lines that begin with the same name are the output of a program.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nI: foo: the bar of this was found to be stale in line 61 and so it was not flushed\nI: foo: the bar of this was found to be stale in line 92 and so it was not flushed\nSigned-off-by: Ada <ada@example.org>\n\nok 26 5c0f - the bar is flushed with all that is in it when the machine comes to resume\nand then the number stands for it in what was printed.\n\nfoo.o (taken from the plugin):(.text+0x0): this is where the bar was defined for the first\ntime.\n',
      because: 'Linkers, checkers and tests print such lines, among the trailers too.',
    },
    {
      good: 'foo: flush the bar\n\nlink/foo 00:00:5e:00:53:01 is the bar that was not yet flushed and so it is on and not off.\n',
      because: 'So do those that show addresses of the hardware.',
    },
    {
      good: 'foo: flush the bar\n\nAfter:\n  $ foo show bar\nbar is up and the cache of it is on or off as the one who made it has wanted it to be\n  $ echo $?\n',
      because: 'What follows a command was printed by it.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\nThe cache of the bar can be stale after a resume because the firmware does «not tell us.»\n\nThe other one can be stale as well, and so can all that have been cached be«fore that.»\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\nThe cache of the bar can be stale after a resume because the firmware does\nnot tell us.\n\nThe other one can be stale as well, and so can all that have been cached\nbefore that.\n',
      because: 'A sign-off does not end the message, and every paragraph is measured.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nNearby: we also see that the cache of the bar can be stale after a resume w«hich we did not know.»\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'Prose among the trailers is prose.',
    },
    {
      good: 'foo: flush the bar\n\nÀ côté de ça, l’été où la mémoire cachée était déjà périmée, ça gênait.\n',
      because: 'Characters count, not bytes.',
    },
    {
      good: 'foo: flush the bar\n\nIt prints:\n\nThe cache of the bar is stale and cannot be flushed by the one who did it on resume\n',
      because: 'A line by itself that is no sentence is what a program printed.',
    },
    {
      good: 'foo: flush the bar\n\n  BUG: stale bar in foo_resume\n\n  Call Trace of the bar that was stale when it was flushed by the one who did it on resume\n',
      because: 'A log goes on behind an empty line.',
    },
    {
      good: 'foo: flush the bar\n\nSee the thread that led to this at https://lore.kernel.org/all/20260101000000.1-1-ada@example.org/ for more.\n',
      because: 'An address cannot be broken.',
    },
    {
      good: 'foo: flush the bar\n\n  BUG: KASAN: slab-out-of-bounds in bar_flush+0x12/0x40 at addr 0xffff888012345678 by task foo/1\n',
      because: 'A log is quoted as it is.',
    },
    {
      good: 'foo: flush the bar\n\nIt says:\n\n"\nImage 0 is missing an optional external blob of the board but is still functional for all that we know\n\nMore of this can be read in the documentation of the board that comes with the source code of this\n"\n',
      because: 'What stands between two lines of quotes is quoted as it is.',
    },
    {
      good: 'foo: flush the bar\n\nThis is what the change in commit 5c0ffee15900 ("foo: cache the bar in a way that is not too slow") did.\n',
    },
  ],
})

/** Whether several lines begin with the same name and a colon, as a program's output does. */
function isLog(lines: readonly Slice[]): boolean {
  const names = lines.flatMap(({ text }) => LABEL.exec(text) ?? [])
  return new Set(names).size < names.length
}

function isLongText(paragraph: Paragraph, line: Slice, index: number, wrap: number): boolean {
  if (!isLong(line, wrap)) return false
  // A line by itself that is no sentence is what a program printed.
  if (paragraph.lines.length === 1 && /[\p{L}\p{N}]$/u.test(line.text)) return false
  // What follows a command in the same paragraph, it has printed.
  if (
    paragraph.lines
      .slice(Math.max(0, index - OUTPUT_LINES), index)
      .some(({ text }) => /^\s*\$ /.test(text))
  )
    return false
  // The line that continues a reference: "…the wrapped title of a commit") did this.
  const before = paragraph.lines[index - 1]?.text ?? ''
  return !/\b[0-9a-f]{7,40}\b[^"]*"?[^"]*$/.test(before.slice(-120)) || !/["”]\)?/.test(line.text)
}

/** Whether a line is running text and longer than it may be. */
function isLong(line: Slice, wrap: number): boolean {
  if (line.length <= wrap || characterCount(line.text) <= wrap) return false
  return !NOT_TEXT.some(pattern => pattern.test(line.text)) && isProse(line.text)
}

/** Prose that stands among the trailers: lines without a key, and what only looks like one. */
function strayLines(blocks: readonly TrailerBlock[]): Slice[] {
  return blocks.flatMap(({ lines }) => {
    const stray = lines
      .filter(({ trailer }) => !trailer || !isKnownKey(trailer.key.text, trailer.value.text))
      .flatMap(({ whole }) => whole.lines())
      .filter(({ text }) => !/^\s*[[(]/.test(text))
    return isLog(stray) ? [] : stray
  })
}

/** The finding for long lines that follow one another. */
function tooLong(
  first: Slice,
  long: readonly Slice[],
  { wrap, limit }: { readonly wrap: number; readonly limit: number },
): Finding {
  const longest = long.reduce((most, line) => Math.max(most, characterCount(line.text)), 0)
  return {
    at: first.sub(offsetAfter(first.text, wrap)),
    message: `${long.length === 1 ? 'This line has' : `${long.length} lines of this paragraph have up to`} ${longest} characters; wrap the text at ${wrap}.`,
    ...(longest > limit ? {} : { severity: 'hint' as const, aspect: 'slightly' }),
  }
}
