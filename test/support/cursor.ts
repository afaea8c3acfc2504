/** Takes the one cursor `‸` out of a text. */
export function withoutCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('‸')
  if (offset < 0 || marked.includes('‸', offset + 1)) throw new Error(`Not one ‸ in: ${marked}`)
  return { text: marked.replace('‸', ''), offset }
}
