/** Where the line that holds `at` ends, its line end included; at most `limit`. Offsets of `text`. */
export function nextLine(text: string, at: number, limit: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 || found >= limit ? limit : found + 1
}

/** Where the text of a line ends that begins at or before `at` and whose next line begins at `next`. */
export function lineEnd(text: string, at: number, next: number): number {
  if (next <= at || text.charCodeAt(next - 1) !== 0x0a) return next
  return next - 1 > at && text.charCodeAt(next - 2) === 0x0d ? next - 2 : next - 1
}
