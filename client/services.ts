import type { LogOutputChannel } from 'vscode'
import type { Findings } from './findings'
import type { Places } from './kernelPlace'
import type { Server } from './server'
import type { Work } from './work'

/** What the parts of the extension share. */
export interface Services {
  readonly places: Places
  readonly server: Server
  readonly findings: Findings
  readonly work: Work
  /** The channel in the Output view, which is there from the first call. */
  readonly log: () => LogOutputChannel
}
