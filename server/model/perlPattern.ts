import { RE2JS } from 're2js'
import { WHITE_SPACE } from '../parse/whiteSpace'
import { requiredLiterals } from './requiredLiterals'

/**
 * A regular expression that somebody wrote for Perl, matched in time linear in the text whatever it is: MAINTAINERS
 * may come from anybody. Texts are searched, not matched as a whole.
 */
export interface PerlPattern {
  test(text: string): boolean
  /** Texts of which one stands in every text that matches; undefined where the pattern does not tell. */
  readonly literals: readonly string[] | undefined
  /** Why the pattern cannot be used, as a plain sentence; it then matches nothing. Asking compiles the pattern. */
  readonly fault: string | undefined
}

/** Longer patterns are refused: a compiled pattern takes memory in proportion to its length. */
const LONGEST = 4000

/**
 * Takes over a pattern from Perl. `extended` is Perl's `/x`: white space and `#` comments in it mean nothing.
 * What only a backtracking engine can do (back references, look-around, possessive repetition) is a fault.
 */
export function perlPattern(pattern: string, extended: boolean): PerlPattern {
  const literals = requiredLiterals(pattern, extended)
  let compiled: Compiled | undefined
  const compile = () => (compiled ??= compiledForm(pattern, extended))
  return {
    literals,
    test(text) {
      if (literals && !literals.some(literal => text.includes(literal))) return false
      return compile().expression?.test(text) ?? false
    },
    get fault() {
      return compile().fault
    },
  }
}

interface Compiled {
  readonly expression?: RE2JS
  readonly fault?: string
}

function compiledForm(pattern: string, extended: boolean): Compiled {
  if (pattern === '') return { fault: 'The pattern is empty.' }
  if (pattern.length > LONGEST)
    return { fault: `The pattern is longer than ${LONGEST} characters.` }
  try {
    return { expression: RE2JS.compile(inRe2Syntax(pattern, extended)) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      fault: `The pattern cannot be used: ${reason.replace(/^error parsing regexp: /, '')}.`,
    }
  }
}

const SPACE = WHITE_SPACE.replace(/\\u([0-9a-f]{4})/g, '\\x{$1}')

/** What Perl writes differently, outside a class and inside one. */
const ESCAPES: Readonly<Record<string, readonly [string, string | undefined]>> = {
  s: [`[${SPACE}]`, SPACE],
  S: [`[^${SPACE}]`, undefined],
  h: ['[ \\t\\xa0]', ' \\t\\xa0'],
  Z: ['(?:\\n?\\z)', undefined],
  e: ['\\x1b', '\\x1b'],
  b: ['\\b', '\\x08'],
}

/** Letters that mean themselves in Perl behind a backslash, too, and nothing or something else in RE2. */
const PLAIN = /^[ijlmquyEFIJLMOQTUY_]$/

/** What an escaped character is in RE2, with its backslash where it has one there. */
function escaped(character: string, inClass: boolean): string | undefined {
  if (PLAIN.test(character)) return character
  return ESCAPES[character]?.[inClass ? 1 : 0]
}

/**
 * The pattern as RE2 reads it: Perl's `$` also matches before a line end that ends the text, and `/x` is unknown to it.
 * A possessive repetition (`c++`, which a path may well contain) becomes an ordinary one: they differ only where what
 * follows could begin with what is repeated.
 */
function inRe2Syntax(pattern: string, extended: boolean): string {
  let result = ''
  for (let at = 0; at < pattern.length;) {
    const [piece, translation] = pieceAt(pattern, at, extended)
    result += translation
    at += piece
  }
  return result
}

const CLASS = /\[\^?\]?(?:\\[^]|\[:\^?[a-z]+:\]|[^\]\\])*\]?/y
const ESCAPE = /\\[^]?/y
const REPETITION = /([*+?]|\{\d+(?:,\d*)?\})(?:(\?)|\+)?/y
const IGNORED = /[\t-\r \x85\u200e\u200f\u2028\u2029]+|#[^\n]*/y
const GROUP = /\(\?/y

/** How long the piece at `at` is, and what it is in RE2. */
function pieceAt(
  pattern: string,
  at: number,
  extended: boolean,
): [length: number, translation: string] {
  const match = (expression: RegExp) => {
    expression.lastIndex = at
    return expression.exec(pattern)
  }
  const escape = match(ESCAPE)?.[0]
  if (escape !== undefined) return [escape.length, escaped(escape.slice(1), false) ?? escape]
  const inBrackets = match(CLASS)?.[0]
  if (inBrackets !== undefined) {
    const members = inBrackets.replace(/\\[^]/g, each => escaped(each.slice(1), true) ?? each)
    return [inBrackets.length, members]
  }
  const ignored = extended ? match(IGNORED)?.[0] : undefined
  if (ignored !== undefined) return [ignored.length, '']
  const group = match(GROUP)?.[0]
  if (group !== undefined) return [group.length, group]
  const repetition = match(REPETITION)
  if (repetition) return [repetition[0].length, `${repetition[1] ?? ''}${repetition[2] ?? ''}`]
  const unit = pattern.charAt(at)
  return [1, unit === '$' ? '(?:\\n?\\z)' : unit]
}
