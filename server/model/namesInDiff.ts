import type { Diff } from '../parse/diff'

/** The words of a diff, by the side on which they stand: a word can be on several. */
export interface NamesInDiff {
  readonly added: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
  /** In lines that stay, in the headers of hunks, and in paths. */
  readonly kept: ReadonlySet<string>
}

const WORD = /[A-Za-z_]\w*/g

const known = new WeakMap<Diff, NamesInDiff>()

/** Every word of a diff that could be a name; found once for each diff. */
export function namesInDiff(diff: Diff): NamesInDiff {
  const before = known.get(diff)
  if (before) return before
  const names = findNames(diff)
  known.set(diff, names)
  return names
}

/** Whether a name stands anywhere in a diff. */
export function isInDiff({ added, removed, kept }: NamesInDiff, name: string): boolean {
  return added.has(name) || removed.has(name) || kept.has(name)
}

/** Whether a name of the diff is this one with something in front or behind: people leave a driver's prefix away. */
export function isPartOfOne({ added, removed, kept }: NamesInDiff, name: string): boolean {
  const end = name.startsWith('_') ? name : `_${name}`
  for (const names of [added, removed, kept]) {
    for (const other of names) if (other.endsWith(end) || other.startsWith(`${name}_`)) return true
  }
  return false
}

function findNames({ files }: Diff): NamesInDiff {
  const added = new Set<string>()
  const removed = new Set<string>()
  const kept = new Set<string>()
  for (const { hunks, header } of files) {
    addWords(kept, header.text)
    for (const { lines, section } of hunks) {
      addWords(kept, section.text)
      for (const { kind, text } of lines)
        addWords(kind === 'added' ? added : kind === 'removed' ? removed : kept, text)
    }
  }
  return { added, removed, kept }
}

function addWords(words: Set<string>, text: string): void {
  // The letter of a compiler's option is no part of a name.
  for (const [word] of text.replace(/(^|[\s'"])-[DUIL](?=\w)/g, '$1').matchAll(WORD))
    words.add(word)
}
