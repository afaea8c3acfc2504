import { sameEmail, type Identity } from '../model/identity'
import { writeMailbox } from '../model/mailbox'
import { addressesInHeader, isUnfinished } from '../parse/addressList'
import { parseMail, field, type Mail } from '../parse/mail'
import type { HeaderField } from '../parse/mailHeader'
import { splitMbox } from '../parse/mbox'
import type { Edit } from '../text/edit'
import { Slice } from '../text/slice'

/** Who is to stand in the headers of a posting. */
export interface ChosenRecipients {
  readonly to: readonly Identity[]
  readonly cc: readonly Identity[]
}

/** What has to be done so that each patch mail of a text names the chosen people. */
export interface RecipientHeaders {
  /** Insertions in the headers; no other byte changes. */
  readonly edits: readonly Edit[]
  /** The patch mails of the text, in order. */
  readonly mails: readonly HeadedMail[]
  /** Chosen addresses that no mail reaches; they are left out. */
  readonly unusable: readonly string[]
  /** Why the text has no header that could name anybody, as a plain sentence. */
  readonly impossible?: string
}

export interface HeadedMail {
  /** How many addresses the edits add. */
  readonly added: number
  /** The addresses that its To: and Cc: fields name already, in lower case. */
  readonly named: readonly string[]
}

/**
 * Adds people to the To: and Cc: fields of every patch mail in a text: to fields that are there, else as new ones
 * where `git format-patch` has them. Whom either field names already is not added, so that a second run changes nothing.
 */
export function recipientHeaders(document: string, chosen: ChosenRecipients): RecipientHeaders {
  const mails = splitMbox(Slice.of(document)).map(parseMail).filter(isPatchMail)
  if (mails.length === 0) return { edits: [], mails: [], unusable: [], impossible: NO_HEADER }
  const everybody = [...chosen.to, ...chosen.cc]
  const headed = mails.map(mail => withRecipients(mail, chosen))
  return {
    edits: headed.flatMap(({ edits }) => edits),
    mails: headed.map(({ added, named }) => ({ added, named })),
    unusable: everybody.filter(isUnusable).map(({ email }) => email),
  }
}

const NO_HEADER =
  'This patch has no mail header that could name anybody: make it with git format-patch.'

/** A mail that somebody posts: an answer to it in the same mailbox is another person's. */
function isPatchMail(mail: Mail): boolean {
  const subject = field(mail, 'Subject')
  const sender = mail.envelope ?? field(mail, 'From')
  return subject !== undefined && sender !== undefined && !/^re:/i.test(subject.value.text)
}

function isUnusable(identity: Identity): boolean {
  return writeMailbox(identity, '\n') === undefined
}

interface Plan extends HeadedMail {
  readonly edits: readonly Edit[]
}

function withRecipients(mail: Mail, { to, cc }: ChosenRecipients): Plan {
  const named = mail.fields.filter(isRecipientField).flatMap(({ whole }) => emailsOf(whole))
  const known = named.map(email => ({ name: '', email }))
  const newTo = missing(to, known)
  const newCc = missing(cc, [...known, ...newTo])
  const end = lineEndOf(mail)
  return {
    named,
    added: newTo.length + newCc.length,
    edits: [
      ...additions(mail, 'To', newTo, placeOfTo(mail), end),
      ...additions(mail, 'Cc', newCc, placeOfCc(mail), end),
    ].reduce<Edit[]>(joined, []),
  }
}

function isRecipientField({ name }: HeaderField): boolean {
  return /^(?:to|cc)$/i.test(name.text)
}

function emailsOf(whole: Slice): string[] {
  return addressesInHeader(whole.text.slice(whole.text.indexOf(':') + 1))
}

/** Those of `wanted` who can be written to and are not known yet, each once. */
function missing(wanted: readonly Identity[], known: readonly Identity[]): Identity[] {
  const added: Identity[] = []
  for (const person of wanted) {
    const isKnown = [...known, ...added].some(other => sameEmail(other, person))
    if (!isKnown && !isUnusable(person)) added.push(person)
  }
  return added
}

function additions(
  mail: Mail,
  name: 'To' | 'Cc',
  people: readonly Identity[],
  behind: HeaderField | undefined,
  end: string,
): Edit[] {
  if (people.length === 0) return []
  // One address a line, as git format-patch has them: who reads the difference sees who was added.
  const list = people.map(person => writeMailbox(person, end)).join(`,${end}    `)
  const present = field(mail, name)
  if (present && takesMore(present)) return [appended(present, list, end)]
  const place = present ?? behind
  if (!place) return []
  const at = place.whole.span.end
  const isClosed = place.whole.text.endsWith('\n')
  return [
    {
      span: { start: at, end: at },
      text: isClosed ? `${name}: ${list}${end}` : `${end}${name}: ${list}`,
    },
  ]
}

/** Two insertions at one place are one. */
function joined(edits: Edit[], next: Edit): Edit[] {
  const last = edits.at(-1)
  if (last?.span.start !== next.span.start) return [...edits, next]
  return [...edits.slice(0, -1), { span: last.span, text: last.text + next.text }]
}

function takesMore({ whole }: HeaderField): boolean {
  return !isUnfinished(whole.text.slice(whole.text.indexOf(':') + 1))
}

function appended({ whole }: HeaderField, list: string, end: string): Edit {
  const { text } = whole
  const length = text.trimEnd().length
  const at = whole.sub(length, length).span.start
  const span = { start: at, end: at }
  // An empty field, or one that ends in a comma, has the place for an address already.
  if (length === text.indexOf(':') + 1) return { span, text: ` ${list}` }
  return { span, text: `${/,$/.test(text.slice(0, length)) ? '' : ','}${end}    ${list}` }
}

/** `git format-patch` writes To: and Cc: below the subject. */
function placeOfTo(mail: Mail): HeaderField | undefined {
  return mail.fields.findLast(({ name }) => /^(?:subject|from|date)$/i.test(name.text))
}

function placeOfCc(mail: Mail): HeaderField | undefined {
  return field(mail, 'To') ?? placeOfTo(mail)
}

function lineEndOf({ whole, fields }: Mail): string {
  const text = fields[0]?.whole.text ?? whole.text
  return text.endsWith('\r\n') ? '\r\n' : '\n'
}
