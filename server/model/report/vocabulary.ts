import type { Slice } from '../../text/slice'
import { join } from '../../text/join'
import type { Message } from '../message'

/** The words of a message, to see whether it speaks of a name that the change has. */
export interface Vocabulary {
  /** The first place where the name itself stands, whole. */
  named(name: string): Slice | undefined
  /** The name itself, or else two of its words (or the only one) that its surroundings do not have anyway. */
  spokenOf(name: string, surroundings: readonly string[]): Slice | undefined
}

/** The words of subject and text, trailers left out. */
export function vocabularyOf({ subject, paragraphs }: Message): Vocabulary {
  const parts = [
    ...(subject ? [subject.title] : []),
    ...paragraphs.map(({ lines }) =>
      join(
        lines.map(line => line.trim()),
        ' ',
      ),
    ),
  ]
  const find = (pattern: RegExp): Slice | undefined => {
    for (const part of parts) {
      const found = part.find(pattern)
      if (found) return found
    }
    return undefined
  }
  const named = (name: string): Slice | undefined =>
    find(new RegExp(`(?<![A-Za-z0-9_])${escaped(name)}(?![A-Za-z0-9_])`, 'i'))
  return {
    named,
    spokenOf(name, surroundings) {
      const whole = named(name)
      if (whole) return whole
      const known = new Set(surroundings.flatMap(wordsOf))
      const own = [...new Set(wordsOf(name))].filter(word => word.length > 2 && !known.has(word))
      const found = own.flatMap(
        word => find(new RegExp(`(?<![A-Za-z0-9])${inflected(word)}(?![A-Za-z0-9])`, 'i')) ?? [],
      )
      // One word of several may stand there for something else.
      return found.length >= Math.min(2, own.length) ? found[0] : undefined
    },
  }
}

/** The words that a name is made of, in lower case: `fooBar_baz2` has foo, bar and baz2. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
}

/** A word with any ending that it may take: `setting` and `set`, `entries` and `entry`. Short words are easily others. */
function inflected(word: string): string {
  if (word.length < 5) return `${escaped(word)}(?:s|ed|ing)?`
  return `${escaped(word.replace(/(?:ing|ies|es|ed|s|y|e)$/, ''))}[a-z]{0,5}`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
