/** A number with its thousands apart, in the same way in every language. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-GB')
}

/** A number with the word for what is counted. */
export function formatCount(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`
}
