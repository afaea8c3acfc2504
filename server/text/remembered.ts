/**
 * Texts of late with what was found out about them, and those of before. When the first have become too many, the
 * second are forgotten: what is asked for again and again stays.
 */
let late = new Map<string, Known>()
let before = new Map<string, Known>()
let units = 0

/** So many UTF-16 units of text are late: several messages, each in the forms in which it is looked at. */
const MOST_UNITS = 256 * 1024

/** A longer text, in UTF-16 units, is no paragraph that somebody types. */
const LONGEST = 16 * 1024

/** One text and the answers about it, each at the number of the function that gave it. */
interface Known {
  /** A copy of its own: a piece that was cut out of a document would keep all of the document in memory. */
  readonly text: string
  readonly answers: unknown[]
}

let functions = 0

/**
 * A function of nothing but a text, which remembers what it found in the texts of late. From one key to the next all
 * paragraphs of a message but one are the same, and need not be read again. What it finds must not be changed, and is
 * given for every equal text, so that it cannot know its place in a document.
 */
export function remembered<T extends object | string | number | boolean>(
  find: (text: string) => T,
): (text: string) => T {
  const number = functions++
  return text => {
    if (text.length > LONGEST) return find(text)
    const known = knownOf(text)
    return (known.answers[number] ??= find(known.text)) as T
  }
}

/** Forgets all texts: nobody types in the one that they came from any more. */
export function forgetTexts(): void {
  late = new Map()
  before = new Map()
  units = 0
}

function knownOf(text: string): Known {
  const known = late.get(text)
  if (known) return known
  if (units > MOST_UNITS) {
    before = late
    late = new Map()
    units = 0
  }
  const kept = before.get(text) ?? { text: copied(text), answers: [] }
  late.set(kept.text, kept)
  units += kept.text.length
  return kept
}

/** The same text without a hold on the one that it was cut from: V8 keeps a long piece as a reference into the whole. */
function copied(text: string): string {
  return ` ${text}`.slice(1)
}

/** All matches of a global pattern in a text, remembered. */
export function matchesOf(pattern: RegExp): (text: string) => readonly RegExpExecArray[] {
  return remembered(text => [...text.matchAll(pattern)])
}
