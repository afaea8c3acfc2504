import type { Uri } from 'vscode'
import { Disposable, StatusBarAlignment, type StatusBarItem, window, workspace } from 'vscode'
import type { Budget, SeverityCounts } from '../server/protocol/findings'
import { isBox, repositoryOfBox } from './documents'
import { inWords, total } from './findings'
import type { Feature } from './session'

/**
 * The Problems view leaves out what is found in the Source Control box, and no language status item follows it. So
 * the status bar says how many findings a box has, and leads to their list.
 */
export const boxStatus: Feature = ({ findings }) => {
  let item: StatusBarItem | undefined

  const update = (): void => {
    const boxes = workspace.textDocuments.filter(isBox)
    const [first] = boxes.flatMap(({ uri }) => {
      const found = findings.of(uri)
      return found && total(found.counts) > 0 ? [{ uri, ...found }] : []
    })
    if (!first) {
      item?.hide()
      return
    }
    item ??= createItem()
    item.text = inIcons(first.counts)
    item.tooltip = `${inWords(first.counts)} in the commit message${inRepository(first.uri)}${heldBack(first.budget)}`
    item.accessibilityInformation = { label: item.tooltip }
    item.command = {
      command: 'kernelPatch.checkChangelog',
      title: 'Check Changelog',
      arguments: [first.uri],
    }
    item.show()
  }

  update()
  return Disposable.from(findings.onDidChange(update), { dispose: () => item?.dispose() })
}

function createItem(): StatusBarItem {
  const item = window.createStatusBarItem('kernelPatch.box', StatusBarAlignment.Right, 100)
  item.name = 'Kernel Patch: Commit Message'
  return item
}

function inIcons({ error, warning, information, hint }: SeverityCounts): string {
  const counts: readonly (readonly [string, number])[] = [
    ['$(error)', error],
    ['$(warning)', warning],
    ['$(info)', information + hint],
  ]
  const shown = counts.filter(([, count]) => count > 0).map(([icon, count]) => `${icon} ${count}`)
  return ['$(git-commit)', ...shown].join(' ')
}

function inRepository(box: Uri): string {
  const name = repositoryOfBox(box)?.path.split('/').at(-1)
  return name === undefined || name === '' ? '' : ` of ${name}`
}

function heldBack({ held, showsAll }: Budget): string {
  return held === 0 || showsAll ? '' : `, ${held} more held back`
}
