import { Slice } from '../text/slice'
import { headerKindAt } from './diffHeader'
import { nextLine } from './lineEnds'
import { readHeader } from './mailHeader'
import { isMboxLine } from './mbox'

/** What a file holds, where nobody says so. `diff` may have text before it, but no mail header. */
export type DocumentKind = 'mbox' | 'mail' | 'diff' | 'message'

/** Guesses the kind of a document from its first 64 KB. */
export function documentKind(document: string): DocumentKind {
  const text = document.slice(0, 65536)
  const start = /\S/.exec(text)?.index ?? 0
  if (isMboxLine(text, start)) return 'mbox'
  if (isMailHeader(Slice.of(text).sub(start))) return 'mail'
  return holdsDiff(text, start) ? 'diff' : 'message'
}

/**
 * A subject such as `mm: fix` reads as a header field as well. So a mail has a sender or a subject field, and
 * its first field is one that begins mails.
 */
function isMailHeader(text: Slice): boolean {
  const { fields } = readHeader(text)
  return (
    fields.some(({ name }) => /^(?:from|subject)$/i.test(name.text)) &&
    FIRST_FIELD.test(fields[0]?.name.text ?? '')
  )
}

const FIRST_FIELD =
  /^(?:from|subject|date|to|cc|bcc|sender|reply-to|message-id|in-reply-to|references|mime-version|content-[a-z-]+|return-path|delivered-to|received|received-spf|authentication-results|dkim-[a-z-]+|arc-[a-z-]+|list-[a-z-]+|user-agent|precedence|errors-to|status|x-[a-z0-9-]+)$/i

/** A diff below the scissors of `git commit --verbose` is not part of the message. */
function holdsDiff(text: string, start: number): boolean {
  for (let at = start; at < text.length; at = nextLine(text, at, text.length)) {
    if (headerKindAt(text, at, text.length)) return true
    if (/[^\r\n]{1,10} -{24} >8 -{24}\r?\n/y.test(text.slice(at, at + 80))) return false
  }
  return false
}
