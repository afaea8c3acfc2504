import type { Entry } from '../../parse/maintainersFile'
import type { Slice } from '../../text/slice'
import type { Span } from '../../text/span'
import { turnsFor } from '../turns'
import { inFile, type PlacedSections } from './placedSections'
import type { TrackedPaths } from './trackedPaths'

/** A place that can be followed: an address, or a file of the tree. */
export interface Link {
  readonly at: Span
  readonly target: { readonly address: string } | { readonly path: string }
}

/** Nothing but these schemes is ever opened from a file that anybody may have sent. */
const ADDRESS = /\b(?:https?|ircs?):\/\/[^\s<>"()]+|\bmailto:[^\s<>"()]+/g
const WEB_ADDRESS = /\bhttps?:\/\/[^\s<>"()]+/g

/**
 * The addresses of pages, queues, bugs, chats, profiles and trees, and the profiles that are files. Others have their
 * turn meanwhile; rejects when given up.
 */
export async function links(
  { sections }: PlacedSections,
  tracked: TrackedPaths | undefined,
  signal?: AbortSignal,
): Promise<Link[]> {
  const turns = turnsFor(signal)
  const found: Link[] = []
  for (const placed of sections) {
    for (const entry of placed.content.section.entries)
      for (const { at, target } of linksIn(entry, tracked))
        found.push({ at: inFile(placed, at.span), target })
    await turns.rest()
  }
  return found
}

function linksIn(
  { letter, value }: Entry,
  tracked: TrackedPaths | undefined,
): { at: Slice; target: Link['target'] }[] {
  if (!'WQBCPT'.includes(letter)) return []
  const path = value.trim()
  if (letter === 'P' && tracked?.has(path.text)) return [{ at: path, target: { path: path.text } }]
  return [...value.matches(letter === 'T' ? WEB_ADDRESS : ADDRESS)].map(({ at }) => {
    const address = at.text.replace(/[.,;:]+$/, '')
    return { at: at.sub(0, address.length), target: { address } }
  })
}
