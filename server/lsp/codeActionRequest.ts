import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionContext,
  type Range,
} from 'vscode-languageserver/node'
import { repairs } from '../services/codeActions'
import type { CheckedDocument } from '../services/checkedDocument'
import { fixAll, messageAt, repairableProblems } from '../services/fixAll'
import type { Abilities } from './abilities'
import { quickFix, spanOf, textOf, workspaceEdit } from './convert'

/** The kind of the action that repairs a whole document, for instance when it is saved. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.kernelPatch`

/** The quick fixes of a range and, where there is more than one thing to repair, all of them at once. */
export async function codeActions(
  document: CheckedDocument,
  range: Range,
  { only, triggerKind }: Pick<CodeActionContext, 'only' | 'triggerKind'>,
  client: Abilities,
  signal: AbortSignal,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = []
  if (wants(only, CodeActionKind.QuickFix)) {
    const text = textOf(document.document)
    const span = spanOf(text, range)
    // The light bulb asks at every move of the cursor: history is searched when somebody opens the menu.
    const search = triggerKind !== CodeActionTriggerKind.Automatic
    const found = await repairs(document, span, search, signal)
    actions.push(...found.flatMap(repair => quickFix(text, repair, client) ?? []))
    const message = messageAt(document, span.start)
    const count = message === undefined ? 0 : repairableProblems(document, message)
    if (count > 1 && found.length > 0) {
      const title = `Fix all in this message (${count} findings)`
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        data: { ...placeOf(document), message },
      })
    }
  }
  if (only && wants(only, FIX_ALL) && repairableProblems(document, undefined) > 0) {
    actions.push({
      title: 'Fix all findings that need no decision',
      kind: FIX_ALL,
      data: placeOf(document),
    })
  }
  if (client.resolvesEdits) return actions
  return Promise.all(actions.map(async action => resolved(action, document, client, signal)))
}

/** The document that an action without an edit belongs to; undefined for any other action. */
export function uriOfAction({ data, edit }: CodeAction): string | undefined {
  return edit === undefined && isPlace(data) ? data.uri : undefined
}

/** The action with its edit, found now; without one where the text has changed since it was offered. */
export async function resolved(
  action: CodeAction,
  document: CheckedDocument,
  client: Abilities,
  signal: AbortSignal,
): Promise<CodeAction> {
  const place: unknown = action.data
  if (!isPlace(place) || place.version !== document.document.version) return action
  const edits = await fixAll(document, place.message, signal)
  return { ...action, edit: workspaceEdit(textOf(document.document), edits, client.versionedEdits) }
}

/** What comes back with an action: where it was offered. */
interface Place {
  readonly uri: string
  readonly version: number
  /** The number of the message in an mbox; the whole document without it. */
  readonly message?: number
}

function placeOf({ document: { uri, version } }: CheckedDocument): Place {
  return { uri, version }
}

function isPlace(data: unknown): data is Place {
  return (
    typeof data === 'object' &&
    data !== null &&
    'uri' in data &&
    typeof data.uri === 'string' &&
    'version' in data &&
    typeof data.version === 'number' &&
    (!('message' in data) || typeof data.message === 'number')
  )
}

/** Whether a client that asks for kinds of actions, or for any, asks for this one. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only?.some(asked => asked === '' || kind === asked || kind.startsWith(`${asked}.`)) ?? true
}
