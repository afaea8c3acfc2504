import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Range,
} from 'vscode-languageserver/node'
import { touches } from '../../text/span'
import type { Abilities } from '../abilities'
import { spanOf, textOf, workspaceEdit } from '../convert'
import { diagnosticOf } from './diagnostic'
import type { OpenMaintainersFiles } from './openFiles'

/** The quick fixes for what was found in a range; there are no actions of other kinds, and a file is not checked for them. */
export async function fileCodeActions(
  open: OpenMaintainersFiles,
  uri: string,
  range: Range,
  { only }: Pick<CodeActionContext, 'only'>,
  { versionedEdits }: Pick<Abilities, 'versionedEdits'>,
): Promise<CodeAction[]> {
  const wanted = only?.some(kind => kind === '' || kind === CodeActionKind.QuickFix) ?? true
  const file = wanted ? await open.check(uri) : undefined
  if (!file) return []
  const text = textOf(file.document)
  const span = spanOf(text, range)
  return file.findings
    .filter(({ at }) => touches(at, span))
    .flatMap(finding =>
      finding.fixes.map(({ title, edits, needsChoice = false }) => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(text, finding)],
        ...(needsChoice ? {} : { isPreferred: true }),
        edit: workspaceEdit(text, edits, versionedEdits),
      })),
    )
}
