import { COMMIT_MENTION_SIGN, commitMentions, mentionsCommits } from '../../model/commitMention'
import { titleMatches } from '../../model/commitReference'
import { mayNameForeignCommits } from '../../model/foreignCommit'
import { allFound, plainMentions } from '../../model/plainReferences'
import { namesakes, UNKNOWN_COMMIT } from '../namesakes'
import { messageRule } from '../rule'

export default messageRule({
  id: 'commit-reference-unknown',
  summary: 'The commit that the text names exists.',
  why: 'An id from before a rebase, or from a branch that nobody else has, leads the reader nowhere.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  inState: { history: 'information' },
  fixable: true,
  checkpatch: ['UNKNOWN_COMMIT_ID'],
  occasion: mentionsCommits,
  sign: COMMIT_MENTION_SIGN,
  sound: (text, { git, project }) => !project.linux || allFound(plainMentions(text), git),

  async *check(message, { git, project, signal }) {
    // Whose commit it is would take a search through all of history, and nobody repairs what is published.
    if (message.state === 'history' && !project.linux) return
    for (const { id, title, ours } of commitMentions(message)) {
      if (!ours) continue
      const lookup = await git.lookup(id.text.toLowerCase(), signal)
      if (lookup.is !== 'missing') continue
      // Ported work keeps its title and names the commit that it was ported from.
      if (title && titleMatches(title.text, message.subject?.title.text ?? '')) continue
      const fixes = await namesakes(id, title, git, signal)
      // Whose commit it is, only its title can tell; most of what Linux's messages name is Linux's.
      if (fixes.length === 0 && !project.linux) continue
      if (await mayNameForeignCommits(message)) continue
      const [first, ...others] = fixes
      yield {
        at: id,
        message: UNKNOWN_COMMIT,
        fix: first,
        otherFixes: others,
      }
    }
  },

  examples: [
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nSince commit «0123456789ab» ("foo: cache\nthe bar") it can be stale.\n',
      good: 'foo: flush the bar\n\nSince commit 5c0ffee15900 ("foo: cache\nthe bar") it can be stale.\n',
    },
    {
      linux: true,
      git: [],
      bad: 'foo: flush the bar\n\nSince commit «0123456789ab» ("foo: cache the bar") it can be stale.\n',
    },
    {
      git: [],
      good: 'foo: flush the bar\n\nSince commit 0123456789ab ("foo: cache the bar") it can be stale.\n',
      because: 'Outside of Linux it is more likely a commit of Linux than a lost one.',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      good: 'foo: flush the bar\n\nSince Linux commit 0123456789ab ("foo: cache the bar") it can be stale.\n',
      because: 'A commit that was ported keeps its title and has another id.',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      good: 'foo: cache the bar\n\nThis is commit 0123456789ab ("foo: cache the bar") with another path.\n',
      because: 'It is the commit that this one was ported from.',
    },
    {
      linux: true,
      incomplete: true,
      good: 'foo: flush the bar\n\nSince commit 0123456789ab ("foo: cache the bar") it can be stale.\n',
      because: 'In a shallow clone a missing commit proves nothing.',
    },
    {
      linux: true,
      paths: ['tools/include/uapi/foo.h'],
      git: [],
      good: 'foo: flush the bar\n\nSince commit 0123456789ab ("foo: cache the bar") it can be stale.\n',
    },
  ],
})
