import { formatCount } from '../../text/numbers'
import type { Span } from '../../text/span'
import { LETTER_MEANINGS, statusMeaning } from './letters'
import { entryAt, inFile, type PlacedSections } from './placedSections'
import type { TrackedPaths } from './trackedPaths'
import { turnsFor } from '../turns'

/** What is known of a line of MAINTAINERS. */
export interface MaintainersHover {
  readonly at: Span
  /** A plain sentence. */
  readonly sentence: string
  /** Files that it is about. */
  readonly paths: readonly string[]
  /** How many more there are. */
  readonly more: number
}

/** So many files are named. */
const SHOWN = 8

/** Explains the letter, the status or the pattern at an offset. */
export async function maintainersHover(
  file: PlacedSections,
  offset: number,
  tracked: TrackedPaths | undefined,
  signal?: AbortSignal,
): Promise<MaintainersHover | undefined> {
  const found = entryAt(file, offset)
  if (!found) return undefined
  const { section, entry } = found
  const { letter, whole, value } = entry
  const isValue = offset >= section.start + value.start
  const at = inFile(section, isValue ? value.trim().span : whole.sub(0, 2).span)
  const meaning = LETTER_MEANINGS[letter]
  const said = (sentence: string | undefined, paths: readonly string[] = []) =>
    sentence === undefined
      ? undefined
      : { at, sentence, paths: paths.slice(0, SHOWN), more: Math.max(0, paths.length - SHOWN) }
  if (!isValue) return said(meaning)
  if (letter === 'S') return said(statusMeaning(value.text))
  if (letter === 'K')
    return said(
      'Patches that add or remove a line in which this matches reach this section, whatever their files.',
    )
  if (!tracked) return undefined
  const turns = turnsFor(signal)
  if (letter === 'N') return nameHover(await tracked.named(value.text, turns), said)
  if (letter !== 'F' && letter !== 'X') return undefined
  const paths = await tracked.matching(value.text, turns)
  // The finding says that nothing matches, and the editor shows it in the same place.
  if (paths.length === 0) return undefined
  return said(patternSentence(value.text, paths, tracked), paths)
}

function nameHover(
  paths: readonly string[],
  said: (sentence: string, paths: readonly string[]) => MaintainersHover | undefined,
): MaintainersHover | undefined {
  return said(
    paths.length === 0
      ? 'Matches no tracked file.'
      : `Matches ${formatCount(paths.length, 'file')} by name, wherever they are.`,
    paths,
  )
}

function patternSentence(text: string, paths: readonly string[], tracked: TrackedPaths): string {
  const all = `Matches ${formatCount(paths.length, 'file')}.`
  if (tracked.pattern(text).text !== text)
    return `${all} It is a directory: a slash at its end is missing.`
  if (text.endsWith('/') || /[*?[]/.test(text)) return all
  const longer = tracked.has(text) ? paths.length - 1 : paths.length
  if (longer === 0) return all
  return tracked.has(text)
    ? `${all} The end of a pattern is open: besides the file of this name it takes ${formatCount(longer, 'file')} whose name only begins so.`
    : `${all} No file has exactly this name; the end of a pattern is open, so it takes those whose name begins so.`
}
