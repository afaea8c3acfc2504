import { readList } from './getMaintainer/categories'
import type { Identity } from './identity'
import type { Mailmap } from './mailmap'
import type { PatternMatch, Reason, Recipient } from './maintainersAnswer'
import { peopleOnLine } from './peopleOnLine'
import { isBuriedAlive, statusOf, type Subsystem } from './subsystems'

interface Draft extends Identity {
  group: Recipient['group']
  readonly reasons: Reason[]
  access?: 'open' | 'moderated' | 'subscriber'
  formerly?: Identity
  lastActive?: string
}

const RANK = { to: 0, cc: 1, lists: 2, history: 3 }

/** Everybody once, by present address, with all reasons and the best group. */
export class FoundRecipients {
  private readonly drafts = new Map<string, Draft>()

  constructor(private readonly mailmap: Mailmap) {}

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
        addReason(draft, { kind: 'section', role: 'list', ...reason })
      } else if ((letter === 'M' && !isBuriedAlive(subsystem)) || letter === 'R') {
        const role = letter === 'M' ? 'maintainer' : 'reviewer'
        for (const person of peopleOnLine(value)) {
          const group = role === 'maintainer' && mostSpecific ? 'to' : 'cc'
          addReason(this.draft(person, group), { kind: 'section', role, ...reason })
        }
      }
    }
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

  all(): Recipient[] {
    return [...this.drafts.values()].sort((a, b) => RANK[a.group] - RANK[b.group])
  }

  private draft(written: Identity, group: Recipient['group']): Draft {
    const person = this.mailmap(written)
    const key = person.email.toLowerCase()
    const known = this.drafts.get(key)
    const draft = known ?? { name: person.name, email: person.email, group, reasons: [] }
    if (!known) this.drafts.set(key, draft)
    if (RANK[group] < RANK[draft.group]) draft.group = group
    if (written.email.toLowerCase() !== key) draft.formerly ??= written
    return draft
  }
}

function addReason(draft: Draft, reason: Reason): void {
  const known = draft.reasons.some(other => {
    if (other.kind !== 'section' || reason.kind !== 'section') return false
    return (
      other.line === reason.line && other.file === reason.file && other.pattern === reason.pattern
    )
  })
  if (!known) draft.reasons.push(reason)
}
