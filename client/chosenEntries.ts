import type { MaintainerEntry } from '../server/protocol/maintainers'
import type { MaintainersNode } from './maintainersTree'
import type { MaintainersView } from './maintainersView'
import { isReachable } from './recipientChoices'

/**
 * The people and lists that a command of the tree is meant for: the line it was called on, or the whole selection if
 * that line is part of it; without a line, from a key, the selection. A group stands for all who are in it.
 */
export async function chosenEntries(
  view: MaintainersView,
  node: unknown,
  all: unknown,
): Promise<MaintainerEntry[]> {
  if (Array.isArray(all) && all.length > 0) return entriesOf(all)
  return entriesOf(isNode(node) ? [node] : await view.selection())
}

function entriesOf(nodes: readonly unknown[]): MaintainerEntry[] {
  const entries = nodes.filter(isNode).flatMap(node => {
    if (node.is === 'group') return node.group.entries
    return node.is === 'entry' ? [node.entry] : []
  })
  return [...new Set(entries)].filter(isReachable)
}

function isNode(value: unknown): value is MaintainersNode {
  return typeof value === 'object' && value !== null && 'is' in value
}
