import type { Slice } from '../text/slice'

/** One `subsystem:` part of a subject, without its colon. */
export interface PrefixSegment {
  readonly name: Slice
  /** The name, the colon and the blanks behind it. */
  readonly whole: Slice
}

/** What the brackets in front of a mail's subject say: `[RFC PATCH net-next v3 02/11]`. */
export interface PatchTag {
  readonly whole: Slice
  /** 1 where no version is given. */
  readonly version: number
  /** The place in the series; 0 is the cover letter; undefined for a single patch. */
  readonly number: number | undefined
  readonly total: number | undefined
  /** The other words, as written: `RFC`, `RESEND`, `net-next`. */
  readonly words: readonly string[]
}

/** The first line of a message, taken apart. */
export interface Subject {
  /** The line without white space at its ends. */
  readonly whole: Slice
  /** `[PATCH …]`, where there is one. */
  readonly tag: PatchTag | undefined
  /** Every leading bracket group, the patch tag among them; `git am` drops them all. */
  readonly brackets: readonly Slice[]
  /** The subject without its brackets: what git will record. */
  readonly title: Slice
  readonly prefix: readonly PrefixSegment[]
  /** What follows the last prefix segment. */
  readonly phrase: Slice
  /** A `Re:` before everything else. */
  readonly reply: Slice | undefined
}

const BRACKETS = /^\s*\[[^\][]{0,200}\]\s*/
const REPLY = /^(?:re|aw|fwd?)\s*:\s*/i
/** At most five short words before a colon that white space or the end follows. */
const SEGMENT = /^(?![\s:])[^\s:"“]{1,60}(?: [^\s:"“]{1,40}){0,4}:(?=\s|$)\s*/

/** Takes a subject apart. Any text gives a result; `brackets`, `prefix` and `phrase` in order give `whole` back. */
export function parseSubject(line: Slice): Subject {
  const whole = line.trim()
  let rest = whole
  const reply = rest.find(REPLY)
  if (reply) rest = rest.sub(reply.length)
  const brackets: Slice[] = []
  for (let found = rest.find(BRACKETS); found; found = rest.find(BRACKETS)) {
    brackets.push(found.trim())
    rest = rest.sub(found.length)
  }
  const title = rest
  const prefix: PrefixSegment[] = []
  for (let found = rest.find(SEGMENT); found && prefix.length < 8; found = rest.find(SEGMENT)) {
    prefix.push({ name: found.sub(0, found.text.trimEnd().length - 1), whole: found })
    rest = rest.sub(found.length)
  }
  const tag = brackets.map(patchTag).find(found => found !== undefined)
  return { whole, tag, brackets, title, prefix, phrase: rest, reply }
}

function patchTag(whole: Slice): PatchTag | undefined {
  const words = whole.text
    .slice(1, -1)
    .trim()
    .split(/[\s,]+/)
  if (!words.some(word => /^(?:rfc-?)?patch/i.test(word) || /^rfc$/i.test(word))) return undefined
  let version = 1
  let number: number | undefined
  let total: number | undefined
  const others: string[] = []
  for (const word of words) {
    const place = /^(\d{1,4})\/(\d{1,4})$/.exec(word)
    const reroll = /^(?:patch)?v(\d{1,4})$/i.exec(word)
    if (place) {
      number = Number(place[1])
      total = Number(place[2])
    } else if (reroll) version = Number(reroll[1])
    else if (!/^patch$/i.test(word)) others.push(word)
  }
  return { whole, version, number, total, words: others }
}
