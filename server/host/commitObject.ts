import type { Identity } from '../model/identity'
import { decodeLossless } from '../text/bytes'
import type { Commit } from './git'

/**
 * A commit from the bytes of its object, as `git cat-file commit` gives them: header lines, an empty line, the
 * message. What is broken in it becomes empty, as it does where git prints it.
 */
export function parseCommitObject(hash: string, object: Uint8Array): Commit {
  const { header, message } = decodeObject(object)
  const author = /^author (.*)$/m.exec(header)?.[1] ?? ''
  const { identity, date } = parseIdentity(author) ?? { identity: NOBODY, date: '' }
  return { hash, subject: subjectOf(message), author: identity, date }
}

/** The first paragraph on one line with the white space at the ends of lines removed: what `%s` prints. */
export function subjectOf(message: string): string {
  let subject = ''
  let found = false
  for (let at = 0; at < message.length;) {
    const end = message.indexOf('\n', at)
    const line = withoutTrailingSpace(message.slice(at, end < 0 ? message.length : end))
    at = end < 0 ? message.length : end + 1
    if (line) {
      subject += found ? ` ${line}` : line
      found = true
    } else if (found) {
      break
    }
  }
  return subject
}

/** A name, an address and a moment as commit objects and `git var` have them: `A B <a@b> 1700000000 +0100`. */
export function parseIdentity(
  line: string,
): { readonly identity: Identity; readonly date: string } | undefined {
  const match = /^([^<\n]*)<([^>\n]*)>(.*)$/m.exec(line)
  if (!match) return undefined
  const [, name = '', email = '', rest = ''] = match
  // A second `>` belongs to a broken address; the date stands behind the last.
  return {
    identity: { name: name.trim(), email },
    date: isoDate(rest.slice(rest.lastIndexOf('>') + 1).trim()),
  }
}

/**
 * Seconds and offset (`1700000000 +0100`, git's raw date) as ISO 8601: `2023-11-14T23:13:20+01:00`; empty where it is
 * no date. Made here, since git writes UTC as `Z` from 2.45 on and as `+00:00` before.
 */
export function isoDate(raw: string): string {
  const match = /^(\d{1,12}) ([+-]\d{1,6})$/.exec(raw)
  if (!match) return ''
  const offset = Number(match[2])
  const [hours, minutes] = [Math.trunc(offset / 100), offset % 100]
  const local = new Date((Number(match[1]) + hours * 3600 + minutes * 60) * 1000)
  const sign = offset < 0 ? '-' : '+'
  return `${local.toISOString().slice(0, -5)}${sign}${twoDigits(hours)}:${twoDigits(minutes)}`
}

function twoDigits(count: number): string {
  return String(Math.abs(count)).padStart(2, '0')
}

const NOBODY: Identity = { name: '', email: '' }

/** Without what C calls space at the end (a no-break space is text); no regular expression, they are quadratic here. */
function withoutTrailingSpace(line: string): string {
  let end = line.length
  while (end > 0 && ' \t\n\v\f\r'.includes(line.charAt(end - 1))) end--
  return line.slice(0, end)
}

function decodeObject(object: Uint8Array): { readonly header: string; readonly message: string } {
  const { text } = decodeLossless(object)
  const [header, message] = split(text)
  const encoding = /^encoding (\S+)$/m.exec(header)?.[1]
  if (!encoding || /^utf-?8$/i.test(encoding)) return { header, message }
  const [encodedHeader, encodedMessage] = split(decodeAs(object, encoding) ?? text)
  return { header: encodedHeader, message: encodedMessage }
}

function split(text: string): [string, string] {
  const end = text.indexOf('\n\n')
  // Git takes a NUL for the end of a message.
  const message = end < 0 ? '' : text.slice(end + 2)
  const nul = message.indexOf('\0')
  return [end < 0 ? text : text.slice(0, end), nul < 0 ? message : message.slice(0, nul)]
}

/** Text in one of the encodings of old commits; undefined where nobody knows the encoding. */
function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  // The web's `latin1` is Windows-1252; git's is not.
  if (/^(?:iso-?8859-1|latin-?1)$/i.test(encoding)) return Buffer.from(bytes).toString('latin1')
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
