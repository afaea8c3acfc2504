import type { Message } from '../../model/message'
import type { Slice } from '../../text/slice'
import type { History } from '../../model/history'
import { edits, messageRule, replace, type Finding, type Fix } from '../rule'

/** How git and people say which commit they revert. */
const NAMES_COMMIT =
  /\b(?:revert(?:s|ed|ing)?|back(?:s|ed)? out|re-?appl(?:y|ies)|this is|commit|in)\b[^.]{0,80}?\b[0-9a-f]{7,40}\b/i
/** What git itself writes into a revert, and lists of conflicts: no reason. */
const NO_REASON =
  /\bThis (?:partly |partially )?reverts (?:parts? of )?commits? [0-9a-f]{7,40}(?:,? (?:reversing|changes made)[^.]*|[^.]{0,5}\("[^"]*"\))?[.,]?|\(cherry[- ]picked from commit [0-9a-f]+\)|^Conflicts:.*$|#.*$/gim

export default messageRule({
  id: 'body-revert-form',
  summary: 'A revert names the commit by its id and says why it is reverted.',
  why: 'Tools follow the id from the revert to the commit, and whoever wants to try again has to know what went wrong.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  kinds: ['revert'],
  fixable: true,
  checkpatch: [],

  async *check(message, { git, signal }) {
    const { subject, paragraphs } = message
    const reverted = /^Revert "(.+)"$/.exec(subject?.title.text ?? '')?.[1]
    if (!subject) return
    const twice = reverted !== undefined && /^Revert "(.+)"$/.exec(reverted)
    if (twice) yield reapplied(subject.title, twice[1] ?? '')
    const text = paragraphs.map(({ flow }) => flow.text).join('\n')
    if (reverted !== undefined && !NAMES_COMMIT.test(text) && !hasReference(message)) {
      yield {
        at: subject.title,
        aspect: 'no-id',
        missing: true,
        message: 'Say which commit is reverted: This reverts commit <id>.',
        fix: await namedBy(git, message, reverted, signal),
      }
    }
    if (!/\p{L}{2}/u.test(text.replace(NO_REASON, '').replace(/[0-9a-f]{7,40}/g, ''))) {
      yield {
        at: paragraphs[0]?.whole ?? subject.title,
        aspect: 'no-reason',
        missing: true,
        message: 'Say why the commit is reverted: what it broke, or why it is not wanted any more.',
      }
    }
  },

  examples: [
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: '«Revert "foo: cache the bar"»\n\nThe cache is stale after a resume.\n',
      good: 'Revert "foo: cache the bar"\n\nThis reverts commit 5c0ffee15900d0123456789abcdef0123456789a.\n\nThe cache is stale after a resume.\n',
    },
    {
      bad: 'Revert "foo: cache the bar"\n\n«This reverts commit 5c0ffee15900d0123456789abcdef0123456789a.»\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: '«Revert "Revert "foo: cache the bar""»\n\nThis reverts commit 5c0ffee15900d0123456789abcdef0123456789a.\n\nThe resume is repaired.\n',
      good: 'Reapply "foo: cache the bar"\n\nThis reverts commit 5c0ffee15900d0123456789abcdef0123456789a.\n\nThe resume is repaired.\n',
    },
    {
      good: 'Revert "foo: cache the bar"\n\nIt is stale since commit 5c0ffee15900 ("foo: cache the bar"), so go back.\n',
      because: 'The commit is named, if not in the words that git uses.',
    },
    { good: 'foo: flush the bar\n\nText.\n', because: 'It is no revert.' },
  ],
})

/** Whether the commit is named by a trailer. */
function hasReference({ trailers }: Message): boolean {
  return trailers.some(({ value }) => /^[0-9a-f]{7,40}\b/.test(value.text))
}

function reapplied(title: Slice, inner: string): Finding {
  const wanted = `Reapply "${inner}"`
  return {
    at: title,
    severity: 'hint',
    aspect: 'reapply',
    message: 'Since version 2.43 git calls the revert of a revert "Reapply".',
    fix: replace(`Write ${wanted}`, title, wanted),
  }
}

/** git's own sentence, where one commit of that title is known. */
async function namedBy(
  git: History,
  { subject, paragraphs, blocks, origin, whole }: Message,
  title: string,
  signal: AbortSignal | undefined,
): Promise<Fix | undefined> {
  const [commit, second] = await git.withSubject(title, signal)
  if (!commit || second) return undefined
  const sentence = `This reverts commit ${commit.hash}.`
  const first = paragraphs[0]?.whole ?? blocks[0]?.whole
  const edit = first
    ? first.head.replace(`${sentence}\n\n`)
    : origin === 'mail'
      ? whole.head.replace(`${sentence}\n`)
      : subject?.whole.tail.replace(`\n\n${sentence}`)
  return edits(`Add "${sentence}"`, edit)
}
