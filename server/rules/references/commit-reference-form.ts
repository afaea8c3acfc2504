import { ID_DIGITS, referenceTo } from '../../model/commitReference'
import type { Slice } from '../../text/slice'
import { messageRule, replace } from '../rule'
import { lengthened, TOO_SHORT } from '../shortId'

/** The word, the id, and a title where one follows; over line ends too. */
const REFERENCE =
  /\b[Cc]ommit(?:-id|id)?:?\s+([0-9a-fA-F]{7,40})\b(?:\.{3}|…)?(\s*[:,-]?\s*(?:\("(?:[^"]|"(?!\))){3,200}"\)|(?:\(\s*)?["“][^"“”]{3,200}["”](?:\s*\))?)|\s*\([^()"]{8,200}\))?/g
/** Whatever stands between the word and the id: `commit: 5c0ffee15900 ("…")` leaves nothing to ask for. */
const WELL_FORMED = /[ :][0-9a-f]{12,40} \(".+"\)$/
/** What follows the id where git log is quoted. */
const QUOTED_LOG = /^\s*(?:Author|AuthorDate|Merge): /
/** Words in front that say whose commit it is: then neither title nor existence can be asked for. */
const ELSEWHERE =
  /\b(?:linux|kernel|upstream|mainline|busybox|barebox|qemu|gcc|binutils|u-?boot|edk2|optee|op-tee|atf|tf-a|dtc|zephyr|coreboot|buildroot|openssl|mbedtls|lwip|linus|next|tag|v\d+(?:\.\d+)+\S*|https?:\S+|github|gitlab|repo\w*|project|tree)\b/i
const EXEMPT_BEFORE =
  /(?:\bThis (?:partly |partially )?reverts|\bcherry[- ]picked from|\[ ?upstream|\brevert(?:s|ed)?(?: (?:a )?parts?)?(?: of)?(?: commits? [0-9a-f]{7,40}(?:,|,? and))?)\s*$/i

export default messageRule({
  id: 'commit-reference-form',
  summary:
    'A commit is named by 12 or more digits and its title: commit 5c0ffee15900 ("foo: cache the bar")',
  why: 'An id alone says nothing to a reader, short ids become ambiguous, and the title survives a rebase or another tree.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  fixable: true,
  checkpatch: ['GIT_COMMIT_ID'],

  async *check(message, { git, signal }) {
    const inFull = new Set<string>()
    for (const { flow } of message.paragraphs) {
      for (const { match } of flow.matches(/\b([0-9a-f]{7,40}) \("/g))
        inFull.add((match[1] ?? '').slice(0, 7))
    }
    for (const { value } of message.trailers)
      inFull.add(/^[0-9a-f]{12}/.exec(value.text)?.[0].slice(0, 7) ?? '')
    for (const { flow } of message.paragraphs) {
      if (flow.text.startsWith('>')) continue
      for (const { match, at } of flow.matches(REFERENCE)) {
        const id = match[1] ?? ''
        if (WELL_FORMED.test(flat(at)) || exempt(flow, at)) continue
        // Once a commit has been named in full, a short form is how people go on.
        if (match[2] === undefined && inFull.has(id.slice(0, 7).toLowerCase())) continue
        const found = await git.lookup(id.toLowerCase(), signal)
        if (found.is !== 'found') continue
        const wanted = referenceTo(found.commit, id.length)
        const named = at.sub(at.text.indexOf(id))
        // A title that is there is another rule's matter; only the id is too short then.
        const onlyShort = id.length < ID_DIGITS && /^[0-9a-f]+ \(".+"\)$/.test(flat(named))
        const missing = match[2] === undefined
        if (onlyShort) {
          const short = named.sub(0, id.length)
          yield { at: short, message: TOO_SHORT, missing, fix: lengthened(short, found.commit) }
        } else {
          const message = `Name the commit with its title: commit ${wanted}`
          yield { at, message, missing, fix: replace(`Write "${wanted}"`, named, wanted) }
        }
      }
    }
  },

  examples: [
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nSince «commit 5c0ffee15900» it can be stale.\n',
      good: 'foo: flush the bar\n\nSince commit 5c0ffee15900 ("foo: cache the bar") it can be stale.\n',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nThe cache that came with commit «5c0ffee» ("foo: cache\nthe bar") can be stale.\n',
      good: 'foo: flush the bar\n\nThe cache that came with commit 5c0ffee15900 ("foo: cache\nthe bar") can be stale.\n',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      good: 'foo: flush the bar\n\nThis reverts commit 5c0ffee15900d0123456789abcdef0123456789a.\nSync with Linux commit 5c0ffee15900.\nCommit 5c0ffee15900 ("foo: cache the bar") forgot it.\nSo commit 5c0ffee15900 is to blame.\n',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nSince «commit 5c0ffee15900 "foo: cache the bar"»\nit can be stale.\n',
      good: 'foo: flush the bar\n\nSince commit 5c0ffee15900 ("foo: cache the bar")\nit can be stale.\n',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      good: 'foo: flush the bar\n\nThe cache came with this commit:\n    5c0ffee15900 ("foo: cache the bar").\n\nBisected to:\n\ncommit 5c0ffee15900d0123456789abcdef0123456789a\nAuthor: Ada <ada@example.org>\n\n> Since commit 5c0ffee it is stale.\n\nThis reverts part of commit 5c0ffee15900.\nThis reverts commit 5c0ffee159001 and\ncommit 5c0ffee15900.\n',
      because: 'The title may stand on the next line; a log and a mail are quoted as they are.',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      typing: true,
      good: 'foo: flush the bar\n\nSince commit 5c0ffee1\n',
      because: 'The title is what will be typed next.',
    },
    {
      good: 'foo: flush the bar\n\nSince commit 5c0ffee15900 it can be stale.\n',
      because: "The id does not resolve here: it may be another project's.",
    },
  ],
})

function flat(slice: Slice): string {
  return slice.text.replace(/\s+/g, ' ').trim()
}

function exempt(flow: Slice, at: Slice): boolean {
  const from = at.start - flow.start
  const before = flow.text.slice(Math.max(0, from - 200), from)
  if (EXEMPT_BEFORE.test(before)) return true
  const behind = flow.text.slice(from + at.length)
  if (behind.startsWith(' upstream') || QUOTED_LOG.test(behind)) return true
  return ELSEWHERE.test(before.split(/\s+/).slice(-7).join(' '))
}
