/** How client and server begin: what the client says of itself, what the user allows, and which command of the client the server may name. */

import type { TextPosition } from './text'

/** Client to server, notification: the user trusts the workspace from now on, so git may be asked. No params. */
export const TRUST_GRANTED_NOTIFICATION = 'kernelPatch/trustGranted'

/** What the client says of itself when the server starts (`initializationOptions`). All of it may be left out. */
export interface InitializationOptions {
  /** `false`: the workspace is not trusted, so git is not asked until `TRUST_GRANTED_NOTIFICATION`. */
  readonly trusted?: boolean
  /** The client has `INSERT_SNIPPET_COMMAND`; without it, repairs that need it are not offered. */
  readonly snippets?: boolean
  /** Settings for an editor that cannot be asked for them: what VS Code has under `kernelPatch`, under that name. */
  readonly settings?: { readonly kernelPatch?: unknown }
}

/** The client's own command behind a repair that has to be completed. Arguments: `InsertSnippetArguments`. */
export const INSERT_SNIPPET_COMMAND = 'kernelPatch.insertSnippet'

/** Document, place of the insertion, and the text in VS Code's snippet syntax (`${1:…}`). */
export type InsertSnippetArguments = readonly [uri: string, position: TextPosition, snippet: string]
