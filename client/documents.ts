import { type TextDocument, Uri } from 'vscode'

/** Languages whose documents the server reads: messages and patches, and the MAINTAINERS file. */
export const MESSAGE_LANGUAGES = ['git-commit', 'diff', 'mail'] as const

export const MAINTAINERS_LANGUAGE = 'maintainers'

/** The scheme of the Source Control input box, which is a text document like any other. */
const BOX_SCHEME = 'vscode-scm'

/** Schemes of documents that somebody edits. A revision that git shows is none of them. */
const EDITED_SCHEMES = ['file', 'untitled', 'vscode-vfs']

/** What the language client sends to the server, as VS Code and the protocol both write it. */
export const DOCUMENT_SELECTOR = [
  { scheme: BOX_SCHEME, language: 'scminput' },
  ...[...MESSAGE_LANGUAGES, MAINTAINERS_LANGUAGE].flatMap(language =>
    EDITED_SCHEMES.map(scheme => ({ scheme, language })),
  ),
]

/** Whether a document is the message box of the Source Control view. */
export function isBox(document: TextDocument): boolean {
  return document.uri.scheme === BOX_SCHEME && document.languageId === 'scminput'
}

/** Whether a document holds a message: what is checked, and what can take a trailer. */
export function isMessage(document: TextDocument): boolean {
  return isBox(document) || (isEdited(document) && isMessageLanguage(document.languageId))
}

/** Whether the server wants to see a document. */
export function isForServer(document: TextDocument): boolean {
  return isMessage(document) || (isEdited(document) && document.languageId === MAINTAINERS_LANGUAGE)
}

/** The repository that a Source Control box commits to. */
export function repositoryOfBox(box: Uri): Uri | undefined {
  const root = new URLSearchParams(box.query).get('rootUri')
  return root === null ? undefined : Uri.parse(root)
}

/** How a person calls a document. */
export function nameOf(document: TextDocument): string {
  if (isBox(document)) return 'the commit message in Source Control'
  return document.uri.path.split('/').at(-1) ?? document.uri.path
}

function isEdited(document: TextDocument): boolean {
  return EDITED_SCHEMES.includes(document.uri.scheme)
}

function isMessageLanguage(language: string): boolean {
  return MESSAGE_LANGUAGES.some(known => known === language)
}
