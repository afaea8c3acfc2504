import {
  EventEmitter,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode'
import type { MaintainerEntry, MaintainerGroup, MaintainersAnswer } from '../server/protocol'
import { escaped, plain } from './plain'

/** A line of the tree: a group, or a person or list in it. */
export type MaintainersNode =
  | { readonly is: 'group'; readonly group: MaintainerGroup }
  | { readonly is: 'entry'; readonly group: MaintainerGroup; readonly entry: MaintainerEntry }

export type EntryNode = Extract<MaintainersNode, { is: 'entry' }>

/** Shows one answer of the server; an empty tree where there is none. */
export class MaintainersTree implements TreeDataProvider<MaintainersNode> {
  private readonly changed = new EventEmitter<void>()
  readonly onDidChangeTreeData = this.changed.event
  private roots: readonly MaintainersNode[] = []

  show(answer: MaintainersAnswer | undefined): void {
    const groups = answer?.groups.filter(({ entries }) => entries.length > 0) ?? []
    this.roots = groups.map(group => ({ is: 'group', group }))
    this.changed.fire()
  }

  getChildren(node?: MaintainersNode): MaintainersNode[] {
    if (!node) return [...this.roots]
    if (node.is === 'entry') return []
    const { group } = node
    return group.entries.map(entry => ({ is: 'entry', group, entry }))
  }

  getParent(node: MaintainersNode): MaintainersNode | undefined {
    return node.is === 'group'
      ? undefined
      : this.roots.find(({ group }) => group.id === node.group.id)
  }

  getTreeItem(node: MaintainersNode): TreeItem {
    return node.is === 'group' ? groupItem(node.group) : entryItem(node)
  }

  dispose(): void {
    this.changed.dispose()
  }
}

type GroupId = MaintainerGroup['id']

const GROUPS: Readonly<Record<GroupId, { label: string; tooltip: string; icon: string }>> = {
  to: {
    label: 'To',
    tooltip: 'Maintainers of the most specific section: the patch is addressed to them.',
    icon: 'person',
  },
  cc: {
    label: 'Cc',
    tooltip: 'Reviewers, maintainers of wider sections, and whoever else has to see the patch.',
    icon: 'person',
  },
  lists: {
    label: 'Lists',
    tooltip: 'Mailing lists that the patch goes to.',
    icon: 'mail',
  },
  history: {
    label: 'History',
    tooltip: 'People who worked on these files, as git tells. Add those whose judgement you need.',
    icon: 'history',
  },
}

function groupItem({ id, entries }: MaintainerGroup): TreeItem {
  const { label, tooltip } = GROUPS[id]
  const folded = id === 'history'
  const item = new TreeItem(
    label,
    folded ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
  )
  item.id = id
  item.description = String(entries.length)
  item.tooltip = tooltip
  item.contextValue = 'group'
  item.accessibilityInformation = { label: `${label}, ${entries.length}. ${tooltip}` }
  return item
}

function entryItem({ group, entry }: EntryNode): TreeItem {
  const name = plain(entry.name || entry.email)
  const item = new TreeItem(name)
  item.id = `${group.id} ${entry.email} ${entry.name}`
  item.description = plain(entry.role)
  item.iconPath = new ThemeIcon(GROUPS[group.id].icon)
  item.tooltip = tooltip(entry)
  const hasSection = entry.reasons.some(({ at }) => at !== undefined)
  item.contextValue = hasSection ? 'entry section' : 'entry'
  item.accessibilityInformation = { label: spoken(entry) }
  return item
}

/** Names and sections come from files and mails that anybody may have sent: they are text, never markup. */
function tooltip({ name, email, reasons }: MaintainerEntry): MarkdownString {
  const title = name ? `**${escaped(name)}**  \n${escaped(email)}` : `**${escaped(email)}**`
  const list = reasons.map(reason => `- ${escaped(reason.text)}`)
  return new MarkdownString([title, list.join('\n')].join('\n\n'))
}

function spoken({ name, email, role, reasons }: MaintainerEntry): string {
  const first = reasons[0]?.text
  const who = name ? [name, role, email] : [email, role]
  return [...who, first].filter(Boolean).join(', ')
}
