import { editDistance } from './editDistance'

/** The end of a sentence about an unknown word: a question for the nearest known one, where there is one. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known)
  return near === undefined ? '.' : `; did you mean ${near}?`
}

/** The word of `known` that is most like `word`, case ignored; undefined where none is like it at all. */
function nearest(word: string, known: Iterable<string>): string | undefined {
  const given = word.toLowerCase()
  // So many letters are looked at: who pastes a page by mistake shall not wait for an answer.
  if (given.length > 100) return undefined
  let best: string | undefined
  let least = Math.max(2, Math.floor(given.length / 2))
  for (const candidate of known) {
    const name = candidate.toLowerCase()
    const distance = name.startsWith(given) ? 0 : editDistance(given, name, least)
    if (distance < least || (distance === least && best === undefined)) {
      best = candidate
      least = distance
    }
  }
  return best
}
