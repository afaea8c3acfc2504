import { isWhiteSpace } from '../../parse/whiteSpace'
import { formatEmail, parseEmail } from './address'

/** The addresses that the script finds in the text of a file, with what it takes for the names before them. */
export function addressesInFile(text: string, withNames: boolean): string[] {
  const found: string[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = runBack(text, at, from, isLocal)
    const end = local < at ? endOfDomain(text, at + 1) : undefined
    if (end === undefined) continue
    const before = text.slice(startOfName(text, local, from), bracketBefore(text, local, from))
    found.push(cleaned(before, text.slice(local, end), withNames))
    from = /[)>}]/.test(text.charAt(end)) ? end + 1 : end
    at = from - 1
  }
  return found
}

/** From the last two words before the address, or three where initials are among them, the script makes the name. */
function cleaned(before: string, address: string, withNames: boolean): string {
  const parsed = parseEmail(`${before}<${address}>`)
  const words = wordsOf(parsed.name.replace(/^"([^\n]*)"$/, '$1')).filter(
    word => !/^[',.+-]$/.test(word),
  )
  const [first = '', middle = '', last = ''] = words.slice(-3)
  const initials = isInitial(first, true) || isInitial(middle, false)
  const name =
    words.length <= 2 ? words.join(' ') : `${initials ? `${first} ` : ''}${middle} ${last}`
  const bare = name.replace(/[,.]$/, '').replace(/^[,.]/, '')
  return formatEmail({ name: bare, address: parsed.address }, withNames)
}

/** Cut as Perl's `split` does: empty words at the end are dropped, others stay. */
function wordsOf(name: string): string[] {
  const words = name.split(/[^\p{L}',.+-]/u)
  while (words.at(-1) === '') words.pop()
  return words
}

function isInitial(word: string, letterOnly: boolean): boolean {
  const characters = Array.from(word)
  if (characters.length === 1) return !letterOnly || /\p{L}/u.test(word)
  return characters.length === 2 && word.endsWith('.')
}

/** Letters and a little punctuation, then white space, commas and white space, then perhaps a bracket. */
function startOfName(text: string, local: number, from: number): number {
  let at = bracketBefore(text, local, from)
  at = runBack(text, at, from, isWhiteSpace)
  at = runBack(text, at, from, unit => unit === 44)
  at = runBack(text, at, from, isWhiteSpace)
  while (at > from) {
    const unit = text.charCodeAt(at - 1)
    const width = unit >= 0xdc00 && unit <= 0xdfff && at - 2 >= from ? 2 : 1
    if (!/^[\p{L}"' ,.+-]$/u.test(text.slice(at - width, at))) break
    at -= width
  }
  return at
}

function bracketBefore(text: string, local: number, from: number): number {
  return local > from && /[(<{]/.test(text.charAt(local - 1)) ? local - 1 : local
}

function runBack(
  text: string,
  from: number,
  limit: number,
  belongs: (unit: number) => boolean,
): number {
  let at = from
  while (at > limit && belongs(text.charCodeAt(at - 1))) at--
  return at
}

/** The end of `name.name`: up to the last dot that a letter or digit follows, and what follows of these. */
function endOfDomain(text: string, from: number): number | undefined {
  let end = from
  while (isDomain(text.charCodeAt(end))) end++
  for (let dot = end - 1; dot > from; dot--) {
    if (text.charCodeAt(dot) !== 46) continue
    let last = dot + 1
    while (last < end && isLetterOrDigit(text.charCodeAt(last))) last++
    if (last > dot + 1) return last
  }
  return undefined
}

function isLetterOrDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

function isDomain(unit: number): boolean {
  return isLetterOrDigit(unit) || unit === 45 || unit === 46
}

function isLocal(unit: number): boolean {
  return isDomain(unit) || unit === 43 || unit === 95
}
