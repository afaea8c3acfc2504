import type { Connection } from 'vscode-languageserver/node'
import type { CheckedDocument, ReadDocument } from '../services/checkedDocument'
import type { Answer } from './answer'
import type { Session } from './session'

/** What those who answer requests are given. */
export interface RequestContext {
  readonly connection: Connection
  readonly answer: Answer
  /** Throws before the client has initialized the server. */
  readonly session: () => Session
  /** An open document in which the extension is at work, read. */
  readonly read: (uri: string) => Promise<ReadDocument | undefined>
  /** The same with its findings. */
  readonly checked: (uri: string) => Promise<CheckedDocument | undefined>
  /** What is known at once: nobody who points at something waits until git has read a long history. */
  readonly checkedInHaste: (uri: string) => Promise<CheckedDocument | undefined>
}
