import { addsToTitle, titleMatches } from '../../model/commitReference'
import { FIXES_TAG_SIGN, fixesTags, hasFixesTag } from '../../model/fixesTag'
import { mayNameForeignCommits } from '../../model/foreignCommit'
import { plainTags, titlesAgree } from '../../model/plainReferences'
import { useCommit } from '../namesakes'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'fixes-title',
  summary: 'The title behind Fixes: is that of the commit.',
  why: 'If the two disagree, nobody knows which commit is meant; the checks of linux-next complain about every such line.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'error',
  inState: { history: 'information' },
  fixable: true,
  checkpatch: ['BAD_FIXES_TAG'],
  occasion: hasFixesTag,
  sign: FIXES_TAG_SIGN,
  sound: (text, { git }) => titlesAgree(plainTags(text), git),

  async *check(message, { git, signal }) {
    for (const { id, title, wellFormed } of fixesTags(message)) {
      if (!id || !title || id.length < 7) continue
      const lookup = await git.lookup(id.text.toLowerCase(), signal)
      if (lookup.is !== 'found' || titleMatches(title.text, lookup.commit.subject)) continue
      if (await mayNameForeignCommits(message)) continue
      const { commit } = lookup
      // A date or another word behind the title is a fault of form, which is said already.
      if (!wellFormed && addsToTitle(title.text, commit.subject)) continue
      yield {
        at: title,
        message: `${id.text} is "${commit.subject}". Correct the title or the id.`,
        fix: choice(
          replace(`Write the title of ${id.text}: "${commit.subject}"`, title, commit.subject),
        ),
        search: async signal => {
          const meant = await git.withSubject(title.text, signal)
          return meant.map(candidate => choice(useCommit(id, candidate, id.length)))
        },
      }
    }
  },

  examples: [
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("«bar: drop the foo»")\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    {
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the bar (and "the" baz)',
        },
      ],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("Foo: cache  the bar (and “the” baz)")\nFixes: 5c0ffee15900 ("foo: cache the...")\nFixes: 5c0ffee15900 ("foo: cache the bar..")\nFixes: <5c0ffee15900> ("foo: cache the bar")\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'A title may be cut, and case, blanks and the kind of quotes do not matter.',
    },
  ],
})
