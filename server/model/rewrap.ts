import type { Paragraph } from '../parse/commitMessage'
import { characterCount } from '../text/characters'
import { BULLET } from './prose'

/**
 * A paragraph with its lines broken anew so that none is longer than `width` characters, or undefined where that cannot
 * be done without harm (indented lines that are no list). List items keep their bullets and get a hanging indent.
 */
export function rewrapped(paragraph: Paragraph, width: number): string | undefined {
  const items: { first: string; rest: string; words: string[] }[] = []
  for (const { text } of paragraph.lines) {
    const bullet = BULLET.exec(text)?.[0] ?? ''
    const indent = /^\s*/.exec(text)?.[0] ?? ''
    const last = items.at(-1)
    if (bullet || !last) {
      if (indent) return undefined
      items.push({
        first: bullet,
        rest: ' '.repeat(bullet.length),
        words: words(text.slice(bullet.length)),
      })
    } else {
      if (indent !== last.rest && indent !== '') return undefined
      last.words.push(...words(text))
    }
  }
  return items.map(item => filled(item, width)).join('\n')
}

function filled(item: { first: string; rest: string; words: string[] }, width: number): string {
  const lines: string[] = []
  let line = item.first
  let empty = true
  for (const word of item.words) {
    const next = empty ? line + word : `${line} ${word}`
    if (!empty && characterCount(next) > width) {
      lines.push(line)
      line = item.rest + word
    } else line = next
    empty = false
  }
  lines.push(line)
  return lines.join('\n')
}

/** The words of a line. */
function words(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .filter(word => word !== '')
}
