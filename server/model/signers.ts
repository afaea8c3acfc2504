import { encodeLossless } from '../text/bytes'
import { dropWhiteSpace } from '../parse/whiteSpace'

/** So many lines are printed: what `head` lets through. */
const HEAD = 10

const SIGNATURE = /^[-a-z]*by:.*@/i

/**
 * Who signs what touches some files, as the pipeline that Linus gave in 2007 counts it under LC_ALL=C:
 *
 *     git log --since=6.months.ago -- FILES | grep -i '^    [-a-z]*by:.*@' | sort | uniq -c | sort -r -n | head
 */
export class SignerCount {
  private readonly counts = new Map<string, number>()

  /** Adds the message of a commit, as git stores it. */
  add(message: string): void {
    for (const line of message.split('\n')) {
      const bare = line.slice(0, dropWhiteSpace(line, 0, line.length))
      const shown = withoutTabs(bare)
      if (SIGNATURE.test(shown)) this.counts.set(shown, (this.counts.get(shown) ?? 0) + 1)
    }
  }

  /** The lines, the most frequent first. */
  lines(): string {
    const sorted = [...this.counts].map(([line, count]) => ({
      count,
      line,
      key: encodeLossless(line),
    }))
    sorted.sort((a, b) => b.count - a.count || compared(b.key, a.key))
    return sorted
      .slice(0, HEAD)
      .map(({ count, line }) => `${String(count).padStart(7)}     ${line}\n`)
      .join('')
  }
}

/** Tabs as `git log` writes them, which reach to the next column that eight divides. */
function withoutTabs(line: string): string {
  if (!line.includes('\t')) return line
  let result = ''
  let column = 0
  for (const character of line) {
    const width = character === '\t' ? 8 - (column % 8) : 1
    result += character === '\t' ? ' '.repeat(width) : character
    column += width
  }
  return result
}

function compared(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
