import type { MaintainerEntry } from '../server/protocol/maintainers'
import type { MaintainersNode } from './maintainersTree'
import type { MaintainersView } from './maintainersView'
import { isReachable } from './recipientChoices'

/**
 * The lines that a command of the tree is meant for: the line it was called on, or the whole selection if that line is
 * part of it; without a line, those that a key was pressed for.
 */
export async function chosenLines(
  view: MaintainersView,
  node: unknown,
  all: unknown,
): Promise<readonly MaintainersNode[]> {
  if (Array.isArray(all) && all.length > 0) return all.filter(isNode)
  return isNode(node) ? [node] : await view.linesForKey()
}

/** The people and lists of these lines. */
export async function chosenEntries(
  view: MaintainersView,
  node: unknown,
  all: unknown,
): Promise<MaintainerEntry[]> {
  return entriesOf(await chosenLines(view, node, all))
}

/** A group stands for all who are in it; a handle, which no mail reaches, is left out. */
export function entriesOf(nodes: readonly MaintainersNode[]): MaintainerEntry[] {
  const entries = nodes.flatMap(node => {
    if (node.is === 'group') return node.group.entries
    return node.is === 'entry' ? [node.entry] : []
  })
  return [...new Set(entries)].filter(isReachable)
}

function isNode(value: unknown): value is MaintainersNode {
  return typeof value === 'object' && value !== null && 'is' in value
}
