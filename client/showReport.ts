import { commands, Disposable, Range, window } from 'vscode'
import { isBox } from './documents'
import type { ReportNode } from './reportTree'
import type { Feature, Session } from './session'

/** The commands of the Changelog Report view. */
export const showReport: Feature = session =>
  Disposable.from(
    commands.registerCommand('kernelPatch.showReport', async () => {
      await session.report.reveal()
    }),
    commands.registerCommand('kernelPatch.openReportPlace', async (node?: unknown) => {
      if (isNode(node)) await openPlace(session, node)
    }),
  )

/** Goes to the place that a line of the report speaks of. */
async function openPlace({ report }: Session, node: ReportNode): Promise<void> {
  const document = report.shownDocument
  const at = node.is === 'line' ? node.line.at : undefined
  if (!document || !at) return
  // The cursor of the Source Control box cannot be set from here, but it is a short text.
  if (isBox(document)) {
    await commands.executeCommand('workbench.view.scm')
    return
  }
  const selection = new Range(at.start.line, at.start.character, at.end.line, at.end.character)
  await window.showTextDocument(document, { selection, preview: false })
}

function isNode(node: unknown): node is ReportNode {
  return typeof node === 'object' && node !== null && 'is' in node && 'section' in node
}
