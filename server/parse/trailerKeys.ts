/**
 * Keys that the kernel's documentation names, in their canonical spelling
 * (process/submitting-patches.rst, process/5.Posting.rst, process/stable-kernel-rules.rst, process/coding-assistants.rst).
 */
export const CANONICAL_KEYS = [
  'Signed-off-by',
  'Co-developed-by',
  'Acked-by',
  'Reviewed-by',
  'Tested-by',
  'Reported-by',
  'Suggested-by',
  'Assisted-by',
  'Cc',
  'Fixes',
  'Closes',
  'Link',
] as const

/** Keys that are in use beside the documented ones: other people's roles, trackers, tools, local workflows. */
const OTHER_KEYS = [
  'Addresses-Coverity',
  'Addresses-Coverity-ID',
  'Analyzed-by',
  'Based-on',
  'Based-on-patch-by',
  'Bisected-by',
  'Bug',
  'BugLink',
  'Bugzilla',
  'Change-Id',
  'Co-authored-by',
  'Coverity-ID',
  'Debugged-by',
  'Depends-on',
  'Diagnosed-by',
  'Generated-by',
  'Helped-by',
  'Inspired-by',
  'Message-ID',
  'Nacked-by',
  'Noticed-by',
  'Obsoleted-by',
  'Originally-by',
  'Patchwork',
  'Posted-by',
  'References',
  'Reported-and-tested-by',
  'Requested-by',
  'Resolves',
  'Reviewed-on',
  'Series-cc',
  'Series-to',
  'Series-version',
  'Series-changes',
  'Spotted-by',
  'Supersedes',
  'Upstream-commit',
  'base-commit',
  'change-id',
]

const canonical = new Map<string, string>(
  [...CANONICAL_KEYS, ...OTHER_KEYS].map(key => [key.toLowerCase(), key]),
)

/** The usual spelling of a key, whatever its case; undefined for one that is not in use. */
export function canonicalKey(key: string): string | undefined {
  return canonical.get(key.toLowerCase())
}

/** Whether a line with this key is a trailer beyond doubt: a key in use, or any `…-by` with something like an address. */
export function isKnownKey(key: string, value: string): boolean {
  if (canonical.has(key.toLowerCase())) return true
  return /-by$/i.test(key) && /@|<.+>/.test(value)
}

/** Whether a known key has a value such as it must have: a person, a commit, an address of a page. */
export function isPlausible(key: string, value: string): boolean {
  if (/-by$/i.test(key) || /^(?:cc|to)$/i.test(key)) return /@|<.+>/.test(value) || value === ''
  if (/^fixes$/i.test(key)) return /^(?:commit )?[0-9a-f]{7,40}\b|:\/\//i.test(value)
  return /:\/\/|^\S+$|@/.test(value)
}

/** Whether a key is meant as a sign-off, even where a letter is missing: that is another finding. */
export function isSignOff(key: string): boolean {
  return /^signe?d?-?off?-?by$/i.test(key)
}

/** Whether a key is `name`, whatever its case. */
export function keyIs(key: string, name: string): boolean {
  return key.length === name.length && key.toLowerCase() === name.toLowerCase()
}
