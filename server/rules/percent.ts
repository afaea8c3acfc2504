/** A share between 0 and 1 as it is said in a message: `41 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
