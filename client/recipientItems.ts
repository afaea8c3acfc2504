import {
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
} from 'vscode'
import type { MaintainerEntry, MaintainerGroup, PatchRef } from '../server/protocol/maintainers'
import { escaped, plain } from './plain'
import { isReachable, type RecipientChoices } from './recipientChoices'

type GroupId = MaintainerGroup['id']

interface Look {
  readonly label: string
  readonly tooltip: string
}

const GROUPS: Readonly<Record<GroupId, Look>> = {
  to: {
    label: 'To',
    tooltip: 'Maintainers of the most specific section: the patch is addressed to them.',
  },
  cc: {
    label: 'Cc',
    tooltip: 'Reviewers, maintainers of wider sections, and whoever else has to see the patch.',
  },
  lists: {
    label: 'Lists',
    tooltip: 'Mailing lists that the patch goes to.',
  },
  history: {
    label: 'History',
    tooltip: 'People who worked on these files, as git tells. Add those whose judgement you need.',
  },
}

/** The line of a group; its box selects everybody in it. */
export function groupItem(
  { id, entries }: MaintainerGroup,
  choices: RecipientChoices | undefined,
): TreeItem {
  const { label, tooltip } = GROUPS[id]
  const folded = id === 'history'
  const item = new TreeItem(
    label,
    folded ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
  )
  const reachable = entries.filter(isReachable)
  const selected = reachable.filter(entry => choices?.isSelected(entry)).length
  const isWhole = selected === reachable.length
  const count = isWhole ? String(selected) : `${selected} of ${reachable.length}`
  item.id = id
  item.description = count
  item.tooltip = tooltip
  item.contextValue = 'group'
  if (reachable.length > 0) item.checkboxState = box(isWhole, `everybody in ${label}`)
  item.accessibilityInformation = { label: `${label}, ${count} selected. ${tooltip}` }
  return item
}

/** The line of a person or list. */
export function entryItem(
  group: MaintainerGroup,
  entry: MaintainerEntry,
  choices: RecipientChoices | undefined,
  patches: readonly PatchRef[],
): TreeItem {
  const name = plain(entry.name || entry.email)
  const selected = isReachable(entry) && (choices?.isSelected(entry) ?? entry.preselected)
  const header = choices?.headerOf(entry) ?? entry.header
  const moved = header !== USUAL_HEADER[group.id]
  const item = new TreeItem(name)
  item.id = `${group.id} ${entry.email} ${entry.name}`
  item.description = [
    // What a group says of all who are in it is not said again.
    ...(moved && selected ? [header] : []),
    ...(entry.warning === undefined ? [] : [plain(entry.warning)]),
    ...particular(entry, patches),
    plain(entry.role),
  ].join(' · ')
  // The boxes leave a narrow bar no room for pictures that say what the group says.
  if (entry.warning !== undefined) item.iconPath = WARNING
  item.tooltip = tooltip(entry, patches)
  if (isReachable(entry)) item.checkboxState = box(selected, name)
  const hasSection = entry.reasons.some(({ at }) => at !== undefined)
  item.contextValue = [
    ...(isReachable(entry) ? ['entry', header === 'To' ? 'sentTo' : 'sentCc'] : ['handle']),
    ...(hasSection ? ['section'] : []),
    ...(isReachable(entry) && entry.name ? ['person'] : []),
  ].join(' ')
  item.accessibilityInformation = { label: spoken(entry, selected ? header : undefined, patches) }
  return item
}

/** Where a group's members go unless the user moves them. */
const USUAL_HEADER: Readonly<Record<GroupId, 'To' | 'Cc'>> = {
  to: 'To',
  cc: 'Cc',
  lists: 'Cc',
  history: 'Cc',
}

const WARNING = new ThemeIcon('warning', new ThemeColor('list.warningForeground'))

function box(selected: boolean, what: string): NonNullable<TreeItem['checkboxState']> {
  return {
    state: selected ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
    tooltip: selected ? 'Gets the patch. Leave out' : 'Does not get the patch. Select',
    accessibilityInformation: { label: `Send to ${what}`, role: 'checkbox' },
  }
}

/** `1/3, 3/3` where somebody gets only these of a series. */
function particular({ patches: indexes }: MaintainerEntry, patches: readonly PatchRef[]): string[] {
  if (indexes === undefined) return []
  const named = indexes.flatMap(index => patches[index] ?? [])
  const numbers = named.map(({ label }) => /^\d+\/\d+/.exec(label)?.[0] ?? plain(label))
  return numbers.length > MOST_NUMBERS
    ? [`${numbers.length} of ${patches.length} patches`]
    : [numbers.join(', ')]
}

/** More numbers leave no room for the role. */
const MOST_NUMBERS = 3

/** Names and sections come from files and mails that anybody may have sent: they are text, never markup. */
function tooltip(entry: MaintainerEntry, patches: readonly PatchRef[]): MarkdownString {
  const { name, email, reasons, warning, required, lastActive } = entry
  const address = name && email ? `  \n${escaped(email)}` : ''
  const title = `**${escaped(name || email)}**${address}`
  const list = reasons.map(reason => `- ${escaped(reason.text)}`)
  const isSaid = reasons.some(({ text }) => lastActive !== undefined && text.includes(lastActive))
  const remarks = [
    ...(warning === undefined ? [] : [`Mind: ${escaped(warning)}.`]),
    ...(lastActive === undefined || isSaid
      ? []
      : [`Last seen in the history of these files on ${escaped(lastActive)}.`]),
    ...(required ? ['Without them the patch would bounce.'] : []),
    ...patchList(entry, patches),
  ]
  return new MarkdownString([title, list.join('\n'), ...remarks].join('\n\n'))
}

function patchList({ patches: indexes }: MaintainerEntry, patches: readonly PatchRef[]): string[] {
  if (indexes === undefined) return []
  const labels = indexes.flatMap(index => patches[index] ?? []).map(({ label }) => label)
  return [`Only for these patches:\n${labels.map(label => `- ${escaped(label)}`).join('\n')}`]
}

function spoken(
  entry: MaintainerEntry,
  header: 'To' | 'Cc' | undefined,
  patches: readonly PatchRef[],
): string {
  const { name, email, role, reasons, warning } = entry
  const who = name ? [name, role, email] : [email, role]
  const state = header === undefined ? 'not selected' : `selected, ${header}`
  const warned = warning === undefined ? [] : [`warning: ${warning}`]
  return [
    who[0],
    state,
    ...warned,
    ...who.slice(1),
    ...particular(entry, patches),
    reasons[0]?.text,
  ]
    .filter(Boolean)
    .map(part => plain(part ?? ''))
    .join(', ')
}
