import { nameKey, type Identity } from './identity'

/**
 * Whether somebody whom MAINTAINERS names is no person but a list, a team or a company, which never writes mail itself.
 * A name tells more than an address: many people write from `linux@` or `kernel@` a host of their own. Without a name
 * it is taken for a role, unless the address is `first.last@` something.
 */
export function isRole({ name, email }: Identity, lists: ReadonlySet<string>): boolean {
  const [local = '', host = ''] = email.toLowerCase().split('@')
  if (lists.has(email.toLowerCase()) || LIST_HOST.test(host)) return true
  const words = wordsOf(nameKey({ name }))
  if (words.length > 0) return words.some(isOfAGroup)
  return !/^[a-z]{2,}\.[a-z]{2,}$/.test(local) || wordsOf(local).some(isOfAGroup)
}

const LIST_HOST = /^(?:lists|vger|groups|googlegroups)\./

/** Words in the names of teams and companies that no name of an author or signer in U-Boot's whole history has. */
const OF_A_GROUP = new Set(
  `developers development group inc list lists maintainers maintenance officers reviewers support team teams
  upstream`.split(/\s+/),
)

function isOfAGroup(word: string): boolean {
  return OF_A_GROUP.has(word)
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}]+/u).filter(word => word !== '')
}
