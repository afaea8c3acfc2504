import { formatEmail, parseEmail, type NamedAddress } from './address'
import { addressesIn } from './addressList'
import type { Aliases } from './aliases'
import type { Options } from './options'

/** One line of the answer in the making. */
export interface Recipient {
  email: string
  role: string
}

/**
 * The people and lists of one answer, with the script's bookkeeping: whoever shares a name or an address with somebody
 * listed is taken for him, and the first entry keeps its role.
 */
export class Recipients {
  private people: Recipient[] = []
  private readonly lists: Recipient[] = []
  private readonly namesInUse = new Set<string>()
  private readonly addressesInUse = new Set<string>()
  private readonly listsInUse = new Set<string>()
  private readonly firstByName = new Map<string, NamedAddress>()
  private readonly firstByAddress = new Map<string, NamedAddress>()

  constructor(
    private readonly options: Options,
    private readonly aliases: Aliases,
  ) {}

  /** A value of `M:` or `R:`, one address or several. False if it holds none at all. */
  addAll(value: string, role: string): boolean {
    const items = addressesIn(value)
    return items.map(item => this.add(item, role)).includes(true)
  }

  /** One address, unless it is listed; false if there is none in the text. */
  add(text: string, role: string): boolean {
    const person = parseEmail(text)
    if (person.address === '') return false
    const listed = { email: formatEmail(person, this.options.n), role }
    if (!this.options['remove-duplicates']) this.people.push(listed)
    else if (!this.isListed(person)) {
      this.people.push(listed)
      if (person.name !== '') this.namesInUse.add(person.name.toLowerCase())
      this.addressesInUse.add(person.address.toLowerCase())
    }
    return true
  }

  /** A mailing list, unless it is listed. */
  addList(address: string, role: string): void {
    const key = address.toLowerCase()
    if (this.listsInUse.has(key)) return
    this.listsInUse.add(key)
    this.lists.push({ email: address, role })
  }

  /** Puts somebody at the end whatever else is there. */
  append(email: string, role: string): void {
    this.people.push({ email, role })
  }

  /** Appends a role to everybody who has this name or this address. */
  addRole(text: string, role: string): void {
    const person = parseEmail(text)
    const email = formatEmail(person, this.options.n)
    for (const entry of this.people) {
      const same = this.options['remove-duplicates']
        ? sharesPart(person, entry)
        : entry.email === email
      if (!same || (role !== '' && entry.role.includes(role))) continue
      entry.role = entry.role === '' ? role : `${entry.role},${role}`
    }
  }

  /** Takes out everybody whose written form holds `email`. */
  remove(email: string): void {
    this.people = this.people.filter(entry => !entry.email.includes(email))
  }

  /** Gives everybody listed so far the form that .mailmap, and those listed before, want. */
  settle(): void {
    for (const entry of [...this.people, ...this.lists]) entry.email = this.settled(entry.email)
  }

  /** The form of an address that .mailmap wants, or that of the first one seen with the same name or address. */
  settled(email: string): string {
    const mapped = this.aliases(formatEmail(parseEmail(email)))
    if (!this.options['remove-duplicates']) return mapped
    const person = parseEmail(mapped)
    const name = person.name.toLowerCase()
    const address = person.address.toLowerCase()
    const first =
      (name !== '' ? this.firstByName.get(name) : undefined) ?? this.firstByAddress.get(address)
    if (!first) {
      this.firstByName.set(name, person)
      this.firstByAddress.set(address, person)
    }
    return this.aliases(formatEmail(first ?? person))
  }

  /** The people, then the lists if they are wanted; nobody twice. */
  all(): Recipient[] {
    const { email, l } = this.options
    const seen = new Map<string, Recipient>()
    for (const entry of [...(email ? this.people : []), ...(l ? this.lists : [])]) {
      if (!seen.has(entry.email)) seen.set(entry.email, entry)
    }
    return [...seen.values()]
  }

  private isListed({ name, address }: NamedAddress): boolean {
    const named = name !== '' && this.namesInUse.has(name.toLowerCase())
    return named || this.addressesInUse.has(address.toLowerCase())
  }
}

function sharesPart(person: NamedAddress, entry: Recipient): boolean {
  const { name, address } = parseEmail(entry.email)
  return person.name === name || person.address === address
}
