import { pathOfFile, type Diff } from '../../parse/diff'
import type { Tree } from '../tree'

/** Whom a change reaches: Kconfig symbols, architectures, devices. */
export interface AffectedParts {
  /** With `CONFIG_`. */
  readonly symbols: readonly string[]
  readonly architectures: readonly string[]
  /** Compatible strings that stand in the lines of the diff. */
  readonly devices: readonly string[]
}

/** So many files tell whom a change hits; a change of more hits everybody. */
const MOST_FILES = 8

/** Finds out for which configurations the changed files are built. */
export async function affectedParts(diff: Diff | undefined, tree: Tree): Promise<AffectedParts> {
  const symbols = new Set<string>()
  const architectures = new Set<string>()
  const devices = new Set<string>()
  const files = diff?.files ?? []
  for (const file of files) {
    const path = pathOfFile(file)
    const architecture = /^arch\/([^/]+)\//.exec(path)?.[1]
    if (architecture !== undefined) architectures.add(architecture)
    for (const { lines } of file.hunks) {
      for (const { text } of lines) {
        const device = text.length < 300 && /\bcompatible\s*=\s*"([^"]+)"/.exec(text)?.[1]
        if (device) devices.add(device)
      }
    }
    if (files.length > MOST_FILES || !/\.[cS]$/.test(path)) continue
    const symbol = await symbolOf(path, tree)
    if (symbol !== undefined) symbols.add(symbol)
  }
  return { symbols: [...symbols], architectures: [...architectures], devices: [...devices] }
}

/** The symbol with which the Makefile beside a source file builds it; undefined where it is always built. */
async function symbolOf(path: string, tree: Tree): Promise<string | undefined> {
  const [, folder = '', stem = ''] = /^(.*?)([^/]+)\.[cS]$/.exec(path) ?? []
  const makefile = await tree.text(`${folder}Makefile`)
  if (makefile === undefined || makefile.length > 500_000) return undefined
  const rules = makefile.replace(/\\\n/g, ' ').split('\n').flatMap(ruleOf)
  const seen = new Set<string>()
  // An object may be part of another one, which has the symbol.
  for (let object = stem; !seen.has(object);) {
    seen.add(object)
    const rule = rules.find(({ objects }) => objects.includes(object))
    if (!rule) return undefined
    if (rule.symbol !== undefined) return `CONFIG_${rule.symbol}`
    if (rule.target === 'obj' || rule.target === 'lib') return undefined
    object = rule.target
  }
  return undefined
}

interface BuildRule {
  /** `obj`, or the object that others are part of. */
  readonly target: string
  readonly symbol: string | undefined
  readonly objects: readonly string[]
}

/** Reads `obj-$(CONFIG_FOO) += foo.o`, `foo-y := a.o b.o`, U-Boot's `obj-$(CONFIG_$(PHASE_)FOO)`. */
function ruleOf(line: string): BuildRule[] {
  const match =
    /^\s*([\w-]+?)-(?:(y|m|objs)|\$\(CONFIG_(?:\$\([A-Z_]*\))?(\w+)\))\s*[:+]?=\s*(.*)$/.exec(line)
  if (!match) return []
  const [, target = '', , symbol, rest = ''] = match
  const objects = [...rest.matchAll(/([\w-]+)\.o\b/g)].map(([, name = '']) => name)
  return objects.length > 0 ? [{ target, symbol, objects }] : []
}
