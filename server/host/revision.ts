/** Whether a word may stand where git wants a revision: what begins with a hyphen is an option to some version of git. */
export function isRevision(word: string): boolean {
  return word !== '' && !word.startsWith('-') && !/[\0\n]/.test(word)
}
