import type { Commit } from '../../host/git'
import { addsToTitle, ID_DIGITS, referenceTo, titleMatches } from '../../model/commitReference'
import {
  fixesTags,
  hasFixesTag,
  NEARLY_FIXES_SIGN,
  several,
  type FixesTag,
} from '../../model/fixesTag'
import { mayNameForeignCommits } from '../../model/foreignCommit'
import type { Message } from '../../model/message'
import { plainTags } from '../../model/plainReferences'
import { keyIs } from '../../parse/trailerKeys'
import type { Slice } from '../../text/slice'
import { choice, messageRule, replace, type Fix } from '../rule'
import { lengthened, TOO_SHORT, weightOfShort } from '../shortId'

const SHORT = /^[0-9a-f]{7,11} \("[^\r\n]+"\)$/

/** A line of its own that would be a tag but for its first word; prose that goes on behind the title is none. */
const NEARLY =
  /^(?!Fixes[ \t]*:)(?:Fix(?:ed|es)?|Fixing)(?: commit)?[ \t]*:?[ \t]*(?=[0-9a-f]{7,40} \(".{1,300}"\)\.?$)/i

export default messageRule({
  id: 'fixes-form',
  summary:
    'A Fixes: line gives 12 to 40 digits of the id, then the title in quotes and parentheses, on one line.',
  why: 'Stable maintainers and their tools learn from this line alone which releases need the fix.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'error',
  inState: { history: 'information' },
  fixable: true,
  checkpatch: ['BAD_FIXES_TAG'],
  yieldsTo: ['trailer-misspelled'],
  occasion: message => hasFixesTag(message) || misspelt(message).length > 0,
  sign: NEARLY_FIXES_SIGN,
  // That an id is short is no fault in what is published.
  sound: text => plainTags(text) !== undefined,

  async *check(message, { git, project, signal }) {
    const named: string[] = []
    for (const at of misspelt(message)) {
      yield {
        at,
        message: 'Begin the line with "Fixes: ", which is what scripts look for.',
        fix: replace('Write "Fixes: "', at, 'Fixes: '),
      }
    }
    for (const tag of fixesTags(message)) {
      const text = tag.value.text
      // A commit that is named already is named again to speak of its line, say in notes on versions.
      if (tag.id && named.some(id => areOne(id, tag.id?.text ?? ''))) continue
      if (tag.id) named.push(tag.id.text)
      if (tag.wellFormed || (tag.value.isEmpty && message.state === 'draft')) continue
      if (/^<?https?:\/\//.test(text)) {
        const key = message.trailers.find(({ value }) => value.start === tag.value.start)?.key
        yield {
          at: tag.value,
          message: 'Fixes: names a commit. A report belongs behind Closes:',
          fix:
            key && keyIs(key.text, 'Fixes')
              ? replace('Change to Closes:', key, 'Closes')
              : undefined,
        }
        continue
      }
      if (!tag.id) {
        // Prose that begins with "Fixes:" has been swallowed by the block; it is no tag that lacks an id.
        if (/^[a-z]+(?: \S+){3,}/.test(text)) continue
        yield {
          at: tag.value.isEmpty ? tag.value : tag.flow,
          missing: true,
          message: 'Give the id of the commit: Fixes: <12 digits or more> ("<title>")',
        }
        continue
      }
      if (several(text)) {
        yield { at: tag.value, message: 'Give each commit a Fixes: line of its own.' }
        continue
      }
      const id = tag.id.text.toLowerCase()
      const lookup = await git.lookup(id, signal)
      const commit = lookup.is === 'found' ? lookup.commit : undefined
      const short = SHORT.test(text)
      // That the id leads nowhere, or to several, is said already.
      if (short && lookup.is === 'ambiguous') continue
      if (short && lookup.is === 'missing' && !(await mayNameForeignCommits(message))) continue
      // Published, and it can be found: nobody will change it any more.
      if (short && message.state === 'history') continue
      // Whoever has not closed the title yet is still at it.
      const missing = !(/\(["“]/.test(text) ? /["”]\)\.?$/ : /[^(\s]["”')]\.?$/).test(text)
      if (short) {
        const fix = commit && lengthened(tag.id, commit)
        const severity = weightOfShort(project)
        yield { at: tag.id, message: TOO_SHORT, missing, severity, aspect: 'short', fix }
      } else {
        const fix = rewritten(tag, id, commit)
        // Scripts understand a comment.
        const eased = /"\)\s+#/.test(text) ? { severity: 'information' as const } : {}
        yield { at: tag.value, message: fault(tag), missing, fix, ...eased }
      }
    }
  },

  examples: [
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900»\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee» ("foo: cache the bar")\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «commit 5c0ffee15900 (foo: cache the bar)»\nFixes: «5C0FFEE15901 "foo: cache (the) baz"»\nFixes: «5c0ffee15902("foo: cache it").»\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nFixes: 5c0ffee15901 ("foo: cache (the) baz")\nFixes: 5c0ffee15902 ("foo: cache it")\n',
      because: 'The form can be repaired even when git does not know the commit.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900 ("foo: cache\nthe bar")»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900 ("foo: cache\nthe bar)»\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'Nothing of a broken title stays behind, even where its quote was never closed.',
    },
    {
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900 (bar: drop the foo)»\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("bar: drop the foo")\n',
      because: 'Whether the title or the id is wrong is not for the form to decide.',
    },
    {
      bad: "foo: flush the bar\n\nText.\n\nFixes: «DEADBEEF0123 'x'»\n",
      good: 'foo: flush the bar\n\nText.\n\nFixes: deadbeef0123 ("x")\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Fixes »5c0ffee15900 ("foo: cache the bar")\n«Fixed: »5c0ffee15901 ("foo: cache the baz")\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nFixes: 5c0ffee15901 ("foo: cache the baz")\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900 ("foo: cache the bar") on 2026-01-02»\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n\nChanges in v2:\n- Now it is\nFixes: 5c0ffee15900 ("foo: cache\n',
      because: 'The line is spoken of.',
    },
    {
      git: [],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee ("foo: cache the bar")\n',
      because: 'That no commit has the id is said already, and is the reason to write another one.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900 ("foo: cache the bar"), 5c0ffee15901 ("foo: cache the baz")»\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «https://example.org/issues/7»\n',
      good: 'foo: flush the bar\n\nText.\n\nCloses: https://example.org/issues/7\n',
    },
    {
      typing: true,
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ff\nFixes: 5c0ffee15900 ("\nFixes: 5c0ffee15900 ("foo: call bar()\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'While the tag is being typed it lacks the rest.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «the caching»\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nChanges: the\nFixes: tag has more digits now.\n\nFixes: 5c0ffee15900d0123456789abcdef0123456789a ("foo: cache the \'bar\' (again)")\n',
    },
  ],
})

/** Beginnings of lines that are nearly such a tag: without the colon, in another tense. */
function misspelt({ lines }: Message): Slice[] {
  return lines.flatMap(line => line.find(NEARLY) ?? [])
}

/** Whether two ids, cut anywhere, may be of one commit. */
function areOne(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/** What is wrong with the shape, the first fault of several. */
function fault({ value, split, title, id, remark }: FixesTag): string {
  if (split) return 'Write the tag on one line, however long it is: scripts read it line by line.'
  const { text } = value
  if (/^(?:in\s+)?commit\b/i.test(text))
    return 'Leave out the word "commit": Fixes: <12 digits or more> ("<title>")'
  if (title === undefined)
    return 'The title of the commit is missing. Write: Fixes: <12 digits or more> ("<title>")'
  if (remark !== '')
    return 'Nothing follows the title, no date and no note: Fixes: <12 digits or more> ("<title>")'
  const behind = text.slice(text.indexOf(id?.text ?? '') + (id?.length ?? 0))
  if (/^[("“']/.test(behind)) return 'Put a blank between the id and the title.'
  if (/^\s*\(/.test(behind) && !/\)\.?$/.test(behind))
    return 'Close the parentheses around the title: ("<title>")'
  if (!/^\s*\(".*"\)/.test(behind))
    return 'Put the title in double quotes and parentheses: ("<title>")'
  if (text.endsWith('.')) return 'No full stop follows the title.'
  if (id && /[A-F]/.test(id.text)) return 'Write the id in lower case.'
  return 'Write the tag as: Fixes: <12 digits or more> ("<title>")'
}

/** The tag as it has to be, from git or from its own pieces; a choice where something would be added or lost. */
function rewritten(tag: FixesTag, id: string, commit: Commit | undefined): Fix | undefined {
  const wanted =
    commit && agrees(tag, commit.subject) ? referenceTo(commit, id.length) : fromText(tag, id)
  if (wanted === undefined || wanted === tag.value.text) return undefined
  const fix = replace(`Write ${wanted}`, tag.value, wanted)
  return (commit && tag.title === undefined) || tag.remark !== '' ? choice(fix) : fix
}

/** Whether the title, where there is one, is the commit's. If not, one of the two is wrong, and another rule asks which. */
function agrees({ title }: FixesTag, subject: string): boolean {
  return !title || titleMatches(title.text, subject) || addsToTitle(title.text, subject)
}

/** What can be repaired without git: the pieces are there and only their form is wrong. */
function fromText(tag: FixesTag, id: string): string | undefined {
  if (tag.title === undefined || id.length < ID_DIGITS || id.length > 40) return undefined
  return `${id} ("${tag.title.text}")`
}
