import {
  CodeActionKind,
  DiagnosticSeverity,
  FoldingRangeKind,
  SymbolKind,
  type CodeAction,
  type Diagnostic,
  type DocumentSymbol as LspSymbol,
  type FoldingRange,
  type Range,
  type SymbolInformation,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { SeverityCounts } from '../protocol/findings'
import { INSERT_SNIPPET_COMMAND, type InsertSnippetArguments } from '../protocol/start'
import { rulePage } from '../rules/rulePage'
import type { Problem } from '../rules/run'
import type { Severity } from '../rules/severity'
import type { Repair } from '../services/codeActions'
import type { EditorDocument } from '../services/documents'
import type { DocumentSymbol } from '../services/documentSymbols'
import type { Fold } from '../services/folding'
import type { Edit } from '../text/edit'
import type { Span } from '../text/span'

/**
 * The lines of a document as it was when somebody looked at it: the open one may have changed while an answer was
 * being found, and spans are true of their own version alone.
 */
export function textOf({ uri, languageId, version, text }: EditorDocument): TextDocument {
  return TextDocument.create(uri, languageId, version, text)
}

/** The span as lines and columns. The document counts them, so that a lone carriage return ends a line here as it does there. */
export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) }
}

/** The span that lines and columns mean. */
export function spanOf(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) }
}

/** The protocol's numbers for severities. */
const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** A problem as the editor shows it: its code is the rule, and leads to the page of the rule. */
export function diagnosticOf(document: TextDocument, problem: Problem): Diagnostic {
  const { id } = problem.rule
  return linkedDiagnostic(document, problem, { code: id, page: rulePage(id) })
}

/** Something found, as the editor shows it, with a code that leads to a page. */
export function linkedDiagnostic(
  document: TextDocument,
  { at, message, severity }: Pick<Problem, 'at' | 'message' | 'severity'>,
  { code, page }: { readonly code: string; readonly page: string },
): Diagnostic {
  return {
    range: rangeOf(document, at),
    severity: SEVERITY[severity],
    source: 'kernel-patch',
    code,
    codeDescription: { href: page },
    message,
  }
}

/** How many problems there are of each severity. */
export function countsOf(problems: readonly Problem[]): SeverityCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 }
  for (const { severity } of problems) counts[severity]++
  return counts
}

/** Edits of one version of a document; an older editor gets them without the version. */
export function workspaceEdit(
  document: TextDocument,
  edits: readonly Edit[],
  versioned: boolean,
): WorkspaceEdit {
  const { uri, version } = document
  const changes = edits.map(edit => textEdit(document, edit))
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } }
}

/** A repair as a quick fix; undefined for one that the client cannot make. */
export function quickFix(
  document: TextDocument,
  { problem, title, edits, preferred, snippet }: Repair,
  client: { readonly snippets: boolean; readonly versionedEdits: boolean },
): CodeAction | undefined {
  const common = {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, problem)],
    ...(preferred ? { isPreferred: true } : {}),
  }
  if (!snippet) return { ...common, edit: workspaceEdit(document, edits, client.versionedEdits) }
  const [insertion] = edits
  if (!insertion || edits.length > 1 || !client.snippets) return undefined
  const position = document.positionAt(insertion.span.start)
  const commandArguments: InsertSnippetArguments = [document.uri, position, insertion.text]
  return {
    ...common,
    command: { title, command: INSERT_SNIPPET_COMMAND, arguments: [...commandArguments] },
  }
}

const SYMBOL: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  series: SymbolKind.Package,
  patch: SymbolKind.Module,
  file: SymbolKind.File,
  hunk: SymbolKind.Function,
  subject: SymbolKind.String,
  trailer: SymbolKind.Property,
}

/** An entry of the outline with all that lies below it. */
export function symbolOf(document: TextDocument, symbol: DocumentSymbol): LspSymbol {
  const { name, detail, kind, at, nameAt, children } = symbol
  return {
    name,
    ...(detail ? { detail } : {}),
    kind: SYMBOL[kind],
    range: rangeOf(document, at),
    selectionRange: rangeOf(document, nameAt),
    children: children.map(child => symbolOf(document, child)),
  }
}

/** The outline for an editor that knows only lists. */
export function flatSymbols(
  document: TextDocument,
  symbols: readonly DocumentSymbol[],
  container = '',
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, at, children }) => [
    {
      name,
      kind: SYMBOL[kind],
      location: { uri: document.uri, range: rangeOf(document, at) },
      ...(container ? { containerName: container } : {}),
    },
    ...flatSymbols(document, children, name),
  ])
}

/** Folds as whole lines; undefined for what stands on one line. */
export function foldingRange(document: TextDocument, { kind, at }: Fold): FoldingRange | undefined {
  const start = document.positionAt(at.start)
  const end = document.positionAt(at.end)
  const endLine = end.character === 0 && end.line > start.line ? end.line - 1 : end.line
  if (endLine <= start.line) return undefined
  const named = kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region
  return { startLine: start.line, endLine, kind: named }
}

/** An edit as the protocol writes it. */
export function textEdit(document: TextDocument, { span, text }: Edit): TextEdit {
  return { range: rangeOf(document, span), newText: text }
}
