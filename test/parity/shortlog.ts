import type { PersonRow } from '../../server/model/contributors/contributorReport'

/** Changes by address in small letters: git takes an address in other letters for somebody else, and we do not. */
export type ChangesByAddress = ReadonlyMap<string, number>

/** What `git shortlog -sne` prints. */
export function changesInShortlog(text: string): ChangesByAddress {
  const changes = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [, count = '', name = '', email = ''] = /^\s*(\d+)\t(.*) <(.*)>$/.exec(line) ?? []
    if (count !== '') add(changes, email || name, Number(count))
  }
  return changes
}

/** The same of our own rows. */
export function changesInRows(rows: readonly PersonRow[]): ChangesByAddress {
  const changes = new Map<string, number>()
  for (const { identity, changes: count } of rows)
    if (count > 0) add(changes, identity.email || identity.name, count)
  return changes
}

/** What the two say differently, one line each. */
export function differencesBetween(git: ChangesByAddress, ours: ChangesByAddress): string[] {
  return [...new Set([...git.keys(), ...ours.keys()])].flatMap(address => {
    const [theirs, mine] = [git.get(address) ?? 0, ours.get(address) ?? 0]
    return theirs === mine ? [] : [`${address}: git ${theirs}, ours ${mine}`]
  })
}

function add(changes: Map<string, number>, who: string, count: number): void {
  const key = who.toLowerCase()
  changes.set(key, (changes.get(key) ?? 0) + count)
}
