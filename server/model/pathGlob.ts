/** A pattern in the syntax of .gitignore, as CODEOWNERS and .gitattributes use it, ready for paths. */
export type PathGlob = (path: string) => boolean

/** How the two differ. */
interface GlobKind {
  /** A pattern that names a directory stands for all that lies in it. */
  readonly directories: boolean
  /** `[a-z]` is a class of characters. */
  readonly classes: boolean
}

/** CODEOWNERS: directories count for all below them, but `docs/*` for what lies directly in `docs` alone. */
export const CODE_OWNERS: GlobKind = { directories: true, classes: false }
/** .gitattributes: only files are matched, and a slash at the end matches nothing. */
export const GIT_ATTRIBUTES: GlobKind = { directories: false, classes: true }

/** Any text is a pattern. The time that a path takes is bounded by the product of both lengths. */
export function pathGlob(pattern: string, { directories, classes }: GlobKind): PathGlob {
  const folder = pattern.endsWith('/')
  if (folder && !directories) return () => false
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '')
  if (bare === '') return () => directories && folder
  const anchored = /^\/|\/./.test(pattern)
  const parts = [...(anchored ? [] : ['**']), ...bare.split('/')]
  const last = parts.at(-1) ?? ''
  const below = directories && (folder || !(parts.length > 1 && anchored && last === '*'))
  const segments = parts.map(part => (part === '**' ? ANY : segmentOf(part, classes)))
  return path => {
    const names = path.replace(/\/$/, '').split('/')
    const whole = !folder && matches(segments, names)
    return whole || (below && matches([...segments, SOME, ANY], names))
  }
}

type Segment = typeof ANY | ((name: string) => boolean)
const ANY = 'any number of names'
const SOME = (): boolean => true

/** One star at a time is enough: where a later one can match, an earlier one need not take more. */
function matches(segments: readonly Segment[], names: readonly string[]): boolean {
  return globbed(
    segments.length,
    names.length,
    at => segments[at] === ANY,
    (at, name) => {
      const segment = segments[at]
      return segment !== undefined && segment !== ANY && segment(names[name] ?? '')
    },
  )
}

function segmentOf(part: string, classes: boolean): (name: string) => boolean {
  const tokens = tokensOf(part, classes)
  return name => {
    const units = Array.from(name)
    return globbed(
      tokens.length,
      units.length,
      at => tokens[at] === '*',
      (at, unit) => {
        const token = tokens[at]
        return typeof token === 'function' && token(units[unit] ?? '')
      },
    )
  }
}

function globbed(
  tokens: number,
  items: number,
  isStar: (token: number) => boolean,
  fits: (token: number, item: number) => boolean,
): boolean {
  let token = 0
  let item = 0
  let star = -1
  let resume = 0
  while (item < items) {
    if (token < tokens && isStar(token)) {
      star = token++
      resume = item
    } else if (token < tokens && fits(token, item)) {
      token++
      item++
    } else if (star >= 0) {
      token = star + 1
      item = ++resume
    } else return false
  }
  while (token < tokens && isStar(token)) token++
  return token === tokens
}

type Token = '*' | ((unit: string) => boolean)

function tokensOf(part: string, classes: boolean): Token[] {
  const units = Array.from(part)
  const tokens: Token[] = []
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]
    const close = unit === '[' && classes ? units.indexOf(']', at + 2) : -1
    if (unit === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*')
    } else if (unit === '?') tokens.push(() => true)
    else if (close >= 0) {
      tokens.push(classOf(units.slice(at + 1, close)))
      at = close
    } else {
      const literal = unit === '\\' && at + 1 < units.length ? units[++at] : unit
      tokens.push(other => other === literal)
    }
  }
  return tokens
}

function classOf(units: readonly string[]): (unit: string) => boolean {
  const negated = units[0] === '!' || units[0] === '^'
  const ranges: [string, string][] = []
  for (let at = negated ? 1 : 0; at < units.length; at++) {
    const from = units[at] ?? ''
    const to = units[at + 1] === '-' ? units[at + 2] : undefined
    ranges.push([from, to ?? from])
    if (to !== undefined) at += 2
  }
  return unit => ranges.some(([from, to]) => unit >= from && unit <= to) !== negated
}
