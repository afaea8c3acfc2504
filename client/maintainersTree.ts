import { isDeepStrictEqual } from 'node:util'
import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode'
import type {
  MaintainerEntry,
  MaintainerGroup,
  MaintainersAnswer,
  PatchRef,
  SectionLink,
  SectionRef,
} from '../server/protocol/maintainers'
import type { RecipientChoices } from './recipientChoices'
import { type Detail, detailItem, detailsOf } from './recipientDetails'
import { entryItem, groupItem } from './recipientItems'
import { linkItem, sectionItem, sectionsItem } from './sectionItems'

/**
 * A line of the tree: a group, a person or list in it, what there is to know of them; all sections, one of them, or one
 * of its links.
 */
export type MaintainersNode = RecipientNode | SectionsNode

export type RecipientNode =
  | { readonly is: 'group'; readonly group: MaintainerGroup }
  | EntryNode
  | { readonly is: 'detail'; readonly of: EntryNode; readonly detail: Detail }

interface EntryNode {
  readonly is: 'entry'
  readonly group: MaintainerGroup
  readonly entry: MaintainerEntry
}

export type SectionsNode =
  | { readonly is: 'sections'; readonly sections: readonly SectionRef[] }
  | { readonly is: 'section'; readonly section: SectionRef }
  | { readonly is: 'link'; readonly section: SectionRef; readonly link: SectionLink }

/** An answer of the server with what the user makes of it. */
export interface ShownAnswer {
  readonly answer: MaintainersAnswer
  readonly choices: RecipientChoices
}

/** Shows one answer of the server; an empty tree where there is none. */
export class MaintainersTree implements TreeDataProvider<MaintainersNode> {
  private readonly changed = new EventEmitter<void>()
  readonly onDidChangeTreeData = this.changed.event
  private roots: readonly MaintainersNode[] = []
  private shown: ShownAnswer | undefined

  /** Draws nothing anew where the answer says what the one before said: a box that is being clicked would be lost. */
  show(shown: ShownAnswer | undefined): void {
    const before = this.shown
    this.shown = shown
    if (shown?.choices === before?.choices && isDeepStrictEqual(shown?.answer, before?.answer)) {
      return
    }
    const groups = shown?.answer.groups.filter(({ entries }) => entries.length > 0) ?? []
    const sections = shown?.answer.sections ?? []
    this.roots = [
      ...groups.map(group => ({ is: 'group', group }) as const),
      ...(sections.length > 0 ? [{ is: 'sections', sections } as const] : []),
    ]
    this.changed.fire()
  }

  /** Another choice was made of the same answer. */
  choicesChanged(): void {
    this.changed.fire()
  }

  getChildren(node?: MaintainersNode): MaintainersNode[] {
    switch (node?.is) {
      case undefined:
        return [...this.roots]
      case 'group': {
        const { group } = node
        return group.entries.map(entry => ({ is: 'entry', group, entry }))
      }
      case 'sections':
        return node.sections.map(section => ({ is: 'section', section }))
      case 'section': {
        const { section } = node
        return section.links.map(link => ({ is: 'link', section, link }))
      }
      case 'entry':
        return detailsOf(node.entry, this.patches).map(detail => ({
          is: 'detail',
          of: node,
          detail,
        }))
      case 'detail':
      case 'link':
        return []
    }
  }

  getParent(node: MaintainersNode): MaintainersNode | undefined {
    switch (node.is) {
      case 'group':
      case 'sections':
        return undefined
      case 'entry':
        return this.roots.find(root => root.is === 'group' && root.group.id === node.group.id)
      case 'section':
        return this.roots.find(root => root.is === 'sections')
      case 'detail':
        return node.of
      case 'link':
        return { is: 'section', section: node.section }
    }
  }

  getTreeItem(node: MaintainersNode): TreeItem {
    switch (node.is) {
      case 'group':
        return groupItem(node.group, this.shown?.choices, this.isAllThereIs(node.group))
      case 'entry':
        return entryItem(node.group, node.entry, this.shown?.choices, this.patches)
      case 'detail':
        return detailItem(node)
      case 'sections':
        return sectionsItem(node.sections)
      case 'section':
        return sectionItem(node.section)
      case 'link':
        return linkItem(node)
    }
  }

  /** Whether MAINTAINERS names nobody for this code: then those who worked on it are what somebody looks for. */
  private isAllThereIs({ id }: MaintainerGroup): boolean {
    return id === 'history' && this.sections.every(({ name }) => name === 'THE REST')
  }

  private get patches(): readonly PatchRef[] {
    return this.shown?.answer.patches ?? []
  }

  private get sections(): readonly SectionRef[] {
    return this.shown?.answer.sections ?? []
  }

  dispose(): void {
    this.changed.dispose()
  }
}
