import type { Slice } from '../text/slice'
import { sealedRegion, type Region } from '../text/source'
import { decodeBase64 } from './base64'
import { charsetNamed, UTF8, type Charset } from './charset'
import { DecodedText } from './decodedText'
import { decodeSign, escapedBytes } from './quotedPrintable'

/**
 * The text of an unfolded header value (a slice of a source of its own) with its encoded words (RFC 2047) decoded,
 * wherever they stand: git and mail readers decode them inside quotes as well. Words that follow each other are one
 * text. Edits are written inside Q words in place; B words cannot be edited.
 */
export function decodeWords(value: Slice): Slice {
  const words = findWords(value)
  const into = new DecodedText(value.source)
  const plain = plainRegion(textOutside(words, value))
  let at = value.start
  let before: Word | undefined
  let region: Region | undefined
  for (const word of words) {
    const between = value.source.text.slice(at, word.start)
    const joined = before !== undefined && /^[ \t]*$/.test(between)
    if (!joined) literal(into, between, at, plain, before !== undefined, true)
    // Words of one kind are one stretch: a character may begin in one and end in the next, and so may an edit.
    if (!region || !joined || before?.kind !== word.kind) {
      region = regionOf(word, value.source.text)
      into.use(word.charset, region)
    }
    decodeWord(into, value.source.text, word)
    before = word
    at = word.end
  }
  literal(into, value.source.text.slice(at, value.end), at, plain, before !== undefined, false)
  return into.toSlice(value.start)
}

interface Word {
  readonly start: number
  readonly end: number
  /** Charset and encoding as written, in lower case. */
  readonly kind: string
  readonly charset: Charset
  readonly base64: boolean
  /** The encoded text between the last `?` and `?=`. */
  readonly from: number
  readonly to: number
}

function findWords(value: Slice): Word[] {
  const { text } = value.source
  const head = /=\?([\w.:()*+-]{1,64})\?([bq])\?/iy
  const words: Word[] = []
  // How far the next `?=` is known to be: without this a row of unfinished words would be searched again and again.
  let close = -1
  for (let at = text.indexOf('=?', value.start); at >= 0 && at < value.end;) {
    head.lastIndex = at
    const [found, name = '', encoding = ''] = head.exec(text) ?? []
    const from = at + (found?.length ?? 1)
    if (found !== undefined) {
      if (close < from) close = text.indexOf('?=', from)
      if (close < 0 || close + 2 > value.end) break
      const kind = `${name}?${encoding}`.toLowerCase()
      const base64 = kind.endsWith('b')
      const charset = charsetNamed(name)
      words.push({ start: at, end: close + 2, kind, charset, base64, from, to: close })
    }
    at = text.indexOf('=?', found === undefined ? from : close + 2)
  }
  return words
}

function decodeWord(into: DecodedText, text: string, { from, to, base64 }: Word): void {
  if (base64) {
    decodeBase64(text, from, to, (value, first, end) => {
      into.byte(value, first, end)
    })
    return
  }
  let start = from
  for (let at = from; at < to;) {
    const code = text.charCodeAt(at)
    if (code !== EQUALS && code !== UNDERSCORE && code !== QUESTION) {
      at++
      continue
    }
    into.literal(start, at)
    if (code === EQUALS) {
      at = decodeSign(into, text, at, to)
    } else if (code === UNDERSCORE) {
      into.byte(0x20, at, at + 1)
      at++
    } else {
      // A bare `?` is a fault that all readers forgive; a code written directly behind it would end the word.
      into.sealTo(at + 2)
      into.literal(at, at + 1)
      at++
    }
    start = at
  }
  into.literal(start, to)
}

const EQUALS = 0x3d
const UNDERSCORE = 0x5f
const QUESTION = 0x3f

function regionOf(word: Word, text: string): Region {
  // Other words begin inside this one: it was never finished, and an edit could finish it elsewhere.
  const unfinished = text.slice(word.from, word.to).includes('=?')
  return word.base64 || unfinished
    ? sealedRegion()
    : { encode: text => encodeQ(text, word.charset) }
}

/** RFC 2047, section 5 (3): these characters and no others may stand for themselves in every kind of header. */
function encodeQ(text: string, charset: Charset): string | undefined {
  if (/[\r\n]/.test(text) || !charset.encode(text)) return undefined
  const codes = Array.from(text, char => {
    if (/[A-Za-z0-9!*+/-]/.test(char)) return char
    return char === ' ' ? '_' : escapedBytes(charset.encode(char) ?? [])
  })
  return codes.join('')
}

/**
 * Text outside encoded words. It may take ASCII only, unless the sender has put other text there unencoded. Where
 * both signs of encoded words stand outside of any, or would do so after an edit, a word could come into being.
 */
function plainRegion(outside: string): Region {
  const writable = /^[\0-\x7f]*$/.test(outside) ? /^[\t\x20-\x7e]*$/ : /^[^\0-\x08\x0a-\x1f\x7f]*$/
  return {
    encode(text) {
      const both = outside + text
      if (both.includes('=') && both.includes('?')) return undefined
      return writable.test(text) ? text : undefined
    },
  }
}

function textOutside(words: readonly Word[], value: Slice): string {
  const { text } = value.source
  const starts = [value.start, ...words.map(word => word.end)]
  return starts.map((start, index) => text.slice(start, words[index]?.start ?? value.end)).join('')
}

/**
 * Adds text outside encoded words. The blanks next to a word are sealed and so is the first character behind a
 * word, because blanks alone between two words mean nothing, and a word without blanks around it is none.
 */
function literal(
  into: DecodedText,
  text: string,
  at: number,
  region: Region,
  behindWord: boolean,
  beforeWord: boolean,
): void {
  into.use(UTF8, region)
  const head = behindWord ? (/^[ \t]*[^ \t]?/u.exec(text)?.[0].length ?? 0) : 0
  const tail = beforeWord ? Math.max(head, text.trimEnd().length) : text.length
  into.sealTo(at + head)
  into.literal(at, at + tail)
  into.sealTo(at + text.length)
  into.literal(at + tail, at + text.length)
}
