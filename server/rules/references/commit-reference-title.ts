import { COMMIT_MENTION_SIGN, commitMentions, mentionsCommits } from '../../model/commitMention'
import { titleMatches } from '../../model/commitReference'
import { mayNameForeignCommits } from '../../model/foreignCommit'
import { plainMentions, titlesAgree } from '../../model/plainReferences'
import { useCommit } from '../namesakes'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'commit-reference-title',
  summary: 'The title behind the id of a commit is that of the commit.',
  why: 'If the two disagree, nobody knows which commit is meant.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  inState: { history: 'information' },
  fixable: true,
  checkpatch: ['GIT_COMMIT_ID'],
  occasion: mentionsCommits,
  sign: COMMIT_MENTION_SIGN,
  sound: (text, { git }) => titlesAgree(plainMentions(text), git),

  async *check(message, { git, signal }) {
    for (const { id, title, ours } of commitMentions(message)) {
      if (!ours || !title) continue
      const lookup = await git.lookup(id.text.toLowerCase(), signal)
      if (lookup.is !== 'found' || titleMatches(title.text, lookup.commit.subject)) continue
      if (await mayNameForeignCommits(message)) continue
      const { subject } = lookup.commit
      yield {
        at: title,
        message: `${id.text} is "${subject}". Correct the title or the id.`,
        fix: choice(replace(`Write the title of ${id.text}: "${subject}"`, title, subject)),
        search: async signal => {
          const meant = await git.withSubject(title.text.replace(/\s+/g, ' '), signal)
          return meant.map(commit => choice(useCommit(id, commit, id.length)))
        },
      }
    }
  },

  examples: [
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nSince commit 5c0ffee15900 ("«bar: drop\nthe foo»") it can be stale.\n',
      good: 'foo: flush the bar\n\nSince commit 5c0ffee15900 ("foo: cache the bar") it can be stale.\n',
    },
    {
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the "bar" and the baz',
        },
      ],
      good: 'foo: flush the bar\n\nSince commit 5c0ffee15900 ("Foo: cache\nthe “bar” and...") and commit 5c0ffee15900 ("foo: cache the")\nit can be stale.\n',
      because: 'A title may be cut, and case, line ends and the kind of quotes do not matter.',
    },
  ],
})
