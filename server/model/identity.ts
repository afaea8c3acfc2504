import { parseAddress } from '../parse/address'
import type { Slice } from '../text/slice'

/** A person or robot as git and mail write it. Either part may be empty. */
export interface Identity {
  readonly name: string
  readonly email: string
}

/** The usual way to write an identity: `Name <address>`, or the bare address where there is no name. */
export function formatIdentity({ name, email }: Identity): string {
  return name ? `${name} <${email}>` : email
}

/** Addresses are compared without regard to case, as every mail system in use treats them. */
export function sameEmail(a: Identity, b: Identity): boolean {
  return a.email.toLowerCase() === b.email.toLowerCase()
}

/** What two people of one name have in common: `Ada Author (Example Inc.)` is `Ada Author` at work. */
export function nameKey({ name }: Pick<Identity, 'name'>): string {
  return name
    .replace(/\([^()]*\)/g, ' ')
    .replace(/["\s]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Whether it is an address to which no mail can be sent, or that nobody has. */
export function isUnreachable(email: string): boolean {
  return UNREACHABLE.test(email)
}

const UNREACHABLE =
  /\bno-?reply\b|@(?:localhost|\(none\)|[^@]*\.(?:localdomain|local|lan|home|internal|invalid|\(none\)))$|@localdomain$|@(?:[^@]*\.)?example\.com$/i

/** The identity that a trailer's or header's value names; what it does not say is empty. */
export function identityIn(value: Slice): Identity {
  const { name, email } = parseAddress(value)
  return { name: name?.text ?? '', email: email?.text ?? '' }
}
