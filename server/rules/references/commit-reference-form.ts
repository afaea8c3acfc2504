import { ID_DIGITS, referenceTo, titleMatches } from '../../model/commitReference'
import { commitMentions, mentionsCommits } from '../../model/commitMention'
import { rewrapped, TEXT_WIDTH } from '../../model/rewrap'
import { paragraphOf, type Paragraph } from '../../parse/commitMessage'
import type { Edit } from '../../text/edit'
import { matchesOf } from '../../text/remembered'
import { Slice } from '../../text/slice'
import { edits, messageRule } from '../rule'
import { lengthened, TOO_SHORT, weightOfShort } from '../shortId'

/** Whatever stands between the word and the id: `commit: 5c0ffee15900 ("…")` leaves nothing to ask for. */
const WELL_FORMED = /[ :][0-9a-f]{12,40} \(".+"\)$/

/** A longer paragraph, in UTF-16 units, is no prose whose lines somebody wants to be broken anew. */
const LONGEST_PARAGRAPH = 10_000

export default messageRule({
  id: 'commit-reference-form',
  summary:
    'A commit is named by 12 or more digits and its title: commit 5c0ffee15900 ("foo: cache the bar")',
  why: 'An id alone says nothing to a reader, short ids become ambiguous, and the title survives a rebase or another tree.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  fixable: true,
  checkpatch: ['GIT_COMMIT_ID'],
  occasion: mentionsCommits,

  async *check(message, { git, project, signal }) {
    const inFull = new Set<string>()
    for (const { flow } of message.paragraphs) {
      for (const [, id = ''] of idsWithTitle(flow.text)) inFull.add(id.slice(0, 7))
    }
    for (const { value } of message.trailers)
      inFull.add(/^[0-9a-f]{12}/.exec(value.text)?.[0].slice(0, 7) ?? '')
    for (const { paragraph, at, id, title, ours } of commitMentions(message)) {
      if (WELL_FORMED.test(flat(at)) || !ours) continue
      // Once a commit has been named in full, a short form is how people go on.
      if (!title && inFull.has(id.text.slice(0, 7).toLowerCase())) continue
      const found = await git.lookup(id.text.toLowerCase(), signal)
      if (found.is !== 'found') continue
      const wanted = referenceTo(found.commit, id.length)
      const named = at.sub(id.start - at.start)
      const missing = title === undefined
      // A title that is there is another rule's matter; only the id is too short then.
      if (id.length < ID_DIGITS && /^[0-9a-f]+ \(".+"\)$/.test(flat(named))) {
        const fix = lengthened(id, found.commit)
        const severity = weightOfShort(project)
        yield { at: id, message: TOO_SHORT, missing, severity, aspect: 'short', fix }
      } else {
        const isThere = title !== undefined && titleMatches(title.text, found.commit.subject)
        const fix = edits(`Write "${wanted}"`, completed(paragraph, named, wanted))
        yield {
          at,
          missing,
          fix,
          message: isThere
            ? `Put the title in double quotes and parentheses: commit ${wanted}`
            : `Name the commit with its title: commit ${wanted}`,
          // The reader has all that is needed; only a search for the usual form misses it.
          ...(isThere ? { severity: 'hint' as const, aspect: 'marks' } : {}),
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
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nThe bar is cached since «commit 5c0ffee15900», and what is in it can be\nstale by then.\n',
      good: 'foo: flush the bar\n\nThe bar is cached since commit 5c0ffee15900 ("foo: cache the bar"), and\nwhat is in it can be stale by then.\n',
      because: 'No line becomes longer than 75 characters.',
    },
    {
      good: 'foo: flush the bar\n\nSince commit 5c0ffee15900 it can be stale.\n',
      because: "The id does not resolve here: it may be another project's.",
    },
  ],
})

const idsWithTitle = matchesOf(/\b([0-9a-f]{7,40}) \("/g)

function flat(slice: Slice): string {
  return slice.text.replace(/\s+/g, ' ').trim()
}

/** A longer reference, and the lines of its paragraph broken anew where one would be too long. */
function completed(paragraph: Paragraph, named: Slice, wanted: string): Edit | undefined {
  const { whole } = paragraph
  const { start, end } = whole.span
  // Only where the document holds the text as it is: a mail may have it encoded.
  if (end - start === whole.length && whole.length < LONGEST_PARAGRAPH) {
    const [from, to] = [named.span.start - start, named.span.end - start]
    const text = `${whole.text.slice(0, from)}${wanted}${whole.text.slice(to)}`
    const wrapped = rewrapped(paragraphOf(Slice.of(text).lines()), TEXT_WIDTH)
    if (wrapped !== undefined) return whole.replace(wrapped)
  }
  return named.replace(wanted)
}
