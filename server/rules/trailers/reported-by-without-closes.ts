import type { Message } from '../../model/message'
import { parseAddress } from '../../parse/address'
import { keyIs } from '../../parse/trailerKeys'
import { edits, messageRule, type Fix } from '../rule'
import type { Trailer } from '../../parse/trailers'

const REPORT = /^Reported-(?:[a-z]+-)*by$/i
/** Robots that always have a public report to point at. */
const ROBOT = /^syzbot\b|syzkaller|kernel test robot|\blkp@intel\.com\b|\bsashiko\b/i
/** Scanners and services whose reports nobody else can open. */
const PRIVATE =
  /coverity|dependabot|smatch|svace|static anal|scan\b|sonarqube|klocwork|infer\b|sparse\b|apple sear/i

export default messageRule({
  id: 'reported-by-without-closes',
  summary: 'A Reported-by line comes with a Closes: or Link: to the report.',
  why: 'Whoever reads the commit later, and the robots that track regressions, find the report through it.',
  source:
    'process/submitting-patches.html#using-reported-by-tested-by-reviewed-by-suggested-by-and-fixes',
  severity: 'warning',
  missing: true,
  fixable: true,
  checkpatch: ['BAD_REPORTED_BY_LINK'],
  yieldsTo: ['trailer-empty', 'trailer-is-prose'],
  occasion: ({ trailers }) => trailers.some(({ key }) => REPORT.test(key.text)),

  *check(message) {
    if (hasLink(message)) return
    for (const trailer of message.trailers) {
      if (!REPORT.test(trailer.key.text)) continue
      const who = trailer.value.text
      if (PRIVATE.test(who)) continue
      const robot = ROBOT.test(who)
      yield {
        at: trailer.whole,
        ...(robot ? {} : { severity: 'hint' as const }),
        message: robot
          ? 'Add the address of the report: Closes: https://…'
          : 'If the report is public, add its address: Closes: https://…',
        fix: closes(trailer),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Reported-by: syzbot+0123456789abcdef0123@syzkaller.appspotmail.com»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nReported-by: syzbot+0123456789abcdef0123@syzkaller.appspotmail.com\nCloses: https://syzkaller.appspot.com/bug?extid=0123456789abcdef0123\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Reported-by: kernel test robot <lkp@intel.com>»\nSigned-off-by: Ada <ada@example.org>\n',
    },
    { bad: 'foo: flush the bar\n\nText.\n\n«Reported-by: lkp <lkp@intel.com>»\n' },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Reported-by: Bob <bob@example.org>»\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nReported-by: Bob <bob@example.org>\nTested-by: Bob <bob@example.org>\nLink: https://example.org/1\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nReported-by: Coverity Scan\nSigned-off-by: Ada <ada@example.org>\n',
    },
  ],
})

/** Any address in the block, or a footnote in the text, may be the report: it is not for a program to say no. */
function hasLink({ blocks, paragraphs, trailers }: Message): boolean {
  if (trailers.some(({ key }) => keyIs(key.text, 'Closes'))) return true
  if (blocks.some(({ whole }) => /https?:\/\//.test(whole.text))) return true
  return paragraphs.some(({ whole }) =>
    /https?:\/\/\S*(?:lore|bugzilla|bug|issue|msgid|syzkaller)/i.test(whole.text),
  )
}

/** syzbot's report is known from its address; for others the author has to fill it in. */
function closes(trailer: Trailer): Fix | undefined {
  const email = parseAddress(trailer.value).email?.text ?? ''
  const id = /^syzbot\+([0-9a-f]{8,40})@/.exec(email)?.[1]
  if (id !== undefined) {
    const line = `Closes: https://syzkaller.appspot.com/bug?extid=${id}`
    return edits(`Add "${line}"`, trailer.whole.tail.replace(`\n${line}`))
  }
  const fix = edits('Add a Closes: line…', trailer.whole.tail.replace('\nCloses: ${1:https://}'))
  return fix && { ...fix, needsChoice: true, snippet: true }
}
