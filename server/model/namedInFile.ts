import { addressesInFile } from './getMaintainer/fileAddresses'
import { identityIn, type Identity } from './identity'
import { Slice } from '../text/slice'

/** Somebody whom a source file names as its own. */
export interface NamedInFile extends Identity {
  /** `MODULE_AUTHOR`, the comment that opens the file, or the key `maintainers:` of a YAML file. */
  readonly as: 'module' | 'comment' | 'maintainers'
  /** Counted from 1. */
  readonly line: number
}

/**
 * Who is named by a file of the tree: by `MODULE_AUTHOR("…")`, with an address in the comments that open it, or, in
 * YAML, below `maintainers:`. Addresses elsewhere in a file are mostly data. `path` tells which comments it has.
 */
export function namedInFile(path: string, text: string): NamedInFile[] {
  const head = headComment(path, text).flatMap(({ content, line }) =>
    peopleIn(content, 'comment', line),
  )
  const key = /\.ya?ml$/.test(path) ? belowMaintainers(text) : []
  return [...key, ...moduleAuthors(text), ...head]
}

function peopleIn(content: string, as: NamedInFile['as'], line: number): NamedInFile[] {
  if (!content.includes('@')) return []
  return addressesInFile(content, true).flatMap(written => {
    const { name, email } = identityIn(Slice.of(written))
    // Before a bare address there mostly stands a company or a street.
    const bare = content.includes(`<${email}>`) ? name.replace(PREAMBLE, '') : ''
    const named = as === 'comment' && SENTENCE.test(bare) ? '' : bare
    return email ? [{ name: named, email, as, line }] : []
  })
}

/** The words before a name that the script's rule of two or three words lets through. */
const PREAMBLE = /^(?:by|author|authors|copyright|maintainer|contact|and|from)\s+/i

/** `Copyright Foo Limited and/or its affiliates <office@foo.example>`: no name has two words in small letters alone. */
const SENTENCE = /^\p{Ll}+ \p{Ll}+$/u

const MODULE = /^[ \t]*MODULE_(?:AUTHOR|MAINTAINER)[ \t]*\(/gm
/** Nobody writes a longer one; a hostile file is not read to its end again and again. */
const LONGEST = 2000

function moduleAuthors(text: string): NamedInFile[] {
  const found: NamedInFile[] = []
  // Most files name nobody so, and to learn that this way takes a tenth of the time.
  if (!text.includes('MODULE_')) return found
  const lines = lineCounter(text)
  for (const match of text.matchAll(MODULE)) {
    const start = match.index + match[0].length
    const written = stringsAt(text.slice(start, start + LONGEST))
    found.push(...peopleIn(written, 'module', lines(match.index)))
  }
  return found
}

/** The string literals up to the closing parenthesis, as the compiler joins them. */
function stringsAt(text: string): string {
  const token = /\s+|"((?:[^"\\\n]|\\.)*)"/y
  let joined = ''
  for (;;) {
    const match = token.exec(text)
    if (!match) return joined
    joined += (match[1] ?? '').replace(/\\n/g, '\n').replace(/\\(.)/g, '$1')
  }
}

/** The line of ascending offsets, counted from 1. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return offset => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset;) {
      line++
      at = next + 1
      next = text.indexOf('\n', at)
    }
    return line
  }
}

function belowMaintainers(text: string): NamedInFile[] {
  const found: NamedInFile[] = []
  let inside = false
  let number = 0
  for (const line of eachLine(text)) {
    number++
    if (!inside) {
      inside = /^maintainers:/.test(line)
      if (inside) found.push(...peopleIn(line.slice('maintainers:'.length), 'maintainers', number))
      continue
    }
    if (/^\s*(?:#|$)/.test(line)) continue
    const item = /^\s*-\s(.*)$/.exec(line)?.[1]
    // There is but one such key.
    if (item === undefined) return found
    found.push(...peopleIn(item, 'maintainers', number))
  }
  return found
}

interface CommentLine {
  readonly content: string
  readonly line: number
}

/** Further down a file stops to speak of itself. */
const HEAD_LINES = 200

/** The lines of the comments before anything else, without the marks of the comment. */
function headComment(path: string, text: string): CommentLine[] {
  const isC = /\.(?:c|h|cc|cpp|S|s|dts|dtsi|dtso|rs|java|js|ts|go|y|l|lds|asn1|cocci|inc)$/.test(
    path,
  )
  const found: CommentLine[] = []
  let open = false
  let number = 0
  for (const line of eachLine(text)) {
    if (++number > HEAD_LINES) break
    const bare = line.trim()
    if (open || (isC && bare.startsWith('/*'))) {
      const end = bare.indexOf('*/', open ? 0 : 2)
      found.push({ content: end < 0 ? bare : bare.slice(0, end), line: number })
      open = end < 0
      if (end >= 0 && bare.slice(end + 2).trim() !== '') break
    } else if (isLineComment(bare, isC)) found.push({ content: bare, line: number })
    else if (bare !== '' && bare !== '\u{FEFF}') break
  }
  return found.map(({ content, line }) => ({ content: content.replace(/^[\s/*#;.%]+/, ''), line }))
}

function isLineComment(bare: string, isC: boolean): boolean {
  if (isC) return bare.startsWith('//')
  return /^(?:#|;|\.\. |%|--\s)/.test(bare)
}

function* eachLine(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 ? text.length : end
    yield text.slice(start, stop)
    start = stop + 1
  }
}
