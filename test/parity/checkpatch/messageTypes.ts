/**
 * The types of checkpatch.pl that speak of a message: those that the catalogue of rules names under subject, body,
 * references and trailers.
 */
export const MESSAGE_TYPES = [
  'BAD_COMMIT_SEPARATOR',
  'BAD_FIXES_TAG',
  'BAD_REPORTED_BY_LINK',
  'BAD_SIGN_OFF',
  'BAD_STABLE_ADDRESS_STYLE',
  'COMMIT_COMMENT_SYMBOL',
  'COMMIT_LOG_LONG_LINE',
  'COMMIT_LOG_USE_LINK',
  'COMMIT_LOG_VERSIONING',
  'COMMIT_LOG_WRONG_LINK',
  'COMMIT_MESSAGE',
  'DIFF_IN_COMMIT_MSG',
  'EMAIL_SUBJECT',
  'FROM_SIGN_OFF_MISMATCH',
  'GERRIT_CHANGE_ID',
  'GIT_COMMIT_ID',
  'INVALID_UTF8',
  'MISSING_FIXES_TAG',
  'MISSING_SIGN_OFF',
  'NO_AUTHOR_SIGN_OFF',
  'PLACEHOLDER_USE',
  'PREFER_LORE_ARCHIVE',
  'REPEATED_WORD',
  'TYPO_SPELLING',
  'UNKNOWN_COMMIT_ID',
  'USE_RELATIVE_PATH',
  'UTF8_BEFORE_PATCH',
] as const

/** Types of which checkpatch.pl speaks without a place, because they are about the message as a whole. */
export const WITHOUT_PLACE: ReadonlySet<string> = new Set([
  'COMMIT_MESSAGE',
  'FROM_SIGN_OFF_MISMATCH',
  'MISSING_FIXES_TAG',
  'MISSING_SIGN_OFF',
  'NO_AUTHOR_SIGN_OFF',
])
