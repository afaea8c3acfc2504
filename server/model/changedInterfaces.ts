import type { Diff, DiffFile, DiffLine } from '../parse/diff'
import { isPublicHeader } from './fileKind'
import { prototypes } from './prototypes'

/** Something that code or people outside of a change rely on, and that the change takes away or gives another form. */
export interface ChangedInterface {
  readonly name: string
  readonly what: 'parameters' | 'export' | 'constant' | 'attribute' | 'parameter' | 'binding'
}

/** Whether a path is one that may hold such interfaces, so that its diff is worth a look. */
export function holdsInterfaces(path: string): boolean {
  return isPublicHeader(path) || BINDING.test(path) || /^Documentation\/ABI\//.test(path)
}

const BINDING = /(?:^|\/)(?:Documentation\/devicetree|doc\/device-tree)[-/]bindings\//
const USER_HEADER = /(?:^|\/)include\/uapi\//

/** What a change does to interfaces: parameters of public prototypes, and names that are gone. */
export function changedInterfaces({ files }: Diff): ChangedInterface[] {
  return files.filter(({ status }) => status === 'modified').flatMap(changedIn)
}

function changedIn(file: DiffFile): ChangedInterface[] {
  const path = file.newPath ?? ''
  const found: ChangedInterface[] = []
  if (isPublicHeader(path)) {
    const { before, after } = prototypes(file)
    for (const [name, types] of before) {
      if ((after.get(name) ?? types) !== types) found.push({ name, what: 'parameters' })
    }
  }
  const lines = file.hunks.flatMap(hunk => hunk.lines)
  for (const { what, pattern, where } of NAMED) {
    if (!where.test(path)) continue
    const added = namedBy(lines, 'added', pattern)
    for (const name of namedBy(lines, 'removed', pattern))
      if (!added.has(name)) found.push({ name, what })
  }
  return found
}

/** Lines that give an interface its name. */
const NAMED: readonly {
  readonly what: ChangedInterface['what']
  readonly pattern: RegExp
  readonly where: RegExp
}[] = [
  { what: 'export', pattern: /^EXPORT_SYMBOL\w*\((\w+)/, where: /\.[ch]$/ },
  { what: 'parameter', pattern: /^module_param\w*\((\w+)/, where: /\.[ch]$/ },
  {
    what: 'attribute',
    pattern: /^(?:static )?(?:DEVICE|DRIVER|BUS|CLASS)_ATTR\w*\((\w+)/,
    where: /\.[ch]$/,
  },
  { what: 'constant', pattern: /^#\s*define\s+(\w+)\s+\S/, where: USER_HEADER },
  { what: 'binding', pattern: /^\s+- (?:const|enum): ([^\s,]+,\S+)$/, where: BINDING },
]

function namedBy(lines: readonly DiffLine[], side: DiffLine['kind'], pattern: RegExp): Set<string> {
  const names = new Set<string>()
  for (const { kind, text } of lines) {
    const name = kind === side ? pattern.exec(text)?.[1] : undefined
    if (name !== undefined) names.add(name)
  }
  return names
}
