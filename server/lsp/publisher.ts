import type { CheckedDocument, SilentDocument } from '../services/checkedDocument'
import type { Diagnostics } from '../services/diagnostics'
import type { EditorDocument } from '../services/documents'
import { describe, isAbort } from './answer'

/** What findings are pushed with. */
export interface PublisherHost {
  readonly diagnostics: Diagnostics
  /** The document as it is now; undefined once it is closed. */
  document(uri: string): EditorDocument | undefined
  /** Milliseconds between the last key and the check. */
  delay(): number
  /** Shows the findings of a document; undefined clears them. */
  show(uri: string, version: number | undefined, checked: CheckedDocument | undefined): void
  /** Takes a sentence or a failure for the log. */
  log(detail: string): void
}

/**
 * Pushes the findings of open documents: soon after the last key, at once after opening, saving and on demand. What
 * was found in a text that has changed meanwhile is dropped. A document that is not checked is never mentioned.
 */
export class Publisher {
  private readonly timers = new Map<string, NodeJS.Timeout>()
  /** What is shown of each document. */
  private readonly shown = new Map<string, CheckedDocument>()
  private readonly silences = new Map<string, string>()
  /** Which of the checks of a document was begun last. */
  private readonly turns = new Map<string, symbol>()

  constructor(private readonly host: PublisherHost) {}

  /** The text has changed: checks it when the typing pauses. What was deleted altogether has no findings from now on. */
  changed(uri: string): void {
    this.stopWaiting(uri)
    const document = this.host.document(uri)
    if (document?.text.trim() === '') this.clear(uri, document.version)
    this.timers.set(
      uri,
      setTimeout(() => {
        void this.now(uri)
      }, this.host.delay()),
    )
  }

  /** Checks a document and shows what was found; undefined where the document changed or was closed meanwhile. */
  async now(uri: string, onlyNews = false): Promise<CheckedDocument | SilentDocument | undefined> {
    this.stopWaiting(uri)
    const document = this.host.document(uri)
    if (!document) return undefined
    const turn = Symbol()
    this.turns.set(uri, turn)
    const isCurrent = (): boolean => {
      const current = this.host.document(uri)
      return current?.version === document.version && current.finished === document.finished
    }
    // The same text may be checked twice at a time; the later check knows more.
    const show = (checked: CheckedDocument | SilentDocument, unlessShown: boolean): void => {
      if (this.turns.get(uri) === turn && !(unlessShown && !this.isNews(uri, checked)))
        this.show(uri, document.version, checked)
    }
    try {
      const { diagnostics } = this.host
      // What has been said of this very text already is not taken back while git is asked again.
      const first = this.isAllShown(document) ? undefined : await diagnostics.checkInHaste(document)
      if (first && isCurrent()) show(first, onlyNews)
      const checked = await diagnostics.check(document)
      if (!isCurrent()) return undefined
      if (checked !== first) show(checked, onlyNews || first !== undefined)
      return checked
    } catch (error) {
      if (isAbort(error)) return undefined
      this.host.log(`${uri} could not be checked: ${describe(error)}`)
      return { silent: 'The text could not be checked; the log says why.' }
    }
  }

  /** The same text may be judged otherwise by now: checks it again, and shows what was found if that is something else. */
  async again(uri: string): Promise<void> {
    // What is being typed is checked soon in any case.
    if (this.timers.has(uri)) return
    this.host.diagnostics.recheck(uri)
    await this.now(uri, true)
  }

  /** The document is closed: its findings go. */
  closed(uri: string): void {
    this.stopWaiting(uri)
    this.silences.delete(uri)
    this.turns.delete(uri)
    this.clear(uri, undefined)
  }

  /** Waits for nothing any more. */
  stop(): void {
    for (const uri of [...this.timers.keys()]) this.stopWaiting(uri)
  }

  private show(uri: string, version: number, checked: CheckedDocument | SilentDocument): void {
    if (checked.silent === undefined) {
      this.shown.set(uri, checked)
      this.host.show(uri, version, checked)
      return
    }
    this.clear(uri, version)
    // Why nothing is said is said once, or every key would repeat it.
    if (this.silences.get(uri) !== checked.silent) this.host.log(`${uri}: ${checked.silent}`)
    this.silences.set(uri, checked.silent)
  }

  private isNews(uri: string, checked: CheckedDocument | SilentDocument): boolean {
    const shown = this.shown.get(uri)
    return checked.silent !== undefined || !shown || written(shown) !== written(checked)
  }

  private isAllShown({ uri, version, finished }: EditorDocument): boolean {
    const shown = this.shown.get(uri)
    if (!shown || shown.pending) return false
    return shown.document.version === version && shown.document.finished === finished
  }

  private clear(uri: string, version: number | undefined): void {
    if (this.shown.delete(uri)) this.host.show(uri, version, undefined)
  }

  private stopWaiting(uri: string): void {
    clearTimeout(this.timers.get(uri))
    this.timers.delete(uri)
  }
}

/** What is shown of a document's findings, as a text that differs where they do. */
function written({ document, shown, held, showsAll, pending }: CheckedDocument): string {
  const findings = shown.map(({ rule, at, severity, message }) => [rule.id, at, severity, message])
  return JSON.stringify([document.version, findings, held, showsAll, pending])
}
