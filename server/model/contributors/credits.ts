import { ownCopy } from '../../text/ownCopy'
import { Slice } from '../../text/slice'
import { identityIn, type Identity } from '../identity'

/** What a trailer says that somebody did for a change, beside writing it. */
export type Credit = 'signedOff' | 'reviewed' | 'tested' | 'reported'

/** A person with what they are credited for. */
export interface Credited {
  readonly identity: Identity
  readonly credits: readonly Credit[]
}

/** The words of keys such as `Reported-and-tested-by`. */
const WORDS: Readonly<Record<string, Credit>> = {
  'signed-off': 'signedOff',
  reviewed: 'reviewed',
  tested: 'tested',
  reported: 'reported',
}

/** No key that is meant is longer. */
const LONGEST_KEY = 60

/** No line that names a person is longer. In UTF-16 units. */
const LONGEST_LINE = 1000

/**
 * Reads who is credited in messages, anywhere in them, as the article's one-line script does. Values come again and
 * again, so that each is read once, and gives the same identity again.
 */
export function creditReader(): (message: string) => Credited[] {
  const keys = new Map<string, readonly Credit[]>()
  const creditsOf = (key: string): readonly Credit[] => {
    const credits = keys.get(key) ?? creditsIn(key)
    if (keys.size < MOST_KEYS) keys.set(key, credits)
    return credits
  }
  const identities = new Map<string, Identity>()
  const identityOf = (value: string): Identity => {
    const known = identities.get(value)
    if (known) return known
    const own = ownCopy(value)
    const identity = identityIn(Slice.of(own))
    if (identities.size >= MOST_VALUES) identities.clear()
    identities.set(own, identity)
    return identity
  }
  return message => {
    const found: Credited[] = []
    BY.lastIndex = 0
    // Its matches would be an object each, a million of them.
    while (BY.test(message)) {
      const index = BY.lastIndex - BY_LENGTH
      const key = keyBefore(message, index)
      const credits = key === undefined ? [] : creditsOf(key)
      if (credits.length === 0) continue
      const end = message.indexOf('\n', index)
      const value = message.slice(index + BY_LENGTH, end < 0 ? undefined : end).trim()
      if (value.length > LONGEST_LINE || !value.includes('@')) continue
      const identity = identityOf(value)
      if (identity.email !== '') found.push({ identity, credits })
    }
    return found
  }
}

const BY = /-by:/gi
const BY_LENGTH = 4

/** So many values are kept; Linux has about 60,000. */
const MOST_VALUES = 50_000

/** So many keys are kept. */
const MOST_KEYS = 1000

/** The key without its `-by`, where it is the first word of its line. */
function keyBefore(message: string, end: number): string | undefined {
  const from = Math.max(0, end - LONGEST_KEY)
  const before = message.slice(from, end)
  const start = before.lastIndexOf('\n') + 1
  if (start === 0 && from > 0) return undefined
  const key = before.slice(start).trimStart()
  return /^[A-Za-z-]+$/.test(key) ? key.toLowerCase() : undefined
}

function creditsIn(key: string): Credit[] {
  return key.split('-and-').flatMap(word => WORDS[word] ?? [])
}
