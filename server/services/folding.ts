import { parseCommitBuffer } from '../parse/commitBuffer'
import type { Diff } from '../parse/diff'
import type { PatchMail } from '../parse/patchMail'
import type { Span } from '../text/span'
import type { ReadDocument } from './checkedDocument'

/** A stretch of lines that can be folded away under its first line. */
export interface Fold {
  readonly kind: 'mail' | 'header' | 'diffstat' | 'file' | 'hunk' | 'scissors' | 'comment'
  readonly at: Span
}

/** What can be folded in a document; the larger stretches come before those that they hold. */
export function folding(document: ReadDocument): Fold[] {
  const { messages, kind } = document
  const folds: Fold[] = kind === 'editor' ? bufferFolds(document) : []
  for (const { mail, diff } of messages) {
    if (mail && messages.length > 1) folds.push({ kind: 'mail', at: mail.mail.whole.span })
    if (mail) folds.push(...mailFolds(mail))
    if (diff) folds.push(...diffFolds(diff))
  }
  return folds
}

/** git's explanations in the template, and the diff that it shows below the scissors. */
function bufferFolds({ whole, messages, cleanup }: ReadDocument): Fold[] {
  const comment = messages[0]?.message.comment
  const { pieces, scissors } = parseCommitBuffer(whole, { comment, cleanup })
  const comments = pieces.filter(piece => piece.kind === 'comment')
  return [
    ...comments.map(({ at }): Fold => ({ kind: 'comment', at: at.span })),
    ...(scissors
      ? [{ kind: 'scissors', at: { start: scissors.span.start, end: whole.span.end } } as const]
      : []),
  ]
}

function mailFolds({ mail, diffstat, notes }: PatchMail): Fold[] {
  const folds: Fold[] = []
  const [first] = mail.fields
  const last = mail.fields.at(-1)
  if (first && last)
    folds.push({ kind: 'header', at: { start: first.whole.span.start, end: last.whole.span.end } })
  const [entry] = diffstat
  // What git prints below the entries belongs to them: the sum, files that are new or gone.
  if (entry)
    folds.push({ kind: 'diffstat', at: { start: entry.at.span.start, end: notes.trim().span.end } })
  return folds
}

function diffFolds({ files }: Diff): Fold[] {
  return files.flatMap(({ whole, hunks }): Fold[] => [
    { kind: 'file', at: whole.span },
    ...hunks.map((hunk): Fold => ({ kind: 'hunk', at: hunk.whole.span })),
  ])
}
