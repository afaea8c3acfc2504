import { decodeLossless } from '../../text/bytes'

/** Text as the script reads it: bytes that are no UTF-8 stand there as `\xE9`. */
export function decodeAsPerl(bytes: Uint8Array): string {
  const { text, invalid } = decodeLossless(bytes)
  return invalid ? asPerlReads(text) : text
}

/** What Perl makes of a text that was decoded without loss. */
export function asPerlReads(text: string): string {
  // With the `u` flag only surrogates that stand alone match: those are bytes that are no UTF-8.
  return text.replace(/[\udc80-\udcff]/gu, unit => {
    return `\\x${(unit.charCodeAt(0) & 0xff).toString(16).toUpperCase()}`
  })
}
