import type { Connection } from 'vscode-languageserver/node'
import { PROBLEM_COUNT_NOTIFICATION, type ProblemCount } from '../protocol/findings'
import type { CheckedDocument } from '../services/checkedDocument'
import { countsOf, diagnosticOf, textOf } from './convert'

/**
 * Sends the findings of a document with their number by severity; undefined clears them. Without a version they are
 * those of whatever the editor has.
 */
export function sendFindings(
  connection: Connection,
  uri: string,
  version: number | undefined,
  checked: CheckedDocument | undefined,
): void {
  const problems = checked?.shown ?? []
  const text = checked && textOf(checked.document)
  const diagnostics = text ? problems.map(problem => diagnosticOf(text, problem)) : []
  const count: ProblemCount = {
    uri,
    version: version ?? null,
    counts: countsOf(problems),
    budget: { held: checked?.held ?? 0, showsAll: checked?.showsAll ?? false },
    ...(checked?.pending === true && { pending: true }),
  }
  void connection.sendNotification(PROBLEM_COUNT_NOTIFICATION, count)
  void connection.sendDiagnostics({
    uri,
    ...(version === undefined ? {} : { version }),
    diagnostics,
  })
}
