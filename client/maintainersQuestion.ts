import { type TextDocument, Uri } from 'vscode'
import type { MaintainersQuestion } from '../server/protocol/maintainers'
import { isBox, isMessage, MAINTAINERS_LANGUAGE, repositoryOfBox } from './documents'

/** What the tree is about: a question, and the document that raised it where there is one. */
export interface Subject {
  readonly question: MaintainersQuestion
  readonly document?: TextDocument
  /** A patch that is meant alone, whatever lies beside it. */
  readonly isAlone?: boolean
}

/**
 * What a document raises; undefined for one that raises nothing. To the server a commit message stands for the change
 * that it describes, wherever it is written.
 */
export function subjectOf(document: TextDocument): Subject | undefined {
  // The section that somebody opens from the tree must not replace the tree.
  if (document.languageId === MAINTAINERS_LANGUAGE) return undefined
  if (document.uri.scheme === 'file' || isMessage(document)) {
    return { question: about(document.uri), document }
  }
  // The left side of a diff editor: git's extension gives a revision the path of its file.
  if (document.uri.scheme === 'git') return { question: about(Uri.file(document.uri.path)) }
  return undefined
}

export function about(uri: Uri): MaintainersQuestion {
  return { for: 'document', uri: uri.toString() }
}

/** Lines are counted from 0, both ends included. */
export function aboutLines(uri: Uri, first: number, last: number): MaintainersQuestion {
  return { for: 'document', uri: uri.toString(), lines: { first, last } }
}

/** Patches in their order, or a folder of them. */
export function seriesOf(uris: readonly Uri[]): MaintainersQuestion {
  const names = uris.map(uri => uri.toString())
  return { for: 'series', uris: names.sort((a, b) => a.localeCompare(b, 'en')) }
}

/** A document or folder in the repository that a question is about. */
export function placeUri(question: MaintainersQuestion): Uri {
  switch (question.for) {
    case 'document':
      return Uri.parse(question.uri)
    case 'series':
      return Uri.parse(question.uris[0] ?? '')
    case 'staged':
    case 'commit':
    case 'range':
      return Uri.parse(question.folder)
  }
}

export function stagedIn(folder: Uri): MaintainersQuestion {
  return { for: 'staged', folder: folder.toString() }
}

/** The folder whose staged change decides the answer; undefined where it does not. */
export function stagedFolder({ question, document }: Subject): Uri | undefined {
  if (question.for === 'staged') return Uri.parse(question.folder)
  return document && isBox(document) ? repositoryOfBox(document.uri) : undefined
}

export function isSameQuestion(
  a: MaintainersQuestion | undefined,
  b: MaintainersQuestion | undefined,
): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
