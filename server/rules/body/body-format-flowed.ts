import type { Diff } from '../../parse/diff'
import { messageRule } from '../rule'

export default messageRule({
  id: 'body-format-flowed',
  summary:
    'A patch is not sent as format=flowed, which lets mail programs join and indent its lines.',
  why: 'Whoever receives such a mail takes a blank from the start of its lines and joins those that end in one: the patch does not apply.',
  source: 'process/email-clients.html#general-preferences',
  severity: 'error',
  kinds: ['patch', 'revert', 'backport', 'fixup'],
  fixable: false,
  checkpatch: [],

  async *check({ flowedAt, change }) {
    const diff = flowedAt && (await change.diff())
    if (!flowedAt || !diff || !isDamaged(diff)) return
    yield {
      at: flowedAt,
      message:
        'With format=flowed git am changes lines of this patch, and it will not apply. Send it with git send-email.',
    }
  },

  examples: [
    {
      as: 'mail',
      bad: mail('text/plain; charset=UTF-8; «format=flowed»', ' \tfoo();\n+\tbar();\n'),
    },
    {
      as: 'mail',
      bad: mail('text/plain; «format="flowed"»', '  \tfoo();\n+\tbar(); \n'),
      because: 'A blank at the end joins this line with the next one.',
    },
    {
      as: 'mail',
      good: mail('text/plain; format=flowed', '  \tfoo();\n+\tbar();\n'),
      because:
        'Every line that begins with a blank has been given another, which git am takes away.',
    },
    { as: 'mail', good: mail('text/plain; charset=UTF-8', ' \tfoo();\n+\tbar();\n') },
  ],
})

/** Whether a line of the change reads otherwise once git has undone what format=flowed does to lines. */
function isDamaged({ files }: Diff): boolean {
  return files.some(({ hunks }) =>
    hunks.some(({ lines }) =>
      lines.some(
        ({ kind, text }) => text.endsWith(' ') || (kind === 'context' && /^[^ ]/.test(text)),
      ),
    ),
  )
}

function mail(contentType: string, hunk: string): string {
  return `From: Ada <ada@example.org>\nSubject: [PATCH] foo: flush the bar\nContent-Type: ${contentType}\n\nIt can be stale.\n\nSigned-off-by: Ada <ada@example.org>\n---\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n${hunk}`
}
