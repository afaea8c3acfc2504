import { wholeLine } from '../../model/lineRemoval'
import type { Slice } from '../../text/slice'
import { choice, edits, messageRule } from '../rule'

/** What a kernel or a boot loader says when it dies; only then does its log hold more than the author meant to show. */
const CRASH =
  /\b(?:call trace|backtrace|unable to handle|general protection fault|synchronous abort|kernel panic|undefined instruction|data abort)\b|\bBUG: |\bOops\b|\bWARNING: .{0,200} at /i
/** The time at the start of a line, behind blanks and the mark of a quotation. */
const STAMP = /^[ \t>|]*(\[ *\d{1,6}\.\d{3,6}\] ?)/
/** A register with its contents. RIP, pc and lr tell where it happened and are kept. */
const REGISTER =
  /(?<!\w)(?:[xr] ?\d{1,2}|[RE]?(?:[A-D]X|[SD]I|[BS]P)|R\d{1,2}|[CD]R\d|sp)\s{0,2}: ?(?:\d{4}:)?[0-9a-f]{8,16}\b/g
const MODULES = /\bModules linked in:/

export default messageRule({
  id: 'body-log-noise',
  summary: 'A backtrace shows the calls, without times, registers and lists of modules.',
  why: 'The few lines that tell what happened are lost among them, and they make the log hard to search for.',
  source: 'process/submitting-patches.html#backtraces-in-commit-messages',
  severity: 'hint',
  content: 4,
  occasion: ({ whole }) => CRASH.test(whole.text),
  fixable: true,
  checkpatch: [],

  *check({ lines, whole }) {
    if (!CRASH.test(whole.text)) return
    const dropped = lines.filter(line => MODULES.test(line.text) || isDump(line.text))
    const stamped = lines.filter(line => !dropped.includes(line) && STAMP.test(line.text))
    // A single one may be what the text is about.
    const noise = [...(dropped.length > 1 ? dropped : []), ...(stamped.length > 1 ? stamped : [])]
    const [first] = noise.sort((a, b) => a.start - b.start)
    if (!first) return
    const fix = edits(
      'Leave out times, registers and modules',
      ...noise.map(line =>
        dropped.includes(line) ? wholeLine(line).replace('') : stampOf(line)?.replace(''),
      ),
    )
    yield {
      at: first.trim(),
      message: 'Leave out what the reader does not need: times, registers, the list of modules.',
      // What is left out is lost, and now and then a register tells the story.
      fix: dropped.length > 1 ? choice(fix) : fix,
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nIt crashes:\n\n  «[    7.123456] BUG: stale bar»\n  [    7.123457] Modules linked in: foo bar\n  [    7.123458] RIP: 0010:bar_flush+0x12/0x40\n  [    7.123459] RAX: 0000000000000007 RBX: ffff888012345678\n\n  [    7.123460] Call Trace:\n  [    7.123461]  foo_resume+0x7/0x10\n',
      good: 'foo: flush the bar\n\nIt crashes:\n\n  BUG: stale bar\n  RIP: 0010:bar_flush+0x12/0x40\n\n  Call Trace:\n   foo_resume+0x7/0x10\n',
      because: 'A log goes on behind an empty line.',
    },
    {
      good: 'foo: flush the bar\n\nThe resume takes too long:\n\n[    7.123456] foo: resume\n[    9.123456] foo: done\n',
      because: 'Without a crash the times are what the log shows.',
    },
    {
      good: 'foo: flush the bar\n\n  BUG: stale bar\n  pc : bar_flush+0x12/0x40\n  Call Trace:\n   foo_resume+0x7/0x10\n',
    },
  ],
})

/** Whether a line is a row of a register dump: at least two of them. */
function isDump(line: string): boolean {
  return (line.match(REGISTER)?.length ?? 0) >= 2
}

function stampOf(line: Slice): Slice | undefined {
  const match = STAMP.exec(line.text)
  const stamp = match?.[1]
  return match && stamp !== undefined
    ? line.sub(match[0].length - stamp.length, match[0].length)
    : undefined
}
