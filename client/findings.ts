import { type Event, EventEmitter, Uri, workspace } from 'vscode'
import type { ProblemCount, SeverityCounts } from '../server/protocol/findings'
import type { Server } from './server'

/** How many findings a document has, and how many of them are held back. */
export type DocumentFindings = Pick<ProblemCount, 'counts' | 'budget' | 'pending'>

/** How many findings each open document has, as the server last said. */
export interface Findings {
  /** undefined for a document that has not been checked. */
  of(document: Uri): DocumentFindings | undefined
  /** Fires with the document whose findings have changed. */
  readonly onDidChange: Event<Uri>
  dispose(): void
}

/** Keeps what the server says for as long as the document is open. */
export function createFindings(server: Server): Findings {
  const known = new Map<string, DocumentFindings>()
  const changed = new EventEmitter<Uri>()
  const subscriptions = [
    changed,
    server.onProblemCount(({ uri, ...findings }) => {
      const document = Uri.parse(uri)
      known.set(document.toString(), findings)
      changed.fire(document)
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (known.delete(uri.toString())) changed.fire(uri)
    }),
  ]
  return {
    of: document => known.get(document.toString()),
    onDidChange: changed.event,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose()
    },
  }
}

/** All findings together, whatever their severity. */
export function total({ error, warning, information, hint }: SeverityCounts): number {
  return error + warning + information + hint
}

/** The counts in words: `1 error, 2 warnings`. */
export function inWords(counts: SeverityCounts): string {
  const suggestions = counts.information + counts.hint
  const parts = [
    ...number(counts.error, 'error'),
    ...number(counts.warning, 'warning'),
    ...number(suggestions, 'suggestion'),
  ]
  return parts.length > 0 ? parts.join(', ') : 'No findings'
}

function number(count: number, what: string): string[] {
  if (count === 0) return []
  return [`${count} ${what}${count === 1 ? '' : 's'}`]
}
