import type { Slice } from '../../text/slice'
import { choice, edits, messageRule, type Finding, type Fix } from '../rule'

/** What turns the direction of text round, so that it reads otherwise than it is. */
const BIDI = /[\u202A-\u202E\u2066-\u2069]/u
/** Bytes that are no UTF-8: the text holds U+DC80 and above for them. */
const INVALID = /[\uDC80-\uDCFF]/u
/** Colours of a terminal, whose first character often gets lost on the way. */
const ESCAPE = /\u001B\[[\d;]{0,20}[A-Za-z]/u
/** What has no shape and is neither a line end nor a tab. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u2060\uFEFF]/u
/** UTF-8 that somebody took for Latin-1 and encoded again: `Ã©` for `é`. */
const TWICE_ENCODED = /[\u00C2\u00C3][\u0080-\u00BF]|\u00E2\u0080[\u0080-\u00BF]/u
/** One of them. */
const DAMAGE = new RegExp(
  [TWICE_ENCODED, ESCAPE, BIDI, INVALID, CONTROL].map(({ source }) => source).join('|'),
  'u',
)
const HARMFUL = new RegExp(DAMAGE, 'gu')

export default messageRule({
  id: 'body-control-characters',
  summary: 'A message is valid UTF-8 without control characters.',
  why: 'Such characters are invisible, break scripts and mails, or make a line read otherwise than it is.',
  source: 'process/email-clients.html#general-preferences',
  severity: 'error',
  inState: { history: 'information' },
  kinds: ['patch', 'revert', 'backport', 'cover', 'fixup', 'merge', 'tag', 'release'],
  fixable: true,
  checkpatch: ['INVALID_UTF8'],
  // Faster than to look for each of them.
  sign: /[^\t\n\r\u0020-\u007E]/,
  sound: text => !DAMAGE.test(text),

  *check({ subject, lines, whole }) {
    const all = subject ? [subject.whole, ...lines] : lines
    // Nearly every text is clean: one look at the whole is enough for it.
    if (![subject?.whole, whole].some(part => part && part.text.search(HARMFUL) >= 0)) return
    for (const line of all) {
      const found = [...line.matches(HARMFUL)].map(({ at }) => at)
      const [first] = found
      if (!first) continue
      const { text } = first
      // A line has one kind of damage as a rule; the next run finds the others.
      if (TWICE_ENCODED.test(text)) yield twiceEncoded(first, found)
      else if (INVALID.test(text)) yield invalid(first, found)
      else yield invisible(first, found)
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nThe cache «\u202E»can\u202C be stale.\n',
      good: 'foo: flush the bar\n\nThe cache can be stale.\n',
    },
    {
      bad: 'foo: flush the bar\n\n«\u001B[31m»error\u001B[0m: the bar is stale\n',
      good: 'foo: flush the bar\n\nerror: the bar is stale\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ren«\uDCE9» Author <rene@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: René Author <rene@example.org>\n',
      because: 'A stray byte was most likely written in Latin-1; trailers are message, too.',
    },
    {
      bad: 'foo: flush the bar\n\nT«\uFEFF»ext.\n',
      good: 'foo: flush the bar\n\nText.\n',
    },
    {
      bad: 'foo: flush the bar\n\nIt said «â\u0080\u0098»barâ\u0080\u0099.\n\nSigned-off-by: Ren«Ã©» Author <rene@example.org>\n',
      good: 'foo: flush the bar\n\nIt said ‘bar’.\n\nSigned-off-by: René Author <rene@example.org>\n',
    },
    { good: 'foo: flush the bar\n\nNaïve – “quoted” – 日本語 \u00A0 ok 👍\tand a tab.\r\n' },
  ],
})

function twiceEncoded(first: Slice, found: readonly Slice[]): Finding {
  const pieces = found.filter(({ text }) => TWICE_ENCODED.test(text))
  return {
    at: first,
    message: 'Here UTF-8 was taken for Latin-1 and encoded again. Write the letter that was meant.',
    fix: edits('Decode it', ...pieces.map(piece => piece.replace(decoded(piece.text)))),
  }
}

function invalid(first: Slice, found: readonly Slice[]): Finding {
  const bytes = found.filter(({ text }) => INVALID.test(text))
  return {
    at: first,
    message: 'This is not valid UTF-8. Write the message in UTF-8.',
    fix: choice(asLatin1(bytes)),
  }
}

function invisible(first: Slice, found: readonly Slice[]): Finding {
  const rest = found.filter(({ text }) => !TWICE_ENCODED.test(text) && !INVALID.test(text))
  return {
    at: first,
    message: `${nameOf(first.text)} has no place in a message. Remove it.`,
    fix: edits('Remove the invisible characters', ...rest.map(at => at.replace(''))),
  }
}

function nameOf(character: string): string {
  if (BIDI.test(character)) return 'A character that turns the direction of the text'
  if (ESCAPE.test(character)) return "A terminal's colour code"
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `The invisible character U+${code}`
}

/** The bytes taken for what they most likely were: letters of Western Europe. */
function asLatin1(bytes: readonly Slice[]): Fix | undefined {
  const letters = bytes.map(({ text }) => String.fromCharCode(text.charCodeAt(0) - 0xdc00))
  if (letters.some(letter => letter < '\u00A0')) return undefined
  return edits(
    `Take it for Latin-1: ${letters.join('')}`,
    ...bytes.map((byte, index) => byte.replace(letters[index] ?? '')),
  )
}

/** The character whose two or three bytes of UTF-8 stand here as letters. */
function decoded(letters: string): string {
  const [first = 0, ...rest] = Array.from(letters, letter => letter.charCodeAt(0))
  const head = rest.length === 1 ? first & 0x1f : first & 0x0f
  return String.fromCharCode(rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), head))
}
