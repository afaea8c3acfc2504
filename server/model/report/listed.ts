/** So many names are read; who is given more has stopped reading. */
const MOST = 3

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** The first three names, and how many more there are: `a, b, c and 4 more`. */
export function shortList(names: readonly string[]): string {
  const shown = names.slice(0, MOST)
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : listed(shown)
}

/** `1 line`, `2 lines`. */
export function numberOfLines(count: number): string {
  return `${count} line${count === 1 ? '' : 's'}`
}
