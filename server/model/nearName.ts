import { editDistance } from '../text/editDistance'

/** Names shorter than this may differ by one letter only, longer ones by two. */
const LONG = 12

/**
 * The names among `names` that `name` looks like a slip of: a letter or two differ. Other numbers (`uart1`), plural and
 * underscores in front make no slip, and neither do letters that stand for any (`GPIOx`, `upper_NN_bits`). A name that is
 * near to many belongs to their family.
 */
export function nearNames(name: string, names: Iterable<string>): string[] {
  const limit = name.length < LONG ? 1 : 2
  const found: string[] = []
  for (const other of names) {
    if (Math.abs(other.length - name.length) > limit || other === name) continue
    if (!isSwapped(name, other) && editDistance(name, other, limit) > limit) continue
    if (meansAnother(name, other)) return []
    found.push(other)
  }
  return found.length > MOST ? [] : found
}

/** So many names can be meant. */
const MOST = 2

/** Whether two neighbouring letters changed places, which is two changes but one slip. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = Array.from(a).findIndex((letter, index) => letter !== b.charAt(index))
  return (
    a.charAt(at) === b.charAt(at + 1) &&
    a.charAt(at + 1) === b.charAt(at) &&
    a.slice(at + 2) === b.slice(at + 2)
  )
}

/** Whether what differs tells two things apart on purpose. */
function meansAnother(name: string, other: string): boolean {
  if (name.toLowerCase() === other.toLowerCase()) return true
  const isSymbol = name.startsWith('CONFIG_')
  // Manuals, devices and drivers set the underscores of a name as they like.
  if (!isSymbol && letters(name) === letters(other)) return true
  const [ours, theirs] = withoutShared(name, other)
  if (/^_?[xXnN]{1,2}$/.test(ours)) return true
  if (ours === '' || theirs === '') {
    const more = ours + theirs
    const atStart = (ours === '' ? other : name).startsWith(more)
    const atEnd = (ours === '' ? other : name).endsWith(more)
    if (atStart && /^_+$/.test(more)) return true
    if (atEnd && /^(?:e?s|[A-Z])$/.test(more)) return !(isSymbol && more === 'S')
  }
  const [part, otherPart] = withoutShared(name.split('_'), other.split('_')).map(parts =>
    [...parts].join('_'),
  )
  return isShort(part ?? '', otherPart ?? '')
}

function letters(name: string): string {
  return name.replaceAll('_', '')
}

/** Whether two parts of names are models, or too short to be slips of each other: `rx` and `tx`, `get` and `set`. */
function isShort(part: string, other: string): boolean {
  if (/\d/.test(part + other)) return true
  return Math.max(part.length, other.length) <= 3 && !isSwapped(part, other)
}

/** What is left of two lists, or texts, without what they begin and end with alike. */
function withoutShared<T extends string | readonly string[]>(a: T, b: T): readonly [T, T] {
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const rest = (all: T): T => all.slice(head, all.length - tail) as T
  return [rest(a), rest(b)]
}
