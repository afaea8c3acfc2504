import type { Message } from '../../model/message'
import { CANONICAL_KEYS, canonicalKey } from '../../parse/trailerKeys'
import type { Trailer } from '../../parse/trailers'
import type { Slice } from '../../text/slice'
import { editDistance } from '../../text/editDistance'
import { choice, messageRule, replace } from '../rule'

/** Keys whose value is a person; of the others only Fixes has a value that cannot be anything else. */
const CANDIDATES = CANONICAL_KEYS.filter(key => /-by$/.test(key) || key === 'Fixes')

/** What other projects and their hosting sites write. */
const CO_AUTHORED = /^co-?authored-by$/i

export default messageRule({
  id: 'trailer-misspelled',
  summary: 'Trailer keys are spelled right.',
  why: 'A misspelt key is no trailer: the review, the sign-off or the fixed commit is lost to every tool.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'warning',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],
  occasion: ({ trailers }) => trailers.length > 0,
  yieldsTo: ['body-tool-residue'],

  *check(message, { project }) {
    const { trailers } = message
    for (const { key, start, meant } of tornKeys(message)) {
      yield {
        at: key,
        message: `This is no trailer as it stands. Write ${meant}: with a colon and no blank in it.`,
        fix: replace(`Change to ${meant}:`, start, `${meant}: `),
      }
    }
    for (const trailer of trailers) {
      if (CO_AUTHORED.test(trailer.key.text) && trailer.value.text.includes('@')) {
        yield {
          at: trailer.key,
          message: `The kernel's word for this is Co-developed-by, followed by that person's Signed-off-by.`,
          // Other projects take it as it is.
          ...(project.elsewhere ? { severity: 'information' as const } : {}),
          aspect: 'co-authored',
          fix: choice(replace('Change to Co-developed-by', trailer.key, 'Co-developed-by')),
        }
        continue
      }
      const meant = meantKey(trailer)
      if (meant === undefined) continue
      yield {
        at: trailer.key,
        message: `No tool knows the key "${trailer.key.text}". Did you mean ${meant}?`,
        fix: replace(`Change to ${meant}`, trailer.key, meant),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-of-by»: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Fixess»: 5c0ffee15900 ("foo: cache the bar")\n«Test-by»: Bob <bob@example.org>\n«Reviewed-by-by»: Eve <eve@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nTested-by: Bob <bob@example.org>\nReviewed-by: Eve <eve@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Acked by»: Bob <bob@example.org>\n«Tested-by» Eve <eve@example.org>\n«Reviewed-by»; Max <max@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nAcked-by: Bob <bob@example.org>\nTested-by: Eve <eve@example.org>\nReviewed-by: Max <max@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Co-authored-by»: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nCo-developed-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nBased on patch by Eve <eve@example.org>\nSuggested by a patch from Bob <bob@example.org>\nLinks: https://example.org/\nSponsored-by: Bob <bob@example.org>\nNot-Signed-off-by: Eve <eve@example.org>\nNacked-by: Bob <bob@example.org>\n',
    },
  ],
})

function meantKey({ key, value }: Trailer): string | undefined {
  const text = key.text
  if (canonicalKey(text) !== undefined) return undefined
  const isPerson = /@/.test(value.text)
  const isCommit = /^[0-9a-f]{7,40}\b/.test(value.text)
  if (!isPerson && !isCommit) return undefined
  const once = text.replace(/(?:-by)+$/i, '-by')
  return CANDIDATES.find(candidate => {
    if ((candidate === 'Fixes') !== isCommit) return false
    if (candidate.toLowerCase() === once.toLowerCase()) return true
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase(), 2)
    // Two letters away with another first letter is another word: Nacked-by, Posted-by.
    return (
      distance === 1 ||
      (distance === 2 && text.charAt(0).toLowerCase() === candidate.charAt(0).toLowerCase())
    )
  })
}

/** A key without its colon, or with a blank for a hyphen. */
interface TornKey {
  readonly key: Slice
  /** The key with what separates it from the value. */
  readonly start: Slice
  readonly meant: string
}

/** The torn keys among the trailers, and in the lines right above them, which make no trailers because of it. */
function tornKeys({ blocks, paragraphs }: Message): TornKey[] {
  const among = blocks.flatMap(({ lines }) => lines.filter(({ trailer }) => !trailer))
  const touching = blocks.length === 0 || blocks.some(({ attached }) => attached)
  const above = touching ? (paragraphs.at(-1)?.lines ?? []) : []
  const text = above.findLastIndex(line => tornKey(line) === undefined)
  const lines = [...above.slice(text + 1), ...among.map(({ whole }) => whole)]
  return lines.flatMap(line => tornKey(line) ?? [])
}

function tornKey(line: Slice): TornKey | undefined {
  const start = line.find(KEY)
  const key = start?.find(/^.*by/i)
  if (!start || !key) return undefined
  // "Suggested by Bob" is a sentence; "Suggested by: Bob" and "Suggested-by Bob" are not.
  if (key.text.includes(' ') && !/[:;]/.test(start.text)) return undefined
  const wanted = key.text.replace(/ /g, '-').toLowerCase()
  const meant = CANDIDATES.find(candidate => candidate.toLowerCase() === wanted)
  return meant === undefined ? undefined : { key, start, meant }
}

/** Up to four words of which the last is "by", and a person's name and address behind them. */
const KEY =
  /^[A-Za-z]{2,20}(?:[- ][A-Za-z]{2,20}){0,3}?[- ]by(?:[ \t]*[:;][ \t]*|[ \t]+)(?=[^<>:]{1,80} <[^<>@\s]{1,99}@[^<>\s]{1,99}>\s*$)/i
