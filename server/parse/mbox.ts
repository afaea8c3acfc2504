import type { Slice } from '../text/slice'

/**
 * The mails of an mbox, in order; joined, they are the whole file. A file that does not begin with an mbox line
 * is one mail, unless `git format-patch` has added its patches to it.
 */
export function splitMbox(whole: Slice): readonly Slice[] {
  const { text } = whole
  if (text === '') return []
  const first = /\S/.exec(text)?.index ?? 0
  const isMbox = isMboxLine(text, first)
  const starts = [0]
  for (let at = text.indexOf('\nFrom ', first); at >= 0; at = text.indexOf('\nFrom ', at + 1)) {
    const begins = isMbox
      ? isFormatPatchLine(text, at + 1) || (followsEmptyLine(text, at) && isMboxLine(text, at + 1))
      : isFormatPatchLine(text, at + 1) && HEADER_FIELD.test(lineBehind(text, at + 1))
    if (begins) starts.push(at + 1)
  }
  return starts.map((start, index) => whole.sub(start, starts[index + 1]))
}

/** Whether a line that separates the mails of an mbox begins at `at`. */
export function isMboxLine(text: string, at: number): boolean {
  return text.startsWith('From ', at) && MBOX_LINE.test(headOfLine(text, at))
}

/** A sender and a date as of ctime(3), from any of the programs that write mboxes; Gmail puts the zone before the year. */
const MBOX_LINE =
  /^From .{1,200} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +\w{1,3} +\w{1,3} +(?:\d{4} +)?\d\d?:\d\d(?::\d\d)?(?: |$)/

/** git's own: the commit, and a date that never changes so that file(1) can know it. */
const FORMAT_PATCH_LINE = /^From (?:[0-9a-f]{40}|[0-9a-f]{64}) Mon Sep 17 00:00:00 2001$/

const HEADER_FIELD = /^[A-Za-z][A-Za-z-]*:/

function isFormatPatchLine(text: string, at: number): boolean {
  return FORMAT_PATCH_LINE.test(headOfLine(text, at))
}

function followsEmptyLine(text: string, lineFeed: number): boolean {
  return /\n\r?$/.test(text.slice(Math.max(0, lineFeed - 2), lineFeed))
}

function lineBehind(text: string, at: number): string {
  const found = text.indexOf('\n', at)
  return found < 0 ? '' : text.slice(found + 1, found + 100)
}

/** As much of a line as any mbox line has: a longer line is none. */
function headOfLine(text: string, at: number): string {
  const head = text.slice(at, at + 400)
  const end = head.search(/\r?(?:\n|$)/)
  return end < 0 ? head : head.slice(0, end)
}
