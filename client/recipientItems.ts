import { TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState } from 'vscode'
import type { MaintainerEntry, MaintainerGroup, PatchRef } from '../server/protocol/maintainers'
import { plain } from './plain'
import { isReachable, type RecipientChoices } from './recipientChoices'
import { tooltipOf, WARNING_ICON } from './recipientDetails'

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
    label: 'Also worked on this',
    tooltip: 'People whom the files or their history name. Select those whose judgement you need.',
  },
}

/** The line of a group; its box selects everybody in it. Where it is all that there is, it is not folded. */
export function groupItem(
  { id, entries }: MaintainerGroup,
  choices: RecipientChoices | undefined,
  isAllThereIs: boolean,
): TreeItem {
  const { label, tooltip } = GROUPS[id]
  const folded = id === 'history' && !isAllThereIs
  const item = new TreeItem(
    label,
    folded ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
  )
  const reachable = entries.filter(isReachable)
  const selected = reachable.filter(entry => choices?.isSelected(entry)).length
  const isWhole = selected === reachable.length
  const count = isWhole ? String(selected) : `${selected} of ${reachable.length}`
  // VS Code keeps for each id what was folded last.
  item.id = isAllThereIs ? `${id} alone` : id
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
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed)
  item.id = `${group.id} ${entry.email} ${entry.name}`
  item.description = [
    // What a group says of all who are in it is not said again.
    ...(moved && selected ? [header] : []),
    ...(entry.warning === undefined ? [] : [plain(entry.warning)]),
    ...particular(entry, patches),
    plain(entry.role),
  ].join(' · ')
  // The boxes leave a narrow bar no room for pictures that say what the group says.
  if (entry.warning !== undefined) item.iconPath = WARNING_ICON
  item.tooltip = tooltipOf(entry, patches)
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
