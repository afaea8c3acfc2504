/** Said of an answer where commits themselves or their files are not in the clone. */
export const PART_OF_HISTORY =
  'Part of the history is not here (a shallow or partial clone): its figures may be too low.'

/** Said of an answer where git failed on the way. */
export const UNREAD_HISTORY =
  'git could not read all of the history: people may be missing, and figures too low.'
