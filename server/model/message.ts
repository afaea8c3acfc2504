import type { CommitMessage } from '../parse/commitMessage'
import type { Slice } from '../text/slice'
import { UNKNOWN_CHANGE, type Change } from './change'
import type { Identity } from './identity'
import type { State } from './state'

/** What a message is for; rules say which kinds they look at. */
export type MessageKind =
  | 'patch'
  | 'revert'
  | 'backport'
  | 'fixup'
  | 'merge'
  | 'release'
  | 'tag'
  | 'cover'
  | 'reply'
  | 'pull-request'

/** Where a message was found, which decides what git will do with its lines. */
export type Origin = 'editor' | 'box' | 'commit' | 'mail'

/** A place in a posted series. */
export interface Posting {
  readonly version: number
  readonly number: number | undefined
  readonly total: number | undefined
  /** Words of the brackets beside PATCH, version and numbers: `RFC`, `net-next`. */
  readonly words: readonly string[]
}

/** A message in the kernel's terms: what every rule looks at, wherever the text comes from. */
export interface Message extends CommitMessage {
  readonly kind: MessageKind
  readonly state: State
  readonly origin: Origin
  /** Who will be or is recorded as the author, where that is known. */
  readonly author: Identity | undefined
  /** The place of the author in the text, e.g. a mail's `From:`. */
  readonly authorAt: Slice | undefined
  /** Where the header of the mail says that its text is `format=flowed`. */
  readonly flowedAt: Slice | undefined
  /** Who is at the keyboard, as git's configuration knows them. */
  readonly me: Identity | undefined
  readonly posting: Posting | undefined
  /** All messages of the same input, this one among them: a series and its cover letter. */
  readonly series: readonly Message[]
  /** The full id of the commit whose message it is; undefined where it is none yet. */
  readonly commit: string | undefined
  /** The change that the message is about. */
  readonly change: Change
  /** How a comment line begins in this text; undefined where it has none. */
  readonly comment: string | undefined
  /** git or a hook will add a sign-off when this draft is committed. */
  readonly signedLater: boolean
  /** Somebody else underlines long lines here already. */
  readonly lengthsChecked: boolean
}

/** What the surroundings of a message say of it. */
export interface MessageFacts {
  readonly state: State
  readonly origin: Origin
  readonly author?: Identity | undefined
  readonly authorAt?: Slice | undefined
  readonly flowedAt?: Slice | undefined
  readonly me?: Identity | undefined
  readonly series?: readonly Message[]
  readonly commit?: string | undefined
  readonly change?: Change | undefined
  readonly notes?: Slice | undefined
  readonly comment?: string | undefined
  readonly signedLater?: boolean
  readonly lengthsChecked?: boolean
  /** The line that ends the message, where the mail's parser found it. */
  readonly end?: Slice | undefined
  /** Known from git's state or the file's name, e.g. MERGE_MSG; else the subject decides. */
  readonly kind?: MessageKind | undefined
  readonly hasDiff?: boolean
  readonly inReply?: boolean
  /** It has a mail's header; a bare patch file has none. */
  readonly hasHeader?: boolean
}

/** Puts a parsed message and its surroundings together. */
export function messageOf(parsed: CommitMessage, facts: MessageFacts): Message {
  const tag = parsed.subject?.tag
  // Named one by one: a spread of what has so many properties takes longer than the parse.
  const { whole, subject, separated, lines, paragraphs, blocks, trailers } = parsed
  return {
    whole,
    subject,
    separated,
    lines,
    paragraphs,
    blocks,
    trailers,
    kind: facts.kind ?? kindOf(parsed, facts),
    state: facts.state,
    origin: facts.origin,
    end: facts.end ?? parsed.end,
    notes: facts.notes ?? parsed.notes,
    author: facts.author,
    authorAt: facts.authorAt,
    flowedAt: facts.flowedAt,
    me: facts.me,
    series: facts.series ?? [],
    posting: tag && {
      version: tag.version,
      number: tag.number,
      total: tag.total,
      words: tag.words,
    },
    commit: facts.commit,
    change: facts.change ?? UNKNOWN_CHANGE,
    comment: facts.comment,
    signedLater: facts.signedLater ?? false,
    lengthsChecked: facts.lengthsChecked ?? false,
  }
}

function kindOf(parsed: CommitMessage, facts: MessageFacts): MessageKind {
  const { subject } = parsed
  if (!subject) return 'patch'
  const title = subject.title.text
  if (facts.origin === 'mail') {
    if (subject.tag?.number === 0) return 'cover'
    if (subject.brackets.some(tag => /^\[(?:git )?pull\b/i.test(tag.text))) return 'pull-request'
    // Somebody's mail that brings no change and does not say that it is a patch is part of a conversation.
    const saysNothing = facts.state === 'incoming' && facts.hasHeader === true && !subject.tag
    const talks = subject.reply !== undefined || facts.inReply === true || saysNothing
    if (!facts.hasDiff && talks) return 'reply'
  }
  if (/^(?:fixup|squash|amend)! /.test(title)) return 'fixup'
  if (
    /^Merge (?:branch|branches|tag|tags|remote-tracking|commit|commits|pull request|patch series|series|https?:|git:|remote|master|\S+ (?:into|from) )/.test(
      title,
    )
  )
    return 'merge'
  // What git subtree makes is nobody's own text.
  if (/^Squashed '/.test(title)) return 'merge'
  if (/^(?:Revert|Reapply) "/.test(title)) return 'revert'
  if (/^(?:Linux \d|Prepare v?\d|Release v?\d|v?\d+\.\d+(?:[.-]\S+)?$)/.test(title))
    return 'release'
  const first = parsed.lines.find(line => line.text.trim() !== '')?.text.trim() ?? ''
  if (
    /^(?:commit [0-9a-f]{12,40} upstream\.?|\[ Upstream commit [0-9a-f]{12,40} \])$/i.test(first)
  ) {
    return 'backport'
  }
  return 'patch'
}

/** Whether nothing has been written yet: no subject and no text, at most the trailers that git put there. */
export function isUntouched(message: Pick<Message, 'subject' | 'paragraphs'>): boolean {
  return message.subject === undefined && message.paragraphs.length === 0
}
