import { dropWhiteSpace, skipWhiteSpace, trimmed } from '../../parse/whiteSpace'
import { formatEmail, parseEmail, type NamedAddress } from './address'

/** Gives an address, written `Name <address>` or bare, the form that .mailmap wants. */
export type Aliases = (email: string) => string

/**
 * Reads .mailmap as get_maintainer.pl does, which differs from git: case matters, a `#` anywhere opens a comment, and
 * an entry for a name and an address is looked up under both together before the address alone.
 */
export function aliasesFrom(mailmap: string): Aliases {
  let whole: Aliases | undefined
  let asked = 0
  const known = new Map<string, string>()
  return email => {
    if (asked++ > FEW) {
      whole ??= aliasesIn(mailmap.split('\n'))
      const form = known.get(email) ?? whole(email)
      // The same few thousand come back for every file.
      if (known.size < MOST_KNOWN) known.set(email, form)
      return form
    }
    // Each key that is looked up holds the address, and reading a thousand lines for it takes longer than finding it.
    const { address } = parseEmail(email)
    return aliasesIn(linesWith(address, mailmap))(email)
  }
}

/** So many addresses are remembered. */
const MOST_KNOWN = 20_000

/** So many addresses are looked for before all lines are read. */
const FEW = 50

/** The lines with a text in them, in order. */
function linesWith(text: string, lines: string): string[] {
  const found: string[] = []
  for (let at = lines.indexOf(text); at >= 0;) {
    const next = lines.indexOf('\n', at)
    const end = next < 0 ? lines.length : next
    found.push(lines.slice(lines.lastIndexOf('\n', at) + 1, end))
    at = lines.indexOf(text, end + 1)
    if (end === lines.length) break
  }
  return found
}

function aliasesIn(lines: readonly string[]): Aliases {
  const names = new Map<string, string>()
  const addresses = new Map<string, string>()
  for (const line of lines) {
    const text = trimmed(line.replace(/#[^]*/, ''))
    if (!text.endsWith('>') || text.length > LONGEST) continue
    const single = singleForm(text)
    if (single) {
      names.set(single.address, single.name)
      continue
    }
    const pair = pairForm(text)
    if (!pair) continue
    if (pair.name !== undefined) names.set(pair.wrong, pair.name)
    addresses.set(pair.wrong, pair.address)
  }
  return email => {
    const parsed = parseEmail(email)
    const whole = formatEmail(parsed)
    const key = names.has(whole) || addresses.has(whole) ? whole : parsed.address
    const name = names.get(key)
    const address = addresses.get(key)
    if (name === undefined && address === undefined) return whole
    return formatEmail({ name: name ?? parsed.name, address: address ?? parsed.address })
  }
}

/** Longer lines map nothing: trying each bracket of one costs time in the square of its length. */
const LONGEST = 2000

/** `Name <mail>` */
function singleForm(text: string): NamedAddress | undefined {
  const open = text.indexOf('<')
  const end = text.length - 1
  if (open < 1 || end === open + 1 || text.indexOf('>', open) !== end) return undefined
  return parseEmail(`${dropped(text.slice(0, open))} <${text.slice(open + 1, end)}>`)
}

interface Pair {
  /** The key under which the script looks the old form up: the address, or `Name <address>`. */
  readonly wrong: string
  readonly name: string | undefined
  readonly address: string
}

/** `<new> <old>`, `Name <new> <old>` and `Name <new> Old Name <old>`, in the order in which the script tries them. */
function pairForm(text: string): Pair | undefined {
  const end = text.length - 1
  const close = text.lastIndexOf('>', end - 1)
  if (close < 0) return undefined
  const second = text.slice(skipWhiteSpace(text, close + 1, end), end)
  if (second.length > 1 && second.startsWith('<')) {
    const wrong = second.slice(1)
    if (text.startsWith('<')) {
      const address = text.slice(1, close)
      if (address !== '' && !address.includes('>')) return { wrong, name: undefined, address }
    }
    const open = text.lastIndexOf('<', close - 2)
    if (open >= 1 && text.lastIndexOf('>', close - 1) < open) {
      const real = realOf(text, open, close)
      return { wrong, ...real }
    }
  }
  return namedPair(text, end, close)
}

/** The longest name before the first address wins, so the brackets are tried from the right. */
function namedPair(text: string, end: number, close: number): Pair | undefined {
  const last = text.lastIndexOf('<', end - 2)
  if (last < close) return undefined
  for (
    let open = text.lastIndexOf('<', last - 1);
    open >= 1;
    open = text.lastIndexOf('<', open - 1)
  ) {
    const shut = text.indexOf('>', open + 1)
    if (shut <= open + 1 || shut + 2 > last) continue
    const oldName = dropped(text.slice(shut + 1, last))
    const wrong = formatEmail(parseEmail(`${oldName} <${text.slice(last + 1, end)}>`))
    return { wrong, ...realOf(text, open, shut) }
  }
  return undefined
}

function realOf(text: string, open: number, close: number): NamedAddress {
  return parseEmail(`${dropped(text.slice(0, open))} <${text.slice(open + 1, close)}>`)
}

function dropped(text: string): string {
  return text.slice(0, dropWhiteSpace(text, 0, text.length))
}
