/**
 * Text from a tree or a mail, fit to be shown on one line: control characters could break it, and those that change
 * the direction of writing could make one address look like another.
 */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(DIRECTION, '')
    .trim()
}

/** Text that Markdown shows as it is: all punctuation may be escaped, and so neither links nor emphasis come about. */
export function escaped(text: string): string {
  return plain(text).replace(/[!-/:-@[-`{-~]/g, '\\$&')
}

const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
