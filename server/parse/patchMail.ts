import { Slice } from '../text/slice'
import { parseDiff, type Diff } from './diff'
import { headerKindAt } from './diffHeader'
import { closingStart, readDiffstat, type DiffstatEntry } from './diffstat'
import { lineEnd, nextLine } from './lineEnds'
import type { Mail } from './mail'
import { readField, type HeaderField } from './mailHeader'

/** A mail as git and a maintainer read it: message, notes, diff. All its slices are cut from `mail.body`. */
export interface PatchMail {
  readonly mail: Mail
  /** From:, Subject: and Date: at the start of the body, which git prefers to the header's. */
  readonly inBodyFields: readonly HeaderField[]
  /** From behind these to the separator, the diff, or, where neither is there, the diffstat or signature. */
  readonly message: Slice
  /** The line `---` that ends the message, without its end. */
  readonly separator: Slice | undefined
  /** Between separator and diff: change history, diffstat. Empty where there is no such thing. */
  readonly notes: Slice
  readonly diffstat: readonly DiffstatEntry[]
  /** From the first file to the last. */
  readonly diff: Diff | undefined
  /** Between diff and signature: git's `base-commit:`, a mailing list's footer. */
  readonly footer: Slice
  /** From the line `-- ` to the end. */
  readonly signature: Slice | undefined
  /** The hash of `base-commit:`. */
  readonly baseCommit: Slice | undefined
  readonly prerequisites: readonly Prerequisite[]
  /** The value of b4's `change-id:`. */
  readonly changeId: Slice | undefined
  /** Joined, they are the body. */
  readonly pieces: readonly Slice[]
}

/** One line that says what has to be applied first. */
export interface Prerequisite {
  /** `prerequisite-patch-id`, or b4's `prerequisite-change-id` and `prerequisite-message-id`. */
  readonly name: Slice
  readonly value: Slice
}

/**
 * Cuts a mail's body as `git mailinfo` does, except that only a line of nothing but `---`, or a real diff, ends
 * the message: where git would cut at a line of prose, the message goes on, and a rule says so.
 */
export function parsePatchMail(mail: Mail): PatchMail {
  const { body } = mail
  const { source, end } = body
  const cut = (from: number, to: number) => new Slice(source, from, Math.max(from, to))
  const { fields, start } = readInBodyFields(body)
  const found = messageEnd(body, start)
  const diff = found ? diffFrom(cut(found.next, end)) : undefined
  const tail = diff?.whole.end ?? found?.next ?? start
  const signatureAt = signatureStart(cut(tail, end), diff !== undefined)
  const closing = found?.end ?? closingStart(cut(start, signatureAt))
  const notes = cut(found?.next ?? closing, diff?.whole.start ?? signatureAt)
  const footer = cut(diff?.whole.end ?? signatureAt, signatureAt)
  const facts = [...factsIn(notes), ...factsIn(footer)]
  const fact = (name: string) => facts.find(({ name: { text } }) => text === name)?.value
  return {
    mail,
    inBodyFields: fields,
    message: cut(start, closing),
    separator: found?.separator,
    notes,
    diffstat: readDiffstat(notes),
    diff,
    footer,
    signature: signatureAt < end ? cut(signatureAt, end) : undefined,
    baseCommit: fact('base-commit'),
    prerequisites: facts.filter(({ name }) => name.text.startsWith('prerequisite-')),
    changeId: fact('change-id'),
    pieces: [
      cut(body.start, start),
      cut(start, closing),
      cut(closing, notes.start),
      notes,
      ...(diff?.pieces ?? []),
      footer,
      cut(signatureAt, end),
    ].filter(piece => !piece.isEmpty),
  }
}

/** As in git's mailinfo.c: each field once, no empty line among them; empty lines around them are not message. */
function readInBodyFields(body: Slice): { readonly fields: HeaderField[]; readonly start: number } {
  const { source, end } = body
  const fields: HeaderField[] = []
  const seen = new Set<string>()
  let at = behindEmptyLines(source.text, body.start, end)
  for (;;) {
    const name = /(from|subject|date):/iy
    name.lastIndex = at
    const key = name.exec(source.text)?.[1]?.toLowerCase()
    const field = key === undefined || seen.has(key) ? undefined : readField(body, at)
    if (!field || key === undefined) break
    seen.add(key)
    fields.push(field)
    at = field.whole.end
  }
  return { fields, start: behindEmptyLines(source.text, at, end) }
}

interface MessageEnd {
  readonly end: number
  readonly separator: Slice | undefined
  /** Where notes or diff begin. */
  readonly next: number
}

function messageEnd(body: Slice, start: number): MessageEnd | undefined {
  const { source, end } = body
  const { text } = source
  for (let at = start; at < end;) {
    const next = nextLine(text, at, end)
    const stop = lineEnd(text, at, next)
    if (text.startsWith('---', at) && text.slice(at + 3, stop).trim() === '') {
      return { end: at, separator: new Slice(source, at, stop), next }
    }
    if (headerKindAt(text, at, end)) {
      return separatorBehindQuote(body, at) ?? { end: at, separator: undefined, next: at }
    }
    at = next
  }
  return undefined
}

/**
 * The separator below a diff that a message only quotes: behind it the text goes on to a bare `---`, and another diff
 * follows. git cuts at the quoted one and loses the text; here it goes on, and a rule says so.
 */
function separatorBehindQuote(body: Slice, quote: number): MessageEnd | undefined {
  const { source, end } = body
  const { files } = parseDiff(new Slice(source, quote, end))
  for (const [index, { whole }] of files.entries()) {
    const following = files[index + 1]
    if (!following) return undefined
    const gap = new Slice(source, whole.end, following.whole.start)
    const [separator] = gap.matches(/(?<![^\n])---[ \t]*(?=\r?\n)/g)
    if (!separator) continue
    const { start } = separator.at
    const text = source.text.slice(gap.start, start)
    // A signature or an mbox line between them: this is another patch behind the first.
    if (text.trim() === '' || /(?<![^\n])(?:-- \r?\n|From )/.test(text)) return undefined
    return { end: start, separator: separator.at, next: nextLine(source.text, start, end) }
  }
  return undefined
}

/** The diff in `rest` from its first to its last file. */
function diffFrom(rest: Slice): Diff | undefined {
  const { files, pieces } = parseDiff(rest)
  const first = files[0]?.whole
  const last = files.at(-1)?.whole
  if (!first || !last) return undefined
  const whole = first.to(last)
  return {
    whole,
    files,
    pieces: pieces.filter(piece => piece.start >= whole.start && piece.end <= whole.end),
  }
}

/** Behind a diff the first line `-- ` begins the signature, in a text without diff the last. */
function signatureStart(tail: Slice, first: boolean): number {
  const marks = [...tail.matches(/(?<![^\n])-- \r?(?![^\n])/g)]
  return (first ? marks[0] : marks.at(-1))?.at.start ?? tail.end
}

function factsIn(text: Slice): Prerequisite[] {
  const facts: Prerequisite[] = []
  for (const { match, at } of text.matches(
    /(?<![^\n])(base-commit|change-id|prerequisite-[a-z]+-id):[ \t]*(\S+)/g,
  )) {
    const [whole, name = '', value = ''] = match
    facts.push({ name: at.sub(0, name.length), value: at.sub(whole.length - value.length) })
  }
  return facts
}

function behindEmptyLines(text: string, start: number, limit: number): number {
  let at = start
  for (let next = nextLine(text, at, limit); at < limit; next = nextLine(text, at, limit)) {
    if (text.slice(at, next).trim() !== '') break
    at = next
  }
  return at
}
