import { decodeLossless } from '../text/bytes'

/** Bytes as text without loss, piece by piece: a character that two pieces share comes with the second one. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = bytes.length - unfinished(bytes)
    rest = bytes.subarray(end)
    if (end > 0) yield decodeLossless(bytes.subarray(0, end)).text
  }
  if (rest.length > 0) yield decodeLossless(rest).text
}

/** How many bytes at the end may be the start of a UTF-8 sequence that goes on in the next piece. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte < 0xc0) continue
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    return length > back ? back : 0
  }
  return 0
}
