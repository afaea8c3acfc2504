import type { DiffFile, DiffLine, Hunk } from '../parse/diff'
import { withoutComments } from './comments'

/** The functions that one side of a header's diff declares, each with its parameters' types. */
export type Prototypes = ReadonlyMap<string, string>

/** Prototypes on both sides of a file's diff. What is static or defined on the spot is nobody else's. */
export function prototypes({ hunks }: Pick<DiffFile, 'hunks'>): {
  readonly before: Prototypes
  readonly after: Prototypes
} {
  return { before: declared(hunks, 'removed'), after: declared(hunks, 'added') }
}

function declared(hunks: readonly Hunk[], side: DiffLine['kind']): Prototypes {
  const found = new Map<string, string>()
  for (const { lines } of hunks) {
    const text = lines
      .filter(({ kind }) => kind === side || kind === 'context')
      .map(line => line.text)
      .filter(line => !/^\s*(?:#|\/\/|\/?\*)/.test(line))
      .join('\n')
    for (const statement of text.split(/[;{}]/)) {
      const prototype = readPrototype(statement)
      if (prototype) found.set(prototype.name, prototype.types)
    }
  }
  return found
}

function readPrototype(
  statement: string,
): { readonly name: string; readonly types: string } | undefined {
  const open = statement.indexOf('(')
  const close = statement.lastIndexOf(')')
  if (open < 0 || close < open) return undefined
  const words = statement.slice(0, open).match(/\w+/g) ?? []
  const name = words.at(-1)
  // A call has no type in front; macros, attributes and assignments are no declarations.
  if (
    name === undefined ||
    words.length < 2 ||
    /^(?:__.*|[A-Z\d_]+)$/.test(name) ||
    NO_PROTOTYPE.test(statement.slice(0, open))
  )
    return undefined
  const types = statement
    .slice(open + 1, close)
    .split(',')
    .map(typeOf)
    .join(', ')
  return { name, types }
}

const NO_PROTOTYPE = /\b(?:static|typedef|return|else|if|while|for|switch|define)\b|[=."]/

/** A parameter without its name, which may change without consequences. */
function typeOf(parameter: string): string {
  const words = withoutComments(parameter).match(/\w+|[*[\]()]/g) ?? []
  const isNamed =
    words.length > 1 && /^\w/.test(words.at(-1) ?? '') && !TYPE_WORD.test(words.at(-1) ?? '')
  // What takes a value as constant takes every other as well.
  return (isNamed ? words.slice(0, -1) : words).filter(word => word !== 'const').join(' ')
}

const TYPE_WORD = /^(?:int|char|long|short|unsigned|signed|void|float|double|const|bool|\w+_t)$/
