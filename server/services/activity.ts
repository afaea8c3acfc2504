import type { Settings } from '../settings'
import type { EditorDocument } from './documents'
import { isFormatted } from './postingState'
import type { Place } from './workspace'

/** Whether the checks are at work in a place, and why or why not: a plain sentence. */
export interface Activity {
  readonly active: boolean
  readonly reason: string
}

/** Whether a place is one whose texts are checked. */
export function activityAt(place: Place, enable: Settings['enable']): Activity {
  if (enable === 'never')
    return { active: false, reason: 'The setting kernelPatch.enable is "never" here.' }
  if (place.kernelStyle) return { active: true, reason: place.reason }
  if (enable === 'always')
    return { active: true, reason: 'The setting kernelPatch.enable is "always" here.' }
  return { active: false, reason: place.reason }
}

/** Why a document is left alone; undefined where it is not. Outside any tree a mail made by format-patch speaks for itself. */
export function silenceOf(
  { text }: Pick<EditorDocument, 'text'>,
  place: Place,
  enable: Settings['enable'],
): string | undefined {
  const { active, reason } = activityAt(place, enable)
  const speaksForItself = enable === 'auto' && place.tree === undefined && isFormatted(text)
  return active || speaksForItself ? tooLong(text) : reason
}

/** Longer texts are left alone, so that none keeps the editor waiting. In UTF-16 units. */
export const LONGEST_DOCUMENT = 10 * 1024 * 1024

/** A text with a longer line is no patch that somebody reads. In UTF-16 units. */
export const LONGEST_LINE = 1024 * 1024

function tooLong(text: string): string | undefined {
  if (text.length > LONGEST_DOCUMENT) return 'The text is larger than 10 MB and is not checked.'
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end - start > LONGEST_LINE)
      return 'The text has a line longer than 1 MB and is not checked.'
    start = end + 1
  }
  return undefined
}
