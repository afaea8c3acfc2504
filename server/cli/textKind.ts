import { basename } from 'node:path'
import { documentKind } from '../parse/documentKind'
import type { TextKind } from '../services/messages'
import type { InputKind } from './checkOptions'

/** What a text is to be read as: what the user says, else what its name and its beginning show. */
export function textKind(name: string, text: string, as: InputKind | undefined): TextKind {
  if (as === 'message') return 'editor'
  if (as === 'mbox') return 'mbox'
  if (as === undefined && isEditorFile(name)) return 'editor'
  const kind = documentKind(text)
  if (as === 'patch') return kind === 'mail' || kind === 'mbox' ? 'mail' : 'patch'
  return kind === 'message' ? 'editor' : kind === 'diff' ? 'patch' : kind
}

/** Whether git opens a file of this name in an editor. With `git commit -v` it holds a diff, but it is no patch. */
export function isEditorFile(name: string): boolean {
  return /^(?:COMMIT_EDITMSG|MERGE_MSG|SQUASH_MSG|TAG_EDITMSG)$|\.COMMIT_EDITMSG$/.test(
    basename(name),
  )
}
