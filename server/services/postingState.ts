import type { Git } from '../host/git'
import { identityIn, sameEmail, type Identity } from '../model/identity'
import type { State } from '../model/state'
import type { Mailmap } from '../model/mailmap'
import { field } from '../parse/mail'
import { keyIs } from '../parse/trailerKeys'
import { Slice } from '../text/slice'
import { readMessages, type TextKind } from './messages'

/** Header fields that only a mail has which somebody sent and somebody received. */
const TRAVELLED = [
  'Received',
  'Delivered-To',
  'Return-Path',
  'X-Original-To',
  'List-Id',
  'X-Mailing-List',
  'Archived-At',
]

/** So much of a file tells whose it is, in UTF-16 units: all of a usual patch's message is in there. */
const BEGINNING = 64 * 1024

/**
 * Whether a patch file is about to be posted, or somebody sent it. It is about to be posted when no mail server has
 * touched it and its first mail is the user's own: they are its author or sender, or the last to sign it off, which is
 * what one does with other people's patches before sending them on. Where git does not know who the user is, whatever
 * `git format-patch` wrote counts as theirs.
 */
export function postingState(
  text: string,
  kind: TextKind,
  me: Identity | undefined,
  people: Mailmap,
): State {
  const beginning = Slice.of(text.slice(0, BEGINNING))
  const [first] = readMessages(beginning, kind, { state: 'incoming' })
  if (!first?.mail) return 'incoming'
  const { mail } = first.mail
  if (TRAVELLED.some(name => field(mail, name) !== undefined)) return 'incoming'
  if (!me) return isFormatted(text) ? 'outgoing' : 'incoming'
  const signOff = first.message.trailers.findLast(({ key }) => keyIs(key.text, 'Signed-off-by'))
  const own = people(me)
  const named = [field(mail, 'From')?.value, signOff?.value].flatMap(value => value ?? [])
  const persons = [first.message.author, ...named.map(identityIn)]
  const mine = persons.some(person => person !== undefined && sameEmail(people(person), own))
  return mine ? 'outgoing' : 'incoming'
}

/** Whether a text begins as the mails of `git format-patch` do: with a hash and a date that is always the same. */
export function isFormatted(text: string): boolean {
  return formattedCommit(text) !== undefined
}

/** The id of the commit that `git format-patch` made a mail of. */
export function formattedCommit(text: string): string | undefined {
  return /^From ([0-9a-f]{40,64}) Mon Sep 17 00:00:00 2001\r?\n/.exec(text.slice(0, 120))?.[1]
}

/** Whether a remote-tracking branch or a tag contains a commit. */
export async function isPublished(git: Git, commit: string): Promise<boolean> {
  const found = await git.lookup(commit)
  if (found.is !== 'found') return false
  const { hash } = found.commit
  // The commit alone, since all that it comes from may be a million others.
  return !(await git.unpublished(`${hash}^!`)).has(hash)
}
