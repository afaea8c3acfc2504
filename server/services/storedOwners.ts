import {
  attributeOwners,
  codeOwners,
  type StoredOwner,
  type StoredOwners,
} from '../model/storedOwners'
import { once } from './once'

/** Where GitHub looks for it; the first that there is counts. */
const CODEOWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']

const NOTHING: StoredOwners = () => undefined

/**
 * Asks CODEOWNERS and the `maintainer` attribute of .gitattributes, each file read once. Of the attributes the
 * directory nearest to the path speaks first, as in git; git's own files outside the tree are not asked.
 */
export function storedOwnersIn(
  read: (path: string) => Promise<string | undefined>,
): (path: string) => Promise<readonly StoredOwner[]> {
  const byCode = once(async () => {
    for (const file of CODEOWNERS) {
      const text = await read(file)
      if (text !== undefined) return codeOwners(file, text)
    }
    return NOTHING
  })
  const attributes = new Map<string, Promise<StoredOwners>>()
  const attributesOf = (directory: string): Promise<StoredOwners> => {
    const file = `${directory}.gitattributes`
    const known =
      attributes.get(file) ??
      read(file).then(text => (text === undefined ? NOTHING : attributeOwners(file, text)))
    attributes.set(file, known)
    return known
  }
  return async path => {
    if (!isInside(path)) return []
    const found: StoredOwner[] = []
    // Most directories have no such file, and to learn that takes a turn of the event loop: all are looked at together.
    const [code, ...nearest] = await Promise.all([
      byCode(),
      ...directoriesOf(path).map(attributesOf),
    ])
    const owner = code(path)
    if (owner) found.push(owner)
    for (const ownersOf of nearest) {
      const attribute = ownersOf(path)
      if (!attribute) continue
      if (attribute.owners.length > 0) found.push(attribute)
      break
    }
    return found
  }
}

/** A patch may name any path; what lies outside the tree is none of its business. */
export function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split('/').includes('..')
}

/** The directories that a path lies in, the nearest first, each with its slash; the top is empty. */
function directoriesOf(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  return Array.from({ length: names.length + 1 }, (_, up) => {
    const kept = names.slice(0, names.length - up)
    return kept.length === 0 ? '' : `${kept.join('/')}/`
  })
}
