import { MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode'
import type { SectionLink, SectionRef } from '../server/protocol/maintainers'
import { escaped, plain } from './plain'
import { WARNING_ICON } from './recipientDetails'

/** The command behind a link. */
const OPEN_LINK_COMMAND = 'kernelPatch.openLink'

/** The line above all sections that match. */
export function sectionsItem(sections: readonly SectionRef[]): TreeItem {
  const item = new TreeItem('Sections', TreeItemCollapsibleState.Collapsed)
  item.id = 'sections'
  item.description = String(sections.length)
  item.tooltip = 'Sections of MAINTAINERS that match, the most specific first.'
  item.contextValue = 'sections'
  item.accessibilityInformation = { label: `Sections, ${sections.length}. ${item.tooltip}` }
  return item
}

/** The line of a section: its name, and its status where that is not the usual one. */
export function sectionItem(section: SectionRef): TreeItem {
  const { name, status, links, at } = section
  const state =
    links.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None
  const item = new TreeItem(plain(name), state)
  const isDoubtful = DOUBTFUL.test(status)
  item.id = `section ${at.uri} ${at.line}`
  item.description = plain(status)
  item.iconPath = isDoubtful ? WARNING_ICON : new ThemeIcon('list-tree')
  item.tooltip = new MarkdownString(`**${escaped(name)}**\n\n${escaped(meaningOf(status))}`)
  item.contextValue = 'sectionOnly'
  const spoken = [plain(name), plain(status), `${links.length} links`]
  item.accessibilityInformation = { label: spoken.filter(Boolean).join(', ') }
  return item
}

/** Nobody may answer for what is marked so. That THE REST has no time is known, and says nothing of the code at hand. */
const DOUBTFUL = /^(?:odd fixes|orphan|obsolete)/i

/** The head of MAINTAINERS explains the words. */
function meaningOf(status: string): string {
  const [, meaning] = MEANINGS.find(([word]) => status.toLowerCase().startsWith(word)) ?? []
  return meaning === undefined ? status : `${status}: ${meaning}`
}

const MEANINGS: readonly (readonly [word: string, meaning: string])[] = [
  ['supported', 'somebody is paid to look after this.'],
  ['maintained', 'somebody looks after this.'],
  ['odd fixes', 'there is a maintainer, who has little time for it.'],
  ['orphan', 'nobody looks after this.'],
  ['obsolete', 'this is old code that something better has replaced.'],
]

const LINKS: Readonly<Record<string, { label: string; icon: string }>> = {
  T: { label: 'Tree', icon: 'repo' },
  Q: { label: 'Patchwork', icon: 'inbox' },
  P: { label: 'Profile', icon: 'book' },
  B: { label: 'Bugs', icon: 'bug' },
  C: { label: 'Chat', icon: 'comment-discussion' },
  W: { label: 'Web', icon: 'globe' },
}

/** One thing that a section names. */
export function linkItem(node: {
  readonly section: SectionRef
  readonly link: SectionLink
}): TreeItem {
  const { section, link } = node
  const { label, icon } = LINKS[link.letter] ?? { label: `${link.letter}:`, icon: 'link' }
  const item = new TreeItem(label)
  const text = plain(link.text)
  const does =
    link.uri === undefined ? 'A click copies it: no browser opens this.' : 'A click opens it.'
  item.id = `link ${section.at.uri} ${section.at.line} ${link.letter} ${link.text}`
  item.description = text
  item.iconPath = new ThemeIcon(icon)
  item.tooltip = `${text}\n${does}`
  item.contextValue = 'link'
  item.accessibilityInformation = { label: `${label}: ${text}` }
  item.command = { command: OPEN_LINK_COMMAND, title: does, arguments: [node] }
  return item
}
