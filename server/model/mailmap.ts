import type { MailmapEntry } from '../parse/mailmap'
import type { Identity } from './identity'

/** Gives each identity of the history its present form. */
export type Mailmap = (identity: Identity) => Identity

/** A mailmap as git applies it: names and addresses are compared without regard to case, later lines win. */
export function mailmapOf(entries: readonly MailmapEntry[]): Mailmap {
  const byEmail = new Map<string, Replacements>()
  for (const { newName, newEmail, oldName, oldEmail } of entries) {
    const key = oldEmail.text.toLowerCase()
    const known = byEmail.get(key) ?? { byName: new Map<string, Partial<Identity>>() }
    byEmail.set(key, known)
    const name = newName?.text
    const email = newEmail?.text
    if (oldName) {
      known.byName.set(oldName.text.toLowerCase(), replacement(name, email))
    } else known.always = { ...known.always, ...replacement(name, email) }
  }
  return identity => {
    const known = byEmail.get(identity.email.toLowerCase())
    if (!known) return identity
    return { ...identity, ...(known.byName.get(identity.name.toLowerCase()) ?? known.always) }
  }
}

interface Replacements {
  always?: Partial<Identity>
  readonly byName: Map<string, Partial<Identity>>
}

function replacement(name: string | undefined, email: string | undefined): Partial<Identity> {
  return { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) }
}
