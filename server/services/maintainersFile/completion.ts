import type { Span } from '../../text/span'
import { LETTERS } from './check'
import { LETTER_MEANINGS, STATUS_MEANINGS } from './letters'
import type { TrackedPaths } from './trackedPaths'

/** One way to go on with a line. */
export interface Completion {
  readonly kind: 'letter' | 'status' | 'file' | 'directory'
  readonly label: string
  /** A word or two that stand beside the label; may be empty. */
  readonly summary: string
  /** A sentence for whoever looks closer; may be empty. */
  readonly detail: string
  /** What it takes the place of. */
  readonly at: Span
  readonly text: string
}

/** What may follow at an offset: letters at the start of a line, statuses behind `S:`, names behind `F:`, `X:` and `P:`. */
export function completions(
  text: string,
  offset: number,
  tracked: TrackedPaths | undefined,
): Completion[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(start, offset)
  if (/^[A-Z]?$/.test(before)) {
    const at = { start, end: offset }
    return LETTERS.split('').map(letter => {
      const detail = LETTER_MEANINGS[letter] ?? ''
      const [summary = ''] = detail.split(':')
      return { kind: 'letter', label: `${letter}:`, summary, detail, at, text: `${letter}:\t` }
    })
  }
  const [line, letter = '', gap = '', value = ''] = /^([SFXP]):(\s*)(.*)$/.exec(before) ?? []
  if (line === undefined) return []
  // Behind a bare colon the tab comes along.
  const tab = gap === '' ? '\t' : ''
  if (letter === 'S') {
    const at = { start: offset - value.length, end: offset }
    return Object.entries(STATUS_MEANINGS).map(([label, detail]) => ({
      kind: 'status',
      label,
      summary: '',
      detail,
      at,
      text: `${tab}${label}`,
    }))
  }
  const slash = value.lastIndexOf('/') + 1
  const at = { start: offset - (value.length - slash), end: offset }
  return (tracked?.children(value.slice(0, slash)) ?? []).map(name => ({
    kind: name.endsWith('/') ? 'directory' : 'file',
    label: name,
    summary: '',
    detail: '',
    at,
    text: `${tab}${name}`,
  }))
}
