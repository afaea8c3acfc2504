import type { Diagnostic } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { MaintainersFinding } from '../../services/maintainersFile/findings'
import { rangeOf, SEVERITY } from '../convert'

const PAGE =
  'https://github.com/kernel-patch-author/kernel-patch-author/blob/main/docs/maintainers-file.md'

/** A finding as the editor shows it: its code leads to where the check is explained. */
export function diagnosticOf(
  text: TextDocument,
  { id, severity, at, message }: MaintainersFinding,
): Diagnostic {
  return {
    range: rangeOf(text, at),
    severity: SEVERITY[severity],
    source: 'kernel-patch',
    code: id,
    codeDescription: { href: `${PAGE}#${id}` },
    message,
  }
}
