import type { Subsystem } from '../subsystems'
import { WHITE_SPACE } from '../../parse/whiteSpace'
import type { Options } from './options'
import type { Recipients } from './recipients'

/** What the script gathers beside people and lists, each in the order found and with repetitions. */
export interface Categories {
  readonly scm: string[]
  readonly web: string[]
  readonly bug: string[]
  readonly subsystem: string[]
  readonly status: string[]
  readonly substatus: string[]
}

/** Empty categories. */
export function noCategories(): Categories {
  return { scm: [], web: [], bug: [], subsystem: [], status: [], substatus: [] }
}

/** Adds everybody and everything that one section names. `suffix` stands behind each role: `:Keyword:…` for a keyword. */
export function addCategories(
  subsystem: Subsystem,
  suffix: string,
  { moderated, s, l, m, r }: Options,
  recipients: Recipients,
  categories: Categories,
): void {
  const name = shortName(subsystem.name)
  const { title, status } = roleOf(subsystem)
  for (const { letter, value } of subsystem.categories) {
    if (letter === 'M' && m) recipients.addAll(value, `${title}:${name}${suffix}`)
    else if (letter === 'R' && r) recipients.addAll(value, `reviewer:${name}${suffix}`)
    else if (letter === 'L') {
      const list = readList(value)
      const wanted = { open: l, moderated: l && moderated, subscriber: s }[list.access]
      const of = name === 'THE REST' ? '' : `:${name}`
      if (wanted) recipients.addList(list.address, `${list.access} list${of}${suffix}`)
    } else if (letter === 'T') categories.scm.push(`${value}${suffix}`)
    else if (letter === 'W') categories.web.push(`${value}${suffix}`)
    else if (letter === 'B') categories.bug.push(`${value}${suffix}`)
    else if (letter === 'S') categories.status.push(`${value}${suffix}`)
  }
  categories.subsystem.push(subsystem.name)
  if (subsystem.name !== 'THE REST' && status !== 'Maintained') {
    categories.substatus.push(`${subsystem.name} status: ${status}${suffix}`)
  }
}

/** A mailing list as an `L:` line names it. */
export interface ListLine {
  readonly address: string
  readonly access: 'open' | 'moderated' | 'subscriber'
}

const LIST = new RegExp(`^[^]*?([^${WHITE_SPACE}]+)[${WHITE_SPACE}]+([^]*)$`)

/** What follows the address says who may write to the list. */
export function readList(value: string): ListLine {
  const [, address = value, more = ''] = LIST.exec(value) ?? []
  const access = more.includes('subscribers-only')
    ? 'subscriber'
    : more.includes('moderated')
      ? 'moderated'
      : 'open'
  return { address, access }
}

const LONGEST_NAME = 50

/** A name of more than 50 characters is cut to 47 and three dots. */
function shortName(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= LONGEST_NAME) return name
  const cut = characters.slice(0, LONGEST_NAME - 3).join('')
  return `${cut.replace(new RegExp(`[${WHITE_SPACE}]+$`), '')}...`
}

function roleOf({ categories }: Subsystem): { title: string; status: string } {
  const status = categories.findLast(({ letter }) => letter === 'S')?.value ?? 'Unknown'
  const title =
    status.toLowerCase() === 'buried alive in reporters' ? 'chief penguin' : 'maintainer'
  return { title, status }
}
