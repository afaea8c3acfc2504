import type { Slice } from '../../text/slice'
import { join } from '../../text/join'
import type { Message } from '../message'

/** The words of a message, to see whether it speaks of a name that the change has. */
export interface Vocabulary {
  /** The first place where the name itself stands, whole. */
  named(name: string): Slice | undefined
  /** The name itself, or else a word of it that is not among those that its surroundings have anyway. */
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
      const own = wordsOf(name).filter(word => word.length > 2 && !known.has(word))
      for (const word of own) {
        const found = find(
          new RegExp(`(?<![A-Za-z0-9])${escaped(stem(word))}[a-z]{0,4}(?![A-Za-z0-9])`, 'i'),
        )
        if (found) return found
      }
      return undefined
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

/** Without an ending that comes and goes: `setting` and `set`, `entries` and `entry`. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ing|ies|es|ed|s|y|e)$/, '') : word
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
