import { edits, messageRule } from '../rule'
import type { Slice } from '../../text/slice'

/** git am ends the message at these, wherever they stand. */
const CUTS = /^(?:diff -|Index: |--- a\/)/
/** Parts of a diff that git lets pass and other tools do not. */
const CONFUSES = /^(?:\+\+\+ b\/|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@)/
const INDENTED =
  /^\s+(?:diff\b.{0,200}\sa\/\S+\s+b\/|--- a\/|\+\+\+ b\/|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@)/

export default messageRule({
  id: 'body-diff-in-message',
  summary: 'A message holds no piece of a diff at the start of a line.',
  why: 'git am takes the first such line for the change itself: the rest of the message is lost, or the patch does not apply.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'error',
  kinds: ['patch', 'revert', 'backport', 'cover'],
  fixable: true,
  checkpatch: ['DIFF_IN_COMMIT_MSG'],

  *check({ lines, end, notes, origin }) {
    // What ends a mail's message is its diff; a message that is not in a mail has none.
    const whole =
      end && notes && origin !== 'mail' && !/^---\s*$/.test(end.text) ? notes.lines() : []
    const all = [...lines, ...whole]
    const found = all.filter(
      line => CUTS.test(line.text) || CONFUSES.test(line.text) || line === whole[0],
    )
    const [first] = found
    if (first) {
      const cuts = whole.length > 0 || found.some(({ text }) => CUTS.test(text))
      yield {
        at: first,
        ...(cuts ? {} : { severity: 'warning' as const, aspect: 'confuses' }),
        message: cuts
          ? 'git am would take this for the change. Put "> " before each line of a diff that you quote.'
          : 'To patch and quilt this is the start of a change. Put "> " before each line of a diff that you quote.',
        fix: edits(
          'Quote the diff with "> "',
          ...quoted(found, all).map(line => line.head.replace('> ')),
        ),
      }
      return
    }
    const indented = lines.find(({ text }) => INDENTED.test(text))
    if (indented) {
      yield {
        at: indented.trim(),
        severity: 'hint',
        aspect: 'indented',
        message:
          'Even an indented diff is a change to patch and quilt. Put "> " before each line, or say it in words.',
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nThis was the culprit:\n\n«--- a/foo.c»\n\nand we undo it.\n',
      good: 'foo: flush the bar\n\nThis was the culprit:\n\n> --- a/foo.c\n\nand we undo it.\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«diff --git a/foo.c b/foo.c»\n--- a/foo.c\n+++ b/foo.c\n',
      good: 'foo: flush the bar\n\nText.\n\n> diff --git a/foo.c b/foo.c\n> --- a/foo.c\n> +++ b/foo.c\n',
    },
    { bad: 'foo: flush the bar\n\nText.\n\n    «@@ -1,2 +1,3 @@ bar()»\n' },
    { good: 'foo: flush the bar\n\nThe diff --git line is longer now.\n' },
  ],
})

const PART =
  /^(?:[-+@\\ ]|(?:index|old mode|new mode|new file|deleted file|similarity|rename|copy) )/

/** The lines of the quoted piece: those found, and what belongs to them up to the next empty line. */
function quoted(found: readonly Slice[], lines: readonly Slice[]): Slice[] {
  const marked = new Set<Slice>(found)
  let inside = false
  for (const line of lines) {
    if (line.text.trim() === '') inside = false
    else if (marked.has(line)) inside = true
    else if (inside && PART.test(line.text)) marked.add(line)
  }
  return [...marked]
}
