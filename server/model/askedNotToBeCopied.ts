import { Slice } from '../text/slice'
import { identityIn, type Identity } from './identity'

/** Whether somebody has asked not to be copied. */
export type Ignored = (person: Identity) => boolean

/**
 * Reads .get_maintainer.ignore. A line names an address, a person, or both (`Name <address>`), of which the address
 * counts: the script compares the whole, and misses everybody who is written in another way.
 */
export function ignoredBy(text: string): Ignored {
  const emails = new Set<string>()
  const names = new Set<string>()
  for (const line of text.split('\n')) {
    const entry = line.replace(/#[^]*/, '').trim()
    if (entry === '') continue
    const { name, email } = identityIn(Slice.of(entry))
    if (email.includes('@')) emails.add(email.toLowerCase())
    else names.add((name || entry).replace(/^"|"$/g, '').toLowerCase())
  }
  return ({ name, email }) =>
    emails.has(email.toLowerCase()) || (name !== '' && names.has(name.toLowerCase()))
}
