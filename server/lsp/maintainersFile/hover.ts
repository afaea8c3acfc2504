import { MarkupKind, type Hover, type Position } from 'vscode-languageserver/node'
import { maintainersHover, type MaintainersHover } from '../../services/maintainersFile/hover'
import type { ReadMaintainersFile } from '../../services/maintainersFile/maintainersFiles'
import { formatNumber } from '../../text/numbers'
import { touches } from '../../text/span'
import type { Abilities } from '../abilities'
import { rangeOf, textOf } from '../convert'

/** What a letter, a status or a pattern means, where one stands at the position. */
export async function fileHover(
  file: ReadMaintainersFile,
  position: Position,
  { markdown }: Pick<Abilities, 'markdown'>,
  signal: AbortSignal,
): Promise<Hover | null> {
  const text = textOf(file.document)
  const offset = text.offsetAt(position)
  const found = await maintainersHover(file.sections, offset, await file.tracked(), signal)
  return found && touches(found.at, { start: offset, end: offset })
    ? { contents: contentsOf(found, markdown), range: rangeOf(text, found.at) }
    : null
}

/** Paths come from a stranger's tree: as code they stay text. */
function contentsOf(
  { sentence, paths, more }: MaintainersHover,
  markdown: boolean,
): Hover['contents'] {
  const rest = more > 0 ? [`and ${formatNumber(more)} more`] : []
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
