import type { MessageKind } from '../model/message'
import type { Files } from '../host/files'
import { parseCommitBuffer } from '../parse/commitBuffer'
import { documentKind } from '../parse/documentKind'
import { Slice } from '../text/slice'
import { nameOf } from './absolutePath'
import { locate } from './documentLocation'
import type { DraftFacts, Signing } from './draftFacts'
import { gitOperation, type GitOperation } from './gitOperation'
import type { Surroundings, TextKind } from './messages'
import { formattedCommit, postingState } from './postingState'
import type { DocumentPlace, Place } from './workspace'

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
    const [me, people, published] = await Promise.all([
      place.me(),
      place.people(),
      isOfPublished(document, place),
    ])
    return { state: published ? 'history' : postingState(document.text, kind, me, people), me }
  }
  const box = kind === 'box'
  const facts = await place.draft()
  const operation = await operationOf(document, where, facts, files)
  const { change, author, state } = await place.draftChange(operation)
  return {
    state,
    me: facts.me,
    author,
    change,
    comment: facts.comment,
    cleanup: facts.cleanup,
    kind: kindOf(document, where, operation),
    // `git commit -s` has put its line into the template already; from the box it is added behind our back.
    signedLater: signsLater(facts.signing, box) || (box && habits.signsOff),
    lengthsChecked: box && habits.checksLengths,
  }
}

async function isOfPublished({ text }: EditorDocument, place: Place): Promise<boolean> {
  const commit = formattedCommit(text)
  return commit !== undefined && (await place.isPublished(commit))
}

/** A template ends before this, in UTF-16 units; what follows is the diff of `git commit -v`. */
const BEGINNING = 64 * 1024

async function operationOf(
  { uri, languageId, text }: EditorDocument,
  { place, gitDirectory }: DocumentPlace,
  facts: DraftFacts,
  files: Files,
): Promise<GitOperation> {
  const box = languageId === 'scminput'
  const directory = gitDirectory ?? (box ? (await place.git())?.facts.gitDirectory : undefined)
  if (directory === undefined || isTag(uri)) return { is: 'commit' }
  const template = box ? undefined : parseCommitBuffer(Slice.of(text.slice(0, BEGINNING)), facts)
  return gitOperation(files, directory, template)
}

function signsLater(signing: Signing | undefined, box: boolean): boolean {
  return signing !== undefined && (signing.afterwards || (box && signing.beforeEditor))
}

/** What is known of a message from git's state and the file's name, before anybody reads it. */
function kindOf(
  { uri }: EditorDocument,
  { gitDirectory }: DocumentPlace,
  { is }: GitOperation,
): MessageKind | undefined {
  const location = locate(uri)
  if (location?.in === 'file' && gitDirectory === undefined) {
    // git opens its messages inside its directory; b4 writes a cover letter into a temporary folder.
    return nameOf(location.path) === 'COMMIT_EDITMSG' ? 'cover' : undefined
  }
  if (isTag(uri)) return 'tag'
  return is === 'merge' ? 'merge' : undefined
}

function isTag(uri: string): boolean {
  const location = locate(uri)
  return location?.in === 'file' && nameOf(location.path) === 'TAG_EDITMSG'
}
