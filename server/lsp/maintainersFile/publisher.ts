import type { Connection } from 'vscode-languageserver/node'
import type { EditorDocument } from '../../services/documents'
import type { MaintainersFinding } from '../../services/maintainersFile/findings'
import type { MaintainersFiles } from '../../services/maintainersFile/maintainersFiles'
import { describe, isAbort } from '../answer'
import { textOf } from '../convert'
import { diagnosticOf } from './diagnostic'
import type { OpenMaintainersFiles } from './openFiles'

/** What findings in MAINTAINERS files are pushed with. */
export interface MaintainersFilePublisherHost {
  readonly files: MaintainersFiles
  readonly open: OpenMaintainersFiles
  /** Milliseconds between the last key and the check. */
  delay(): number
}

/**
 * Pushes the findings of open MAINTAINERS files: soon after the last key, at once after opening and saving. What git
 * tells comes later, and is shown then.
 */
export class MaintainersFilePublisher {
  private readonly timers = new Map<string, NodeJS.Timeout>()

  constructor(
    private readonly connection: Connection,
    private readonly host: MaintainersFilePublisherHost,
  ) {}

  /** The text has changed: checks it when the typing pauses. */
  changed(uri: string): void {
    this.stopWaiting(uri)
    this.timers.set(
      uri,
      setTimeout(() => {
        void this.now(uri)
      }, this.host.delay()),
    )
  }

  /** Checks a file and shows what was found. */
  async now(uri: string): Promise<void> {
    this.stopWaiting(uri)
    const { files, open } = this.host
    const document = open.get(uri)
    if (!document) return
    try {
      await this.show(document, (await files.check(document)) ?? [])
      const more = await files.checkHistory(document)
      if (more) await this.show(document, more)
    } catch (error) {
      if (!isAbort(error))
        this.connection.console.error(`${uri} could not be checked: ${describe(error)}`)
    }
  }

  /** The document is closed: its findings go. */
  closed(uri: string): void {
    this.stopWaiting(uri)
    this.host.files.forget(uri)
    void this.connection.sendDiagnostics({ uri, diagnostics: [] })
  }

  /** Waits for nothing any more. */
  stop(): void {
    for (const uri of [...this.timers.keys()]) this.stopWaiting(uri)
  }

  /** Shows the findings of a version, unless it is the latest no more. */
  private async show(
    document: EditorDocument,
    findings: readonly MaintainersFinding[],
  ): Promise<void> {
    const { uri, version } = document
    if (this.host.open.get(uri)?.version !== version) return
    const text = textOf(document)
    const diagnostics = findings.map(finding => diagnosticOf(text, finding))
    await this.connection.sendDiagnostics({ uri, version, diagnostics })
  }

  private stopWaiting(uri: string): void {
    clearTimeout(this.timers.get(uri))
    this.timers.delete(uri)
  }
}
