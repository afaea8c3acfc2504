import { columnsOf } from './formats/columns'

/**
 * A text broken into lines of at most `width` columns, each behind `indent`; a word that is longer stands alone. Where a
 * no-break space stands, no line is broken, and an ordinary one is printed.
 */
export function filledTo(text: string, width: number, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of text.split(/[ \t\n]+/)) {
    if (word === '') continue
    const columns = widthOf(word)
    if (line !== '' && used + 1 + columns > width) {
      lines.push(indent + line)
      line = ''
      used = 0
    }
    line = line === '' ? word : `${line} ${word}`
    used = used === 0 ? columns : used + 1 + columns
  }
  if (line !== '') lines.push(indent + line)
  return lines.map(each => each.replaceAll('\u00a0', ' '))
}

function widthOf(word: string): number {
  let columns = 0
  for (const character of word) columns += columnsOf(character)
  return columns
}
