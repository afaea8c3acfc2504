import { FIXES_TAG_SIGN, fixesTags, hasFixesTag } from '../../model/fixesTag'
import { bearsMarksOfLinux, mayNameForeignCommits } from '../../model/foreignCommit'
import { allFound, plainTags } from '../../model/plainReferences'
import { namesakes, UNKNOWN_COMMIT } from '../namesakes'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'fixes-unknown',
  summary: 'The commit that a Fixes: line names exists.',
  why: 'linux-next and the stable team look the id up; one that leads nowhere is usually from before a rebase.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'error',
  inState: { history: 'information' },
  fixable: true,
  checkpatch: ['UNKNOWN_COMMIT_ID'],
  occasion: hasFixesTag,
  sign: FIXES_TAG_SIGN,
  sound: (text, { git }) => allFound(plainTags(text), git),

  async *check(message, { git, project, signal }) {
    for (const { id, title } of fixesTags(message)) {
      if (!id || id.length < 7) continue
      const lookup = await git.lookup(id.text.toLowerCase(), signal)
      if (lookup.is === 'ambiguous') {
        yield {
          at: id,
          missing: true,
          message: `${lookup.candidates.length} commits begin with these digits. Give more of them.`,
          otherFixes: lookup.candidates.map(({ hash, subject }) =>
            choice(replace(`${hash.slice(0, 16)} ("${subject}")`, id, hash.slice(0, 16))),
          ),
        }
      }
      if (lookup.is !== 'missing' || (await mayNameForeignCommits(message))) continue
      const search = (wanted?: AbortSignal) => namesakes(id, title, git, wanted)
      // Nobody repairs what is published, so nobody waits until all of history has been searched.
      if (message.state === 'history') {
        yield { at: id, message: UNKNOWN_COMMIT, search }
        continue
      }
      const fixes = await search(signal)
      const [first, ...others] = fixes
      yield {
        at: id,
        message: UNKNOWN_COMMIT,
        // Outside of Linux work is ported from there, and not every message says so.
        ...(project.linux || (first && !bearsMarksOfLinux(message))
          ? {}
          : { severity: 'information' as const }),
        fix: first,
        otherFixes: others,
      }
    }
  },

  examples: [
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «0123456789ab» ("foo: cache the bar")\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    {
      git: [
        { hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' },
        { hash: '0123456789acdef0123456789abcdef012345678', subject: 'foo: cache the bar' },
      ],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «0123456789ab» ("foo: cache the bar")\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 0123456789ac ("foo: cache the bar")\n',
      because: 'Of several commits with this title the one with nearly this id comes first.',
    },
    {
      incomplete: true,
      good: 'foo: flush the bar\n\nText.\n\nFixes: 0123456789ab ("foo: cache the bar")\n',
      because: 'In a shallow clone a missing commit proves nothing.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nFixes: 0123456789ab ("foo: cache the bar")\n(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)\n',
      git: [],
    },
    {
      paths: ['dts/upstream/src/arm64/foo.dts'],
      git: [],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 0123456789ab ("foo: cache the bar")\n',
      because: "Imported code has another repository's commits.",
    },
  ],
})
