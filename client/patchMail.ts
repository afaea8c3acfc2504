import { Range, type TextDocument } from 'vscode'

/** More lines than the header of any mail has. */
const HEADER_LINES = 300

/** Whether a document begins as `git format-patch` writes a mail, or as an archive stores one. */
export function beginsLikePatchMail(document: TextDocument): boolean {
  return isPatchMailHeader(document.getText(new Range(0, 0, HEADER_LINES, 0)))
}

/** Whether a text begins with the header of a mail that carries a patch. */
export function isPatchMailHeader(text: string): boolean {
  const header = text.replaceAll('\r\n', '\n').split('\n\n', 1)[0] ?? ''
  if (FORMAT_PATCH.test(header)) return true
  return MAIL.test(header) && SUBJECT.test(header)
}

/** git gives every mail this date, so that `file` can tell its own mails from others. */
const FORMAT_PATCH = /^From [0-9a-f]{40}(?:[0-9a-f]{24})? Mon Sep 17 00:00:00 2001$/m

const MAIL = /^(?:From |[A-Za-z][A-Za-z0-9-]*:)/

const SUBJECT = /^Subject:[^\n]*\[[^\]\n]*\b(?:PATCH|RFC|RESEND)\b/im
