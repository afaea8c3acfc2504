import { parseCodeOwners } from '../parse/codeOwners'
import { parseGitAttributes } from '../parse/gitAttributes'
import { Slice } from '../text/slice'
import { CODE_OWNERS, GIT_ATTRIBUTES, pathGlob } from './pathGlob'

/** The line of CODEOWNERS or .gitattributes that speaks of a path. */
export interface StoredOwner {
  /** Addresses, and handles that begin with `@`. */
  readonly owners: readonly string[]
  readonly pattern: string
  readonly file: string
  /** Counted from 1. */
  readonly line: number
}

/** Who owns a path by one file; undefined where it says nothing, or that nobody does. */
export type StoredOwners = (path: string) => StoredOwner | undefined

/** What CODEOWNERS says: the last line that matches counts. */
export function codeOwners(file: string, text: string): StoredOwners {
  const lines = parseCodeOwners(Slice.of(text)).map(line => ({
    ...line,
    file,
    matches: pathGlob(line.pattern, CODE_OWNERS),
  }))
  return path => {
    const found = lines.findLast(({ matches }) => matches(path))
    return found && found.owners.length > 0 ? found : undefined
  }
}

/** What the attribute `maintainer` of a .gitattributes says of the files below its directory. */
export function attributeOwners(file: string, text: string): StoredOwners {
  const directory = file.slice(0, file.length - '.gitattributes'.length)
  const lines = parseGitAttributes(Slice.of(text), 'maintainer').map(
    ({ pattern, value, line }) => ({
      pattern,
      line,
      file,
      owners: (value ?? '').split(',').filter(owner => owner.includes('@')),
      matches: pathGlob(pattern, GIT_ATTRIBUTES),
    }),
  )
  return path => {
    if (!path.startsWith(directory)) return undefined
    // A line that takes the attribute away is an answer, too: nobody further up is asked.
    return lines.findLast(({ matches }) => matches(path.slice(directory.length)))
  }
}
