/** Who changed some paths, and when. */

/** Client to server, request: who changed this code when? Params `MaintainersQuestion`, result `PathActivityAnswer`. */
export const PATH_ACTIVITY_REQUEST = 'kernelPatch/pathActivity'

/** Who changed some paths and when, or why nobody can say. */
export type PathActivityAnswer = PathActivity | { readonly silent: string }

/** The history of some paths, merges left out. Days are those when they were committed, `YYYY-MM-DD`. */
export interface PathActivity {
  readonly silent?: undefined
  /** What was looked at: `drivers/net/foo.c`, `the staged change (3 files)`. */
  readonly subject: string
  readonly commits: number
  /** How many people wrote them. */
  readonly people: number
  /** The days of the first and of the last commit; empty where there is none. */
  readonly first: string
  readonly last: string
  /** The year until today. */
  readonly lately: {
    readonly commits: number
    readonly people: number
    /** Who wrote most of it. */
    readonly most?: ActivePerson
  }
  /** What one bar stands for. */
  readonly unit: 'quarter' | 'year'
  /** Without a gap from the first commit to today, the oldest first. */
  readonly periods: readonly ActivityPeriod[]
  /** Those who have a colour of their own, with the most commits first. */
  readonly shown: readonly ActivePerson[]
  /** All others together. */
  readonly others: { readonly commits: number; readonly people: number }
  /** Plain sentences about what is missing. */
  readonly notices: readonly string[]
}

export interface ActivityPeriod {
  readonly year: number
  /** 1 to 4; undefined for a whole year. */
  readonly quarter?: number
  /** Commits of each of `shown`, in their order, and of all others at the end. */
  readonly commits: readonly number[]
}

export interface ActivePerson {
  readonly name: string
  readonly email: string
  readonly commits: number
  /** The day of the last commit. */
  readonly last: string
}
