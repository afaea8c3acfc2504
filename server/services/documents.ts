import type { MessageKind } from '../model/message'
import { documentKind } from '../parse/documentKind'
import type { Files } from '../host/files'
import { inside, nameOf } from './absolutePath'
import { locate } from './documentLocation'
import type { Signing } from './draftFacts'
import type { Surroundings, TextKind } from './messages'
import { postingState } from './postingState'
import type { DocumentPlace } from './workspace'

/** A text as an editor holds it. */
export interface EditorDocument {
  readonly uri: string
  readonly languageId: string
  readonly version: number
  readonly text: string
  /** Nothing was typed since it was opened, saved or checked on demand. The Source Control box knows no saving. */
  readonly finished: boolean
}

/** What the editor does to messages by itself (in VS Code: the settings of its git extension). */
export interface EditorHabits {
  /** It commits what the Source Control box holds with a sign-off: `git.alwaysSignOff`. */
  readonly signsOff: boolean
  /** It underlines long lines in the box: `git.inputValidation`. */
  readonly checksLengths: boolean
}

/** Names that editors give the language of git's COMMIT_EDITMSG: VS Code, Helix, Emacs; Vim and Neovim. */
const MESSAGE_LANGUAGES = ['git-commit', 'gitcommit']

/** Names that editors give the languages of patches and mails. */
const PATCH_LANGUAGES = ['diff', 'patch', 'mail', 'eml', 'mbox', 'gitsendemail']

/** What a document holds, by its language, its name and its text; undefined for one that is none of ours. */
export function textKind({ uri, languageId, text }: EditorDocument): TextKind | undefined {
  const location = locate(uri)
  if (!location) return undefined
  if (languageId === 'scminput') return 'box'
  const name = location.in === 'file' ? nameOf(location.path) : ''
  if (MESSAGE_LANGUAGES.includes(languageId)) {
    // b4 opens lists of trailers and letters of thanks under such names.
    return name.endsWith('.COMMIT_EDITMSG') ? undefined : 'editor'
  }
  if (!PATCH_LANGUAGES.includes(languageId) && !/\.(?:patch|diff|eml|mbox)$/i.test(name))
    return undefined
  const kind = documentKind(text)
  return kind === 'diff' ? 'patch' : kind === 'message' ? undefined : kind
}

/** Finds out what a document's text does not say of itself. */
export async function surroundingsOf(
  document: EditorDocument,
  kind: TextKind,
  where: DocumentPlace,
  habits: EditorHabits,
  files: Files,
): Promise<Surroundings> {
  const { place } = where
  if (kind !== 'editor' && kind !== 'box') {
    const [me, people] = await Promise.all([place.me(), place.people()])
    return { state: postingState(document.text, kind, me, people), me }
  }
  const box = kind === 'box'
  const [facts, messageKind] = await Promise.all([place.draft(), kindOf(document, where, files)])
  return {
    state: 'draft',
    me: facts.me,
    // Where somebody else is the author, git's template names them.
    author: facts.me,
    change: facts.change,
    comment: facts.comment,
    cleanup: facts.cleanup,
    kind: messageKind,
    // `git commit -s` has put its line into the template already; from the box it is added behind our back.
    signedLater: signsLater(facts.signing, box) || (box && habits.signsOff),
    lengthsChecked: box && habits.checksLengths,
  }
}

function signsLater(signing: Signing | undefined, box: boolean): boolean {
  return signing !== undefined && (signing.afterwards || (box && signing.beforeEditor))
}

/** What is known of a message from git's state and the file's name, before anybody reads it. */
async function kindOf(
  { uri }: EditorDocument,
  { place, gitDirectory }: DocumentPlace,
  files: Files,
): Promise<MessageKind | undefined> {
  const location = locate(uri)
  const name = location?.in === 'file' ? nameOf(location.path) : undefined
  if (name !== undefined && gitDirectory === undefined) {
    // git opens its messages inside its directory; b4 writes a cover letter into a temporary folder.
    return name === 'COMMIT_EDITMSG' ? 'cover' : undefined
  }
  if (name === 'TAG_EDITMSG') return 'tag'
  const directory =
    gitDirectory ?? (location?.in === 'box' ? (await place.git())?.facts.gitDirectory : undefined)
  const merging =
    directory !== undefined && (await files.kind(inside(directory, 'MERGE_HEAD'))) === 'file'
  return merging ? 'merge' : undefined
}
