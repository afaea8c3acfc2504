import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Completion } from '../../services/maintainersFile/completion'
import { rangeOf } from '../convert'

const KIND: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  letter: CompletionItemKind.Property,
  status: CompletionItemKind.EnumMember,
  file: CompletionItemKind.File,
  directory: CompletionItemKind.Folder,
}

/** A completion as the editor lists it at that place of the list; VS Code is told to go on where more is to come. */
export function completionItem(
  text: TextDocument,
  { kind, label, summary, detail, at, text: newText }: Completion,
  index: number,
  isVsCode: boolean,
): CompletionItem {
  const goesOn =
    isVsCode && (kind === 'directory' || label === 'F:' || label === 'X:' || label === 'S:')
  return {
    label,
    kind: KIND[kind],
    ...(summary ? { labelDetails: { description: summary } } : {}),
    ...(detail ? { documentation: detail } : {}),
    sortText: String(index).padStart(5, '0'),
    filterText: text.getText(rangeOf(text, at)).startsWith('\t') ? newText : newText.trim(),
    textEdit: { range: rangeOf(text, at), newText },
    ...(goesOn ? { command: { title: 'Go on', command: 'editor.action.triggerSuggest' } } : {}),
  }
}
