import type { Files } from '../host/files'
import { parseEmployerMap, type EmployerEntry } from '../parse/employerMap'
import { decodeLossless } from '../text/bytes'
import { Slice } from '../text/slice'

/** What a map of employers says, or why nobody knows, as a plain sentence. */
export type EmployerMap =
  | {
      readonly text: string
      readonly entries: readonly EmployerEntry[]
      readonly error?: undefined
    }
  | { readonly entries?: undefined; readonly error: string }

/** Larger files are taken for something else than a map. */
const LARGEST = 16 * 1024 * 1024

/** Reads a map of employers in gitdm's format. */
export async function readEmployerMap(path: string, files: Files): Promise<EmployerMap> {
  const { bytes, error } = await files.read(path, LARGEST)
  if (!bytes) return { error }
  const { text } = decodeLossless(bytes)
  return { text, entries: parseEmployerMap(Slice.of(text)) }
}
