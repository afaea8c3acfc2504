import type { Diff, DiffLine } from '../parse/diff'
import { namesInDiff } from './namesInDiff'

/** A token of code: a name, a number, or a sign. */
const TOKEN = /\w+|[^\w\s]/g
const NAME = /^[A-Za-z_]\w{2,}$/

/**
 * What a diff renames, the old name as the key: lines that are the same but for one name, whose old form stays nowhere
 * in the diff and whose new form was nowhere before. A name that gets two new ones is none. Whether the old name lives
 * on elsewhere only the tree can tell.
 */
export function renames(diff: Diff): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const unclear = new Set<string>()
  for (const { before, after } of replacedLines(diff)) {
    const pair = onlyDifference(before, after)
    if (!pair) continue
    const [from, to] = pair
    if ((found.get(from) ?? to) !== to) unclear.add(from)
    found.set(from, to)
  }
  const { added, removed, kept } = namesInDiff(diff)
  for (const [from, to] of found) {
    const lives = added.has(from) || kept.has(from) || removed.has(to) || kept.has(to)
    if (lives || unclear.has(from)) found.delete(from)
  }
  return found
}

interface Replaced {
  readonly before: string
  readonly after: string
}

/** Lines that were taken away with those in their place, where there are as many of them. */
function* replacedLines({ files }: Diff): Generator<Replaced> {
  for (const { hunks } of files) {
    for (const { lines } of hunks) {
      let removed: DiffLine[] = []
      let added: DiffLine[] = []
      for (const line of [...lines, undefined]) {
        if (line?.kind === 'removed' && added.length === 0) removed.push(line)
        else if (line?.kind === 'added') added.push(line)
        else {
          if (removed.length === added.length) {
            for (const [index, { text }] of removed.entries())
              yield { before: text, after: added[index]?.text ?? '' }
          }
          removed = line?.kind === 'removed' ? [line] : []
          added = []
        }
      }
    }
  }
}

function onlyDifference(before: string, after: string): readonly [string, string] | undefined {
  const old = before.match(TOKEN) ?? []
  const now = after.match(TOKEN) ?? []
  if (old.length !== now.length) return undefined
  const pairs = new Map<string, string>()
  for (const [index, token] of old.entries()) {
    const other = now[index] ?? ''
    if (token !== other) pairs.set(token, other)
  }
  const [pair] = pairs
  return pairs.size === 1 && pair && NAME.test(pair[0]) && NAME.test(pair[1]) ? pair : undefined
}
