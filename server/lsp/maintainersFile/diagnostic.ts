import type { Diagnostic } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { MaintainersFinding } from '../../services/maintainersFile/findings'
import { linkedDiagnostic } from '../convert'

const PAGE =
  'https://github.com/kernel-patch-author/kernel-patch-author/blob/main/docs/maintainers-file.md'

/** A finding as the editor shows it: its code leads to where the check is explained. */
export function diagnosticOf(text: TextDocument, finding: MaintainersFinding): Diagnostic {
  const { id } = finding
  return linkedDiagnostic(text, finding, { code: id, page: `${PAGE}#${id}` })
}
