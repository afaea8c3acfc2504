import { MarkdownString, ThemeColor, ThemeIcon, TreeItem } from 'vscode'
import type { MaintainerEntry, PatchRef, Reason } from '../server/protocol/maintainers'
import { escaped, plain } from './plain'

/** One thing to know of a person or list: where mail reaches them, what speaks against it, why they are here. */
export interface Detail {
  readonly is: 'address' | 'warning' | 'remark' | 'patch'
  readonly text: string
  /** Where it stands, if a click leads there. */
  readonly at?: Reason['at']
}

/** What there is to know of somebody, what weighs most first. */
export function detailsOf(entry: MaintainerEntry, patches: readonly PatchRef[]): Detail[] {
  const { name, email, reasons, warning, required, patches: indexes } = entry
  const details: Detail[] = []
  if (name && email) details.push({ is: 'address', text: email })
  if (warning !== undefined) details.push({ is: 'warning', text: `Mind: ${warning}.` })
  if (required) details.push({ is: 'remark', text: 'Without them the patch would bounce.' })
  details.push(...reasons.map(reason => ({ is: 'remark' as const, ...reason })))
  // A series has patches that are not for everybody.
  for (const { label, uri } of indexes?.flatMap(index => patches[index] ?? []) ?? [])
    details.push({ is: 'patch', text: `Gets ${label}`, at: { uri, line: 0 } })
  return details
}

/** Names and sections come from files and mails that anybody may have sent: they are text, never markup. */
export function tooltipOf(entry: MaintainerEntry, patches: readonly PatchRef[]): MarkdownString {
  const details = detailsOf(entry, patches)
  const [address] = details.filter(({ is }) => is === 'address')
  const title = [`**${escaped(entry.name || entry.email)}**`]
  if (address) title.push(escaped(address.text))
  const list = details.filter(each => each !== address).map(({ text }) => `- ${escaped(text)}`)
  return new MarkdownString(`${title.join('  \n')}\n\n${list.join('\n')}`)
}

/** The line of a detail, below the person or list. */
export function detailItem(node: { readonly detail: Detail }): TreeItem {
  const { is, text, at } = node.detail
  const item = new TreeItem(plain(text))
  item.iconPath = is === 'remark' && at ? new ThemeIcon('go-to-file') : ICONS[is]
  item.tooltip = plain(text)
  item.contextValue = 'detail'
  if (at) item.command = { command: OPEN_COMMAND, title: 'Open', arguments: [node] }
  return item
}

/** Stands before whatever speaks against somebody. */
export const WARNING_ICON = new ThemeIcon('warning', new ThemeColor('list.warningForeground'))

const ICONS: Readonly<Record<Detail['is'], ThemeIcon>> = {
  address: new ThemeIcon('mail'),
  warning: WARNING_ICON,
  remark: new ThemeIcon('circle-small-filled'),
  patch: new ThemeIcon('diff'),
}

/** The command that goes to where something stands. */
const OPEN_COMMAND = 'kernelPatch.openSection'
