import {
  CodeActionKind,
  CompletionItemKind,
  FoldingRangeKind,
  MarkupKind,
  SymbolKind,
  type CodeAction,
  type CodeActionContext,
  type CompletionItem,
  type Connection,
  type Diagnostic,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type Position,
  type Range,
  type SymbolInformation,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { inside } from '../services/absolutePath'
import { uriOf } from '../services/documentLocation'
import type { EditorDocument } from '../services/documents'
import { completions, type Completion } from '../services/maintainersFile/completion'
import { definition } from '../services/maintainersFile/definition'
import type { MaintainersFinding } from '../services/maintainersFile/findings'
import { maintainersHover, type MaintainersHover } from '../services/maintainersFile/hover'
import { links } from '../services/maintainersFile/links'
import {
  isMaintainersFile,
  type MaintainersFiles,
  type ReadMaintainersFile,
} from '../services/maintainersFile/maintainersFiles'
import { outline } from '../services/maintainersFile/outline'
import { touches } from '../text/span'
import type { Abilities } from './abilities'
import { answerWith, describe, isAbort } from './answer'
import { rangeOf, SEVERITY, spanOf, textOf, workspaceEdit } from './convert'

/** What answers about MAINTAINERS files are made with. */
export interface MaintainersFileHost {
  readonly files: MaintainersFiles
  readonly client: Abilities
  /** The document as it is now; undefined once it is closed. */
  document(uri: string): EditorDocument | undefined
  /** Milliseconds between the last key and the check. */
  delay(): number
}

/** Answers the editor's questions about MAINTAINERS files, and pushes their findings. */
export class MaintainersFileAnswers {
  private readonly timers = new Map<string, NodeJS.Timeout>()

  constructor(
    private readonly connection: Connection,
    private readonly host: MaintainersFileHost,
  ) {}

  /** Whether a document is answered for here. */
  owns(uri: string): boolean {
    return this.documentOf(uri) !== undefined
  }

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
    const document = this.documentOf(uri)
    if (!document) return
    try {
      await this.show(document, (await this.host.files.check(document)) ?? [])
      const more = await this.host.files.checkHistory(document)
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

  async hover(uri: string, position: Position, signal: AbortSignal): Promise<Hover | null> {
    const file = await this.read(uri)
    if (!file) return null
    const text = textOf(file.document)
    const offset = text.offsetAt(position)
    const here = { start: offset, end: offset }
    const found = await maintainersHover(file.sections, offset, await file.tracked(), signal)
    if (!found) return null
    const { at } = found
    return touches(at, here)
      ? { contents: hoverContents(found, this.host.client.markdown), range: rangeOf(text, at) }
      : null
  }

  async symbols(uri: string, signal: AbortSignal): Promise<DocumentSymbol[] | SymbolInformation[]> {
    const file = await this.read(uri)
    if (!file) return []
    const text = textOf(file.document)
    const sections = await outline(file.sections, signal)
    const kind = SymbolKind.Module
    if (!this.host.client.nestedSymbols)
      return sections.map(({ name, at }) => ({
        name,
        kind,
        location: { uri, range: rangeOf(text, at) },
      }))
    return sections.map(({ name, detail, at, nameAt }) => ({
      name,
      detail,
      kind,
      range: rangeOf(text, at),
      selectionRange: rangeOf(text, nameAt),
    }))
  }

  async folds(uri: string, signal: AbortSignal): Promise<FoldingRange[]> {
    const file = await this.read(uri)
    if (!file) return []
    const text = textOf(file.document)
    const sections = await outline(file.sections, signal)
    const ranges = sections.map(({ at }) => rangeOf(text, at))
    return ranges
      .filter(({ start, end }) => end.line > start.line)
      .slice(0, this.host.client.mostFolds)
      .map(({ start, end }) => ({
        startLine: start.line,
        endLine: end.line,
        kind: FoldingRangeKind.Region,
      }))
  }

  async codeActions(
    uri: string,
    range: Range,
    { only }: Pick<CodeActionContext, 'only'>,
  ): Promise<CodeAction[]> {
    const document = this.documentOf(uri)
    const wanted = only?.some(kind => kind === '' || kind === CodeActionKind.QuickFix) ?? true
    if (!document || !wanted) return []
    const findings = (await this.host.files.check(document)) ?? []
    const text = textOf(document)
    const span = spanOf(text, range)
    return findings
      .filter(({ at }) => touches(at, span))
      .flatMap(finding =>
        finding.fixes.map(({ title, edits, needsChoice = false }) => ({
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnosticOf(text, finding)],
          ...(needsChoice ? {} : { isPreferred: true }),
          edit: workspaceEdit(text, edits, this.host.client.versionedEdits),
        })),
      )
  }

  /** Takes the requests that are asked about these files alone. */
  listen(): void {
    const answer = answerWith(this.connection.console)
    this.connection.onDefinition(
      answer('definition', [], async ({ textDocument, position }, signal) => {
        const file = await this.read(textDocument.uri)
        if (!file) return []
        const offset = textOf(file.document).offsetAt(position)
        const paths = await definition(file.sections, offset, await file.tracked(), signal)
        return paths.map(path => locationOf(file, path))
      }),
    )
    this.connection.onDocumentLinks(
      answer('documentLink', [], async ({ textDocument }, signal): Promise<DocumentLink[]> => {
        const file = await this.read(textDocument.uri)
        if (!file) return []
        const text = textOf(file.document)
        const found = await links(file.sections, await file.tracked(), signal)
        return found.map(({ at, target }) => ({
          range: rangeOf(text, at),
          target: 'address' in target ? target.address : locationOf(file, target.path).uri,
        }))
      }),
    )
    this.connection.onCompletion(
      answer('completion', [], async ({ textDocument, position }): Promise<CompletionItem[]> => {
        const file = await this.read(textDocument.uri)
        if (!file) return []
        const text = textOf(file.document)
        const found = completions(text.getText(), text.offsetAt(position), await file.tracked())
        return found.map((each, index) =>
          completionItem(text, each, index, this.host.client.snippets),
        )
      }),
    )
  }

  /** Shows the findings of a version, unless it is the latest no more. */
  private async show(
    document: EditorDocument,
    findings: readonly MaintainersFinding[],
  ): Promise<void> {
    const { uri, version } = document
    if (this.host.document(uri)?.version !== version) return
    const text = textOf(document)
    const diagnostics = findings.map(finding => diagnosticOf(text, finding))
    await this.connection.sendDiagnostics({ uri, version, diagnostics })
  }

  private documentOf(uri: string): EditorDocument | undefined {
    const document = this.host.document(uri)
    return document && isMaintainersFile(document) ? document : undefined
  }

  private async read(uri: string): Promise<ReadMaintainersFile | undefined> {
    const document = this.documentOf(uri)
    return document && this.host.files.read(document)
  }

  private stopWaiting(uri: string): void {
    clearTimeout(this.timers.get(uri))
    this.timers.delete(uri)
  }
}

const PAGE =
  'https://github.com/kernel-patch-author/kernel-patch-author/blob/main/docs/maintainers-file.md'

function diagnosticOf(text: TextDocument, finding: MaintainersFinding): Diagnostic {
  const { id, severity, at, message } = finding
  return {
    range: rangeOf(text, at),
    severity: SEVERITY[severity],
    source: 'kernel-patch',
    code: id,
    codeDescription: { href: `${PAGE}#${id}` },
    message,
  }
}

function locationOf({ tree = '' }: ReadMaintainersFile, path: string): Location {
  const top = { line: 0, character: 0 }
  return { uri: uriOf(inside(tree, path)), range: { start: top, end: top } }
}

/** Paths come from a stranger's tree: as code they stay text. */
function hoverContents(
  { sentence, paths, more }: MaintainersHover,
  markdown: boolean,
): Hover['contents'] {
  const rest = more > 0 ? [`and ${more.toLocaleString('en')} more`] : []
  if (!markdown)
    return { kind: MarkupKind.PlainText, value: [sentence, ...paths, ...rest].join('\n') }
  const words = sentence.replace(/[\\`*_{}[\]()#+.!<>|~&-]/g, '\\$&')
  const list = [...paths.map(path => `- ${inCode(path)}`), ...rest.map(text => `- ${text}`)]
  return { kind: MarkupKind.Markdown, value: [words, list.join('\n')].join('\n\n').trim() }
}

function inCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  const plain = text.replace(/\s/g, ' ')
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`
}

const COMPLETION_KIND: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  letter: CompletionItemKind.Property,
  status: CompletionItemKind.EnumMember,
  file: CompletionItemKind.File,
  directory: CompletionItemKind.Folder,
}

function completionItem(
  text: TextDocument,
  { kind, label, summary, detail, at, text: newText }: Completion,
  index: number,
  isVsCode: boolean,
): CompletionItem {
  const goesOn =
    isVsCode && (kind === 'directory' || label === 'F:' || label === 'X:' || label === 'S:')
  return {
    label,
    kind: COMPLETION_KIND[kind],
    ...(summary ? { labelDetails: { description: summary } } : {}),
    ...(detail ? { documentation: detail } : {}),
    sortText: String(index).padStart(5, '0'),
    filterText: text.getText(rangeOf(text, at)).startsWith('\t') ? newText : newText.trim(),
    textEdit: { range: rangeOf(text, at), newText },
    ...(goesOn ? { command: { title: 'Go on', command: 'editor.action.triggerSuggest' } } : {}),
  }
}
