import { entryAt, type PlacedSections } from './placedSections'
import type { TrackedPaths } from './trackedPaths'
import { turnsFor } from '../turns'

/** More files than this are no answer to "where is it?". */
const MOST = 100

/** What speaks for a directory, the best first. */
const SPOKESMEN = ['Makefile', 'Kconfig', 'README', 'README.md', 'index.rst']

/**
 * The files that the line under the cursor names. An editor opens no directory: in its place stands a file right in it
 * that speaks for it, or else the first one below.
 */
export async function definition(
  file: PlacedSections,
  offset: number,
  tracked: TrackedPaths | undefined,
  signal?: AbortSignal,
): Promise<string[]> {
  const found = entryAt(file, offset)
  if (!found || !tracked) return []
  const { letter, value } = found.entry
  const text = value.text.trim()
  if (letter === 'P') return tracked.has(text) ? [text] : []
  if (letter !== 'F' && letter !== 'X') return []
  if (tracked.has(text)) return [text]
  const directory = text.replace(/\/+$/, '')
  if (tracked.isDirectory(directory)) {
    const names = tracked.children(`${directory}/`)
    const name =
      SPOKESMEN.find(each => names.includes(each)) ?? names.find(each => !each.endsWith('/'))
    return name === undefined ? tracked.below(`${directory}/`, 1) : [`${directory}/${name}`]
  }
  const all = await tracked.matching(text, turnsFor(signal))
  return all.slice(0, MOST)
}
