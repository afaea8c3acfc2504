/** The same text in memory of its own: a piece of a longer text would keep all of it. */
export function ownCopy(text: string): string {
  return text.split('').join('')
}
