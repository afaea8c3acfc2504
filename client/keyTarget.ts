import { setTimeout as delay } from 'node:timers/promises'
import { commands, type TreeView } from 'vscode'

/** While lines are drawn anew, which takes a second on a busy machine, VS Code does not tell what is selected. */
const LOOKS = 40
const BETWEEN_LOOKS_MS = 50

/**
 * Finds the lines of a tree that a key was pressed for: the selected ones where these are several, else the one that
 * has the focus. Keys are answered one after the other.
 */
export function createKeyTarget<T>(
  view: Pick<TreeView<T>, 'selection'>,
): () => Promise<readonly T[]> {
  let before: Promise<unknown> = Promise.resolve()
  return () => {
    const found = before.then(async () =>
      view.selection.length > 1 ? view.selection : await lineWithFocus(view),
    )
    before = found.catch(() => undefined)
    return found
  }
}

/**
 * VS Code tells an extension what is selected, and not where the focus is. Adding the line with the focus to the
 * selection, or taking it out, and undoing that, tells; other than selecting the line it does not open it.
 */
async function lineWithFocus<T>(view: Pick<TreeView<T>, 'selection'>): Promise<readonly T[]> {
  for (let look = 0; look < LOOKS; look++) {
    const before = view.selection
    await commands.executeCommand('list.toggleSelection')
    const after = view.selection
    await commands.executeCommand('list.toggleSelection')
    const changed = [
      ...before.filter(line => !after.includes(line)),
      ...after.filter(line => !before.includes(line)),
    ]
    if (changed.length === 1) return changed
    await delay(BETWEEN_LOOKS_MS)
  }
  return []
}
