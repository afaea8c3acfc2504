import type { Identity } from './identity'

/**
 * An identity as a mail header has it (RFC 5322, RFC 2047): ASCII only, a name with special characters in quotes, any
 * other name in encoded words, which a line end and a blank part. `undefined` where the address is none that mail reaches.
 */
export function writeMailbox({ name, email }: Identity, lineEnd: string): string | undefined {
  if (!ADDRESS.test(email)) return undefined
  const shown = name.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim()
  if (shown === '') return email
  return `${writePhrase(shown, lineEnd)} <${email}>`
}

/** A dot-atom on both sides; a domain in brackets is no address of a maintainer. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/

function writePhrase(name: string, lineEnd: string): string {
  // Quotes do not protect an encoded word from mail readers.
  const isPlain = /^[\x20-\x7e]*$/.test(name) && !name.includes('=?') && name.length <= LONGEST_NAME
  if (!isPlain) return encodedWords(name).join(`${lineEnd} `)
  return /^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*$/.test(name)
    ? name
    : `"${name.replace(/["\\]/g, '\\$&')}"`
}

/** A longer name is folded, and only between encoded words are there no blanks that folding could change. */
const LONGEST_NAME = 200

/** RFC 2047, section 2: no encoded word is longer than 75 characters. */
const LONGEST_WORD = 75

function encodedWords(name: string): string[] {
  const words: string[] = []
  let text = ''
  for (const character of name) {
    const code = encoded(character)
    if (HEAD.length + text.length + code.length + TAIL.length > LONGEST_WORD) {
      words.push(text)
      text = ''
    }
    text += code
  }
  return [...words, text].map(word => `${HEAD}${word}${TAIL}`)
}

const HEAD = '=?UTF-8?q?'
const TAIL = '?='

/** RFC 2047, section 5 (3): these characters stand for themselves in every kind of header. */
function encoded(character: string): string {
  if (/[A-Za-z0-9!*+/-]/.test(character)) return character
  if (character === ' ') return '_'
  return Array.from(new TextEncoder().encode(character), byte => {
    return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}
