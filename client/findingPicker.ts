import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type Position,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  window,
} from 'vscode'
import { isBox } from './documents'

/** Lists the findings of a document and goes to the one that is chosen. */
export async function pickFinding(document: TextDocument, title: string): Promise<void> {
  const found = languages.getDiagnostics(document.uri).toSorted(bySeverityAndPlace)
  const chosen = await window.showQuickPick(found.flatMap(withHeading), {
    title,
    placeHolder: 'Select a finding to go there',
    matchOnDetail: true,
  })
  if (!chosen?.finding) return
  const { range } = chosen.finding
  if (isBox(document)) await goIntoBox(range.start)
  else await window.showTextDocument(document, { selection: range })
}

interface FindingItem extends QuickPickItem {
  /** Headings have none. */
  readonly finding?: Diagnostic
}

/** The item, and before the first of its severity what that severity means: a newcomer sees first what comes first. */
function withHeading(finding: Diagnostic, at: number, all: readonly Diagnostic[]): FindingItem[] {
  const heading = HEADINGS[finding.severity]
  const before = all[at - 1]
  if (before && HEADINGS[before.severity] === heading) return [item(finding)]
  return [{ label: heading, kind: QuickPickItemKind.Separator }, item(finding)]
}

const HEADINGS: Readonly<Record<DiagnosticSeverity, string>> = {
  [DiagnosticSeverity.Error]: 'first: the patch will bounce',
  [DiagnosticSeverity.Warning]: 'then: a maintainer will ask',
  [DiagnosticSeverity.Information]: 'worth knowing',
  [DiagnosticSeverity.Hint]: 'worth knowing',
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
