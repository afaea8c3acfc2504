import { readList } from './getMaintainer/categories'
import type { Identity } from './identity'
import type { Mailmap } from './mailmap'
import type { PatternMatch, Reason, Recipient } from './maintainersAnswer'
import type { Ignored } from './askedNotToBeCopied'
import type { NamedInFile } from './namedInFile'
import { peopleOnLine } from './peopleOnLine'
import type { StoredOwner } from './storedOwners'
import { isBuriedAlive, statusOf, type Subsystem } from './subsystems'

interface Draft {
  name: string
  readonly email: string
  group: Recipient['group']
  readonly reasons: Reason[]
  mostSpecific: boolean
  readonly patches: Set<number>
  access?: 'open' | 'moderated' | 'subscriber'
  formerly?: Identity
  lastActive?: string
}

const RANK = { to: 0, cc: 1, lists: 2, history: 3 }

/** Everybody once, by present address, with all reasons and the best group. */
export class FoundRecipients {
  private readonly drafts = new Map<string, Draft>()
  private readonly owned = new Map<string, string[]>()
  /** The patch that whoever is added now is for. */
  private patch: number | undefined

  constructor(
    private readonly mailmap: Mailmap,
    private readonly ignored: Ignored,
  ) {}

  /** Whoever is added from now on is for this patch, or for no patch in particular. */
  about(patch: number | undefined): void {
    this.patch = patch
  }

  addSection(subsystem: Subsystem, pattern: PatternMatch, mostSpecific: boolean): void {
    for (const { letter, value, file, line } of subsystem.categories) {
      const reason = {
        section: subsystem.name.trim(),
        status: statusOf(subsystem),
        file,
        line,
        pattern,
      }
      if (letter === 'L') {
        const { address, access } = readList(value)
        const draft = this.draft({ name: '', email: address }, 'lists')
        draft.access = access
        draft.mostSpecific ||= mostSpecific
        addReason(draft, { kind: 'section', role: 'list', ...reason })
      } else if ((letter === 'M' && !isBuriedAlive(subsystem)) || letter === 'R') {
        const role = letter === 'M' ? 'maintainer' : 'reviewer'
        for (const person of peopleOnLine(value)) {
          const group = role === 'maintainer' && mostSpecific ? 'to' : 'cc'
          const draft = this.draft(person, group)
          draft.mostSpecific ||= group === 'to'
          addReason(draft, { kind: 'section', role, ...reason })
        }
      }
    }
  }

  /** A handle has no address; it is shown, and cannot be selected. */
  addOwners({ owners, ...found }: StoredOwner, path: string, group: 'to' | 'cc'): void {
    const { file, line, pattern } = found
    for (const owner of owners) {
      const isHandle = owner.startsWith('@')
      const draft = this.draft(
        isHandle ? { name: owner, email: '' } : { name: '', email: owner },
        group,
      )
      const key = `${owner} ${file}:${line}`
      const paths = this.owned.get(key) ?? []
      if (paths.length === 0) {
        this.owned.set(key, paths)
        addReason(draft, { kind: 'owner', file, line, pattern, paths })
      }
      if (!paths.includes(path)) paths.push(path)
    }
  }

  /** A binding's maintainers are asked for; other names in a file may be as old as the file. */
  addNamed({ as, line, name, email }: NamedInFile, file: string): void {
    const draft = this.draft({ name, email }, as === 'maintainers' ? 'cc' : 'history')
    addReason(draft, { kind: 'named', as, file, line })
  }

  addPerson(person: Identity, group: 'cc' | 'history', reason: Reason, lastActive?: string): void {
    const draft = this.draft(person, group)
    addReason(draft, reason)
    if (lastActive !== undefined) draft.lastActive = lastActive
  }

  /** When somebody was last seen, without making anybody a recipient for it. */
  note(person: Identity, reason: Reason, lastActive: string): void {
    const draft = this.drafts.get(this.mailmap(person).email.toLowerCase())
    if (!draft) return
    addReason(draft, reason)
    draft.lastActive = lastActive
  }

  /** Everybody in the order of the answer. `patches` are those that touch anything at all. */
  all(patches: readonly number[]): Recipient[] {
    const sorted = [...this.drafts.values()].sort((a, b) => RANK[a.group] - RANK[b.group])
    return sorted.map(({ patches: mine, ...draft }) => ({
      ...draft,
      header: 'Cc',
      preselected: false,
      required: false,
      ...(mine.size > 0 &&
        patches.some(patch => !mine.has(patch)) && { patches: [...mine].sort((a, b) => a - b) }),
      ...(draft.group !== 'lists' && this.isIgnored(draft) && { ignored: true }),
    }))
  }

  private isIgnored(draft: Draft | Omit<Draft, 'patches'>): boolean {
    return this.ignored(draft) || (draft.formerly !== undefined && this.ignored(draft.formerly))
  }

  private draft(written: Identity, group: Recipient['group']): Draft {
    const person = this.mailmap(written)
    const key = person.email === '' ? person.name : person.email.toLowerCase()
    const known = this.drafts.get(key)
    const { name, email } = person
    const draft: Draft = known ?? {
      name,
      email,
      group,
      reasons: [],
      mostSpecific: false,
      patches: new Set(),
    }
    if (!known) this.drafts.set(key, draft)
    // A list has no name, and neither has a list that a file's head mentions.
    else if (draft.name === '' && draft.group !== 'lists') draft.name = name
    if (this.patch !== undefined) draft.patches.add(this.patch)
    if (RANK[group] < RANK[draft.group]) draft.group = group
    if (written.email.toLowerCase() !== email.toLowerCase()) draft.formerly ??= written
    return draft
  }
}

function addReason(draft: Draft, reason: Reason): void {
  if (!draft.reasons.some(other => isSame(other, reason))) draft.reasons.push(reason)
}

/** Several patches of a posting, and several paths, may give the same reason. */
function isSame(other: Reason, reason: Reason): boolean {
  if (other.kind === 'section' && reason.kind === 'section') {
    const { file, line, pattern } = reason
    return other.line === line && other.file === file && other.pattern === pattern
  }
  if (other.kind === 'named' && reason.kind === 'named') {
    return other.line === reason.line && other.file === reason.file
  }
  if (other.kind === 'fixes' && reason.kind === 'fixes') return other.commit === reason.commit
  return false
}
