import { identityIn, type Identity } from '../model/identity'
import { changeFrom, changeOfDiff, pathsOf, type Change } from '../model/change'
import { messageOf, type Message, type MessageFacts, type MessageKind } from '../model/message'
import type { State } from '../model/state'
import { parseCommitBuffer, type CommitBuffer } from '../parse/commitBuffer'
import { parseCommitMessage, parseMailMessage } from '../parse/commitMessage'
import { parseDiff, type Diff } from '../parse/diff'
import { field, mailWithoutHeader, parseMail, type Mail } from '../parse/mail'
import { splitMbox } from '../parse/mbox'
import { readQuotedPath } from '../parse/gitPath'
import { parsePatchMail, type PatchMail } from '../parse/patchMail'
import type { Slice } from '../text/slice'

/**
 * What a text is: the file that git opens in an editor; the Source Control box; a bare message (a commit's own);
 * one mail or an mbox with several; a patch without a mail header.
 */
export type TextKind = 'editor' | 'box' | 'message' | 'mail' | 'mbox' | 'patch'

/** What the text itself does not say. Whatever is not known is left out, and the rules that need it stay silent. */
export interface Surroundings {
  readonly state: State
  /** The author, where the text does not name one. */
  readonly author?: Identity | undefined
  /** Who is at the keyboard. */
  readonly me?: Identity | undefined
  /** The full id of the commit whose message it is. */
  readonly commit?: string | undefined
  /** The change, where the text does not hold it. */
  readonly change?: Change | undefined
  /** `core.commentString`/`core.commentChar` and `commit.cleanup`. */
  readonly comment?: string | undefined
  readonly cleanup?: string | undefined
  /** git or a hook will add a sign-off. */
  readonly signedLater?: boolean
  /** Somebody else underlines long lines here. */
  readonly lengthsChecked?: boolean
  /** Known from git's state, for instance a merge in progress. */
  readonly kind?: MessageKind | undefined
}

/** One message of a text, with what belongs to it. */
export interface ReadMessage {
  readonly message: Message
  /** The place in an mbox, from 0. */
  readonly index: number
  readonly mail: PatchMail | undefined
  /** The change itself: a patch's, or what `git commit -v` shows below the scissors. */
  readonly diff: Diff | undefined
}

/** Reads the messages of a text. Any text gives a result. */
export function readMessages(document: Slice, kind: TextKind, around: Surroundings): ReadMessage[] {
  switch (kind) {
    case 'editor':
      return [readBuffer(document, around)]
    case 'box':
    case 'message': {
      const origin = kind === 'box' ? 'box' : 'commit'
      const facts = { ...around, origin, comment: around.comment ?? '#' } as const
      const message = messageOf(parseCommitMessage(document), facts)
      return [{ message, index: 0, mail: undefined, diff: undefined }]
    }
    case 'mail':
      return series([parseMail(document)], around)
    case 'mbox':
      return series(splitMbox(document).map(parseMail), around)
    case 'patch':
      return series([mailWithoutHeader(document)], around)
  }
}

function readBuffer(document: Slice, around: Surroundings): ReadMessage {
  const buffer = parseCommitBuffer(document, around)
  const diff = buffer.belowScissors && parseDiff(buffer.belowScissors)
  const change = diff && diff.files.length > 0 ? changeOfDiff(diff) : listedChange(buffer, around)
  const author = buffer.author ? identityIn(buffer.author) : around.author
  const facts = { ...around, origin: 'editor', comment: buffer.comment, change, author } as const
  return {
    message: messageOf(parseCommitMessage(buffer.message), facts),
    index: 0,
    mail: undefined,
    diff,
  }
}

function series(mails: readonly Mail[], around: Surroundings): ReadMessage[] {
  const messages: Message[] = []
  const read = mails.map((mail, index) => {
    const patch = parsePatchMail(mail)
    const one = readMail(patch, around, messages)
    messages.push(one)
    return { message: one, index, mail: patch, diff: patch.diff }
  })
  return read
}

/** `series` is filled while the mails are read: a message sees all of them once reading is done. */
function readMail(patch: PatchMail, around: Surroundings, series: readonly Message[]): Message {
  const { mail } = patch
  const hasHeader = mail.fields.length > 0
  const inBody = (name: string) =>
    patch.inBodyFields.find(({ name: at }) => at.text.toLowerCase() === name)
  const subject = inBody('subject') ?? field(mail, 'subject')
  const from = inBody('from') ?? field(mail, 'from')
  const parsed =
    hasHeader || subject
      ? parseMailMessage(subject?.value, patch.message)
      : parseCommitMessage(patch.message, 'cut')
  const facts: MessageFacts = {
    ...around,
    origin: 'mail',
    comment: around.comment ?? '#',
    author: from ? identityIn(from.value) : around.author,
    authorAt: from?.value,
    flowedAt: field(mail, 'content-type')?.value.find(/\bformat[ \t]*=[ \t]*"?flowed\b"?/i),
    series,
    change: patch.diff && changeOfDiff(patch.diff),
    notes: patch.notes.isEmpty ? undefined : patch.notes,
    end: patch.separator,
    hasHeader,
    hasDiff: patch.diff !== undefined,
    inReply: field(mail, 'in-reply-to') !== undefined,
  }
  return messageOf(parsed, facts)
}

/** What git's template lists is what will be committed, whatever else is known of the change. */
function listedChange({ changes }: CommitBuffer, { change }: Surroundings): Change | undefined {
  if (changes.length === 0) return change
  const paths = changes.map(({ path }) => pathAfter(path))
  return changeFrom({
    base: change?.base,
    paths: () => Promise.resolve(paths),
    diff: async () => {
      const diff = await change?.diff()
      // Only a diff of the same files is the diff of this commit.
      return diff && sameFiles(pathsOf(diff), paths) ? diff : undefined
    },
  })
}

/** A renamed or copied file is listed as `before -> after`, and what is not plain ASCII in quotes. */
function pathAfter(listed: Slice): string {
  const after = listed.sub(
    listed.text.lastIndexOf(' -> ') < 0 ? 0 : listed.text.lastIndexOf(' -> ') + 4,
  )
  return readQuotedPath(after)?.path.text ?? after.text
}

function sameFiles(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every(path => others.includes(path))
}
