/** Whose wish something is, and where they say so. */
export interface Asked {
  /** As it stands in a sentence: `the tip tree`. */
  readonly by: string
  /** A whole sentence. */
  readonly because: string
  /** A full URL. */
  readonly source: string
}
