import { isDeepStrictEqual } from 'node:util'
import {
  EventEmitter,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode'
import type { ChangelogReport, ReportLine } from '../server/protocol/report'
import { escaped, plain } from './plain'

/** A line of the tree: a reader or "Ready to send?", what is not asked there, or one question. */
export type ReportNode =
  | { readonly is: 'section'; readonly section: Section }
  | { readonly is: 'notAsked'; readonly section: Section }
  | { readonly is: 'line'; readonly section: Section; readonly line: ReportLine }

/** What stands at the top of the tree. */
interface Section {
  readonly id: 'ready' | ChangelogReport['readers'][number]['reader']
  readonly lines: readonly ReportLine[]
}

/** The command behind each line that has a place. */
const OPEN_PLACE_COMMAND = 'kernelPatch.openReportPlace'

/** Shows one report; an empty tree where there is none. */
export class ReportTree implements TreeDataProvider<ReportNode> {
  private readonly changed = new EventEmitter<void>()
  readonly onDidChangeTreeData = this.changed.event
  private sections: readonly Section[] = []

  /** Draws nothing anew where the report says what the one before said. */
  show(report: ChangelogReport | undefined): void {
    const sections = report
      ? [
          { id: 'ready' as const, lines: report.ready },
          ...report.readers.map(({ reader, questions }) => ({ id: reader, lines: questions })),
        ]
      : []
    if (isDeepStrictEqual(sections, this.sections)) return
    this.sections = sections
    this.changed.fire()
  }

  getChildren(node?: ReportNode): ReportNode[] {
    if (!node) return this.sections.map(section => ({ is: 'section', section }))
    const { section } = node
    const isAsked = ({ state }: ReportLine): boolean => state !== 'notAsked'
    const lineNode = (line: ReportLine): ReportNode => ({ is: 'line', section, line })
    switch (node.is) {
      case 'section': {
        const asked = section.lines.filter(isAsked).map(lineNode)
        const all = asked.length === section.lines.length
        return all ? asked : [...asked, { is: 'notAsked', section }]
      }
      case 'notAsked':
        return section.lines.filter(line => !isAsked(line)).map(lineNode)
      case 'line':
        return []
    }
  }

  getTreeItem(node: ReportNode): TreeItem {
    switch (node.is) {
      case 'section':
        return sectionItem(node.section)
      case 'notAsked':
        return notAskedItem(node.section)
      case 'line':
        return lineItem(node)
    }
  }

  dispose(): void {
    this.changed.dispose()
  }
}

const SECTIONS: Readonly<Record<Section['id'], { label: string; tooltip: string; icon: string }>> =
  {
    ready: {
      label: 'Ready to send?',
      tooltip: 'What bounces first stands first.',
      icon: 'send',
    },
    reviewer: {
      label: 'Reviewer',
      tooltip: 'Judges the change: what it does, why, and whether the text tells all of it.',
      icon: 'eye',
    },
    backporter: {
      label: 'Backporter',
      tooltip: 'Decides whether older releases need the change, and how far back.',
      icon: 'git-branch',
    },
    hunter: {
      label: 'Bug hunter',
      tooltip: 'Has a symptom and looks for the commit that brought it or cured it.',
      icon: 'bug',
    },
    user: {
      label: 'User',
      tooltip: 'Wants to know what is different after an update.',
      icon: 'person',
    },
  }

function sectionItem({ id, lines }: Section): TreeItem {
  const { label, tooltip, icon } = SECTIONS[id]
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded)
  const open = lines.filter(({ state }) => state === 'open').map(({ topic }) => topic)
  item.id = id
  item.iconPath = new ThemeIcon(icon)
  item.description = open.length > 0 ? `open: ${open.join(', ')}` : ''
  item.tooltip = tooltip
  item.contextValue = 'section'
  const spoken = open.length > 0 ? `Open: ${open.join(', ')}.` : 'Nothing is open.'
  item.accessibilityInformation = { label: `${label}. ${spoken} ${tooltip}` }
  return item
}

function notAskedItem({ id, lines }: Section): TreeItem {
  const item = new TreeItem('Not asked', TreeItemCollapsibleState.Collapsed)
  const topics = lines.filter(({ state }) => state === 'notAsked').map(({ topic }) => topic)
  item.id = `${id} not asked`
  item.iconPath = new ThemeIcon('dash')
  item.description = topics.join(', ')
  item.tooltip = 'Questions that make no sense for this kind of change.'
  item.accessibilityInformation = { label: `Not asked of this change: ${topics.join(', ')}` }
  return item
}

/** None of the states is a fault, and so none of the icons is red. */
const STATES: Readonly<Record<ReportLine['state'], { icon: string; spoken: string }>> = {
  answered: { icon: 'check', spoken: 'answered by the text' },
  fact: { icon: 'check', spoken: 'answered by git or the diff' },
  open: { icon: 'circle-large-outline', spoken: 'open' },
  notAsked: { icon: 'dash', spoken: 'not asked' },
  ready: { icon: 'check', spoken: 'ready' },
  unknown: { icon: 'question', spoken: 'not known' },
}

function lineItem(node: Extract<ReportNode, { is: 'line' }>): TreeItem {
  const { section, line } = node
  const { icon, spoken } = STATES[line.state]
  const said = line.state === 'answered' ? `“${plain(line.text)}”` : plain(line.text)
  const item = new TreeItem(line.label)
  item.id = `${section.id} ${line.id}`
  item.iconPath = new ThemeIcon(icon)
  item.description = said
  item.tooltip = new MarkdownString(`**${escaped(line.label)}**\n\n${escaped(said)}`)
  item.contextValue = line.at ? 'line place' : 'line'
  item.accessibilityInformation = { label: `${line.label} ${spoken}: ${said}` }
  if (line.at) {
    item.command = { command: OPEN_PLACE_COMMAND, title: 'Go to Place', arguments: [node] }
  }
  return item
}
