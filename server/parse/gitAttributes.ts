import type { Slice } from '../text/slice'
import { readQuotedPath } from './gitPath'

/** One line of .gitattributes that sets, or takes away, the attribute that is asked for. */
export interface AttributeLine {
  readonly pattern: string
  /** What stands behind `=`; undefined where the attribute is only set, unset (`-name`) or unspecified (`!name`). */
  readonly value: string | undefined
  /** Counted from 1. */
  readonly line: number
}

/** Reads what .gitattributes says of one attribute (gitattributes(5)). Macros are not followed. Any text gives a result. */
export function parseGitAttributes(text: Slice, attribute: string): AttributeLine[] {
  const found: AttributeLine[] = []
  text.lines().forEach((whole, index) => {
    const line = whole.trim()
    if (line.isEmpty || line.text.startsWith('#') || line.text.startsWith('[attr]')) return
    const quoted = line.text.startsWith('"') ? readQuotedPath(line) : undefined
    const end = quoted ? quoted.end : (/^\S+/.exec(line.text)?.[0].length ?? 0)
    const pattern = quoted ? quoted.path.text : line.text.slice(0, end)
    // Git takes no negative patterns here.
    if (pattern.startsWith('!')) return
    for (const word of line.text.slice(end).split(/[ \t]+/)) {
      const [name = '', ...values] = word.split('=')
      if (name.replace(/^[-!]/, '') !== attribute) continue
      const value = name === attribute && values.length > 0 ? values.join('=') : undefined
      found.push({ pattern, value, line: index + 1 })
    }
  })
  return found
}
