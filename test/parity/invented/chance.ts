import { randomNumbers } from '../draw'

/** Decisions that are the same for the same seed. */
export interface Chance {
  /** True in so many of a hundred cases. */
  in100(cases: number): boolean
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number
  one<T>(of: readonly T[]): T
  /** Up to `most` of them, repetitions among them. */
  some<T>(of: readonly T[], most: number): T[]
}

/** Decides by a seed. */
export function chanceOf(seed: number): Chance {
  const random = randomNumbers(seed)
  const number = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  function one<T>(of: readonly T[]): T {
    const found = of[number(0, of.length - 1)]
    if (found === undefined) throw new Error('There is nothing to choose from.')
    return found
  }
  return {
    in100: cases => random() * 100 < cases,
    number,
    one,
    some: (of, most) => Array.from({ length: number(0, most) }, () => one(of)),
  }
}
