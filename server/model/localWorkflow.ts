import type { Message } from './message'

/** Lines that patman reads and takes out before it sends a patch. */
const PATMAN = /^(?:Series|Cover|Commit|Patch)-[a-z-]{2,20}:/m

/** How Android marks what goes through its own Gerrit and nowhere else. */
const ANDROID = /^(?:ANDROID|BACKPORT|UPSTREAM|FROMGIT|FROMLIST)\b/

/** Whether patman will turn a text into the message: its lines, and a Change-Id, do not go out. */
export function isForPatman({ whole }: Pick<Message, 'whole'>): boolean {
  return PATMAN.test(whole.text)
}

/** Whether a change is for a tree that lives in Gerrit. */
export function isForGerrit({ subject }: Pick<Message, 'subject'>): boolean {
  return subject !== undefined && ANDROID.test(subject.title.text)
}
