import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type Position,
  type QuickPickItem,
  type TextDocument,
  window,
} from 'vscode'
import { isBox } from './documents'

/** Lists the findings of a document and goes to the one that is chosen. */
export async function pickFinding(document: TextDocument, title: string): Promise<void> {
  const found = languages.getDiagnostics(document.uri).toSorted(bySeverityAndPlace)
  const chosen = await window.showQuickPick(found.map(item), {
    title,
    placeHolder: 'Select a finding to go there',
    matchOnDetail: true,
  })
  if (!chosen) return
  const { range } = chosen.finding
  if (isBox(document)) await goIntoBox(range.start)
  else await window.showTextDocument(document, { selection: range })
}

interface FindingItem extends QuickPickItem {
  readonly finding: Diagnostic
}

function item(finding: Diagnostic): FindingItem {
  const { code, message, range, severity } = finding
  const rule = typeof code === 'object' ? code.value : code
  return {
    label: `$(${ICONS[severity]}) ${message}`,
    detail: `Line ${range.start.line + 1}${rule === undefined ? '' : ` · ${rule}`}`,
    finding,
  }
}

const ICONS: Readonly<Record<DiagnosticSeverity, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
  [DiagnosticSeverity.Hint]: 'lightbulb',
}

function bySeverityAndPlace(a: Diagnostic, b: Diagnostic): number {
  return a.severity - b.severity || a.range.start.compareTo(b.range.start)
}

/** Extensions are given no editor for the Source Control box, but keys and their commands reach it. */
async function goIntoBox({ line, character }: Position): Promise<void> {
  await commands.executeCommand('workbench.view.scm')
  await commands.executeCommand('workbench.scm.action.focusNextInput')
  await commands.executeCommand('cursorTop')
  await move('down', 'line', line)
  await move('right', 'character', character)
}

async function move(to: string, by: string, value: number): Promise<void> {
  if (value > 0) await commands.executeCommand('cursorMove', { to, by, value })
}
