/** Small words without which English has no sentences. */
const FUNCTION_WORDS = new Set(
  'a an the this that these those it its is are was were be been being has have had do does did not no nor so as at by for from in into of off on onto out over to up with without and or but if then than when while where which who whose what how because since until after before during between through via per can could may might must shall should will would also only just already still yet we i you they he she there here both each any all some such same other more most less'.split(
    ' ',
  ),
)

/** Whether a word belongs to the grammar rather than to the matter of a sentence. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word.toLowerCase())
}

/**
 * Whether a line is running text: at least seven tokens, half of them plain words, two of them function words. Logs,
 * tables, code and lists of names are not.
 */
export function isProse(line: string): boolean {
  const tokens = line.trim().split(/\s+/)
  if (tokens.length < 7) return false
  const plain = tokens.filter(token =>
    /^["'(“‘]?[A-Za-z][a-z]*(?:[-'’/][A-Za-z]+)*[.,;:!?)"'”’]*$/.test(token),
  )
  if (plain.length * 2 < tokens.length) return false
  return tokens.filter(token => isFunctionWord(token.replace(/[^A-Za-z]/g, ''))).length >= 2
}

/** How a list item begins: `- `, `* `, `1. `, `a) `. */
export const BULLET = /^(?:[-*+•o]|\d{1,3}[.)]|\(?[a-zA-Z0-9]\))\s+/

/** How lines begin that stand by themselves: rules and tables, logs, commits in a list, code, quotes. */
const VERBATIM =
  /^(?:[-=~*_^]{3,}|\[ *\d+\.\d+\]|[0-9a-f]{7,40}\b|\w+ \([0-9a-f]{7,40}\)|[\w./-]+:\d+:|\t|\s{4}|[>|#]| {0,3}\$ )/

/** Whether a line is quoted or laid out, so that its end means something. */
export function isVerbatim(line: string): boolean {
  return VERBATIM.test(line)
}

/** What a line begins with that has a name and a colon: a program's output, a heading with its text. */
export const LABEL = /^[\w./-]+: /
