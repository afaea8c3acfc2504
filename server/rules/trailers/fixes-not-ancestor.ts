import { ID_DIGITS, referenceTo } from '../../model/commitReference'
import { fixesTags, hasFixesTag } from '../../model/fixesTag'
import { mayNameForeignCommits } from '../../model/foreignCommit'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'fixes-not-ancestor',
  summary: 'The commit that a Fixes: line names is in the history that is being patched.',
  why: 'Where it is not, there is nothing to fix: usually it is the version of before a rebase, or that of another branch.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  fixable: true,
  checkpatch: [],
  yieldsTo: ['fixes-self', 'fixes-title'],
  occasion: hasFixesTag,

  async *check(message, { git, signal }) {
    for (const { id, title } of fixesTags(message)) {
      if (!id || id.length < 7) continue
      const lookup = await git.lookup(id.text.toLowerCase(), signal)
      if (lookup.is !== 'found') continue
      const { hash, subject } = lookup.commit
      if ((await git.isAncestor(hash, 'HEAD', signal)) !== false) continue
      const { commit } = message
      if (commit !== undefined && (await git.isAncestor(hash, commit, signal)) !== false) continue
      if (await mayNameForeignCommits(message)) continue
      yield {
        at: id,
        message: 'This commit is not in the history of what is patched here. Name the one that is.',
        // Where a mail will be applied is not known for certain.
        ...(message.origin === 'mail' ? { severity: 'information' as const } : {}),
        search: async signal => {
          const twins = await git.withSubject(title?.text ?? subject, signal)
          return twins
            .filter(twin => twin.hash !== hash)
            .map(twin => {
              const digits = Math.max(ID_DIGITS, Math.min(id.length, 40))
              const use = `Use ${referenceTo(twin, digits)}`
              return choice(replace(use, id, twin.hash.slice(0, digits)))
            })
        },
      }
    }
  },

  examples: [
    {
      git: [
        { hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' },
        {
          hash: '0123456789abcdef0123456789abcdef01234567',
          subject: 'foo: cache the bar',
          elsewhere: true,
        },
      ],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «0123456789ab» ("foo: cache the bar")\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    {
      incomplete: true,
      git: [
        {
          hash: '0123456789abcdef0123456789abcdef01234567',
          subject: 'foo: cache the bar',
          elsewhere: true,
        },
      ],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 0123456789ab ("foo: cache the bar")\n',
      because: 'Where a shallow clone ends, nobody knows what came before.',
    },
  ],
})
