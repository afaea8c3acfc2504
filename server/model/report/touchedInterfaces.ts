import { pathOfFile, type Diff, type DiffFile, type Hunk } from '../../parse/diff'

/** Something that people beside the authors of the code see or use. */
export interface TouchedInterface {
  /** What it is, as a noun: `module parameter`. */
  readonly what: string
  readonly name: string
  readonly change: 'added' | 'removed' | 'changed'
  /** What its surroundings are called, by which it may be spoken of. */
  readonly path: string
}

/** One way in which a line declares an interface. */
interface Declaration {
  readonly what: string
  readonly in: RegExp
  /** The first group is the name. */
  readonly line: RegExp
}

const SOURCE = /\.[ch]$/
const UAPI = /(?:^|\/)include\/uapi\//

const DECLARATIONS: readonly Declaration[] = [
  {
    what: 'Kconfig symbol',
    in: /(?:^|\/)Kconfig(?:\.\w+)?$/,
    line: /^\s*(?:menu)?config\s+([A-Za-z0-9_]+)\s*$/,
  },
  {
    what: 'module parameter',
    in: SOURCE,
    line: /^\s*module_param(?:_named|_string|_array|_cb|_call)?\(\s*(\w+)/,
  },
  {
    what: 'boot parameter',
    in: SOURCE,
    line: /^\s*(?:__setup|early_param|core_param|__setup_param)\(\s*"?(\w+)/,
  },
  {
    what: 'sysfs file',
    in: SOURCE,
    line: /^\s*(?:static\s+)?(?:SENSOR_)?DEVICE_ATTR(?:_(?:RW|RO|WO|ADMIN_RW|ADMIN_RO))?\(\s*(\w+)/,
  },
  { what: 'sysctl', in: SOURCE, line: /^\s*\.procname\s*=\s*"([^"]+)"/ },
  { what: 'command', in: SOURCE, line: /^\s*U_BOOT_(?:CMD|LONGHELP)\w*\(\s*(\w+)/ },
  { what: 'library function', in: /\.h$/, line: /^\s*LIBBPF_API\b[^(]*?\b(\w+)\s*\(/ },
  {
    what: 'command line option',
    in: /\.c$/,
    line: /(?:matches|strcmp)\(\*argv,\s*"([\w-]+)"\)\s*==\s*0/,
  },
  { what: 'uapi definition', in: UAPI, line: /^#define\s+(\w+)\s+\S/ },
  {
    what: 'uapi definition',
    in: UAPI,
    line: /^\s*((?!__)[A-Z][A-Z0-9_]{4,})(?:\s*=\s*[^,]+)?,?\s*(?:\/\*.*)?$/,
  },
  {
    what: 'uapi structure',
    in: UAPI,
    line: /^(?:struct|union|enum)\s+(\w+)\s*\{/,
  },
  {
    what: 'compatible string',
    in: SOURCE,
    line: /\.compatible\s*=\s*"([^"]+)"/,
  },
]

/** Each is looked for in the text; a change of more is described as a whole. */
const MOST = 200

/** The interfaces that a diff adds, takes away or changes, some hundred at most; each once. */
export function touchedInterfaces(diff: Diff | undefined): TouchedInterface[] {
  const found = new Map<string, TouchedInterface>()
  for (const file of diff?.files ?? []) {
    const path = pathOfFile(file)
    if (found.size >= MOST) break
    if (file.combined || file.binary) continue
    const names = [...declared(file, path), ...defaults(file, path)]
    if (names.length === 0 && UAPI.test(path))
      names.push({ what: 'uapi header', name: stemOf(path), sign: '=' })
    for (const { what, name, sign } of names) {
      const key = `${what} ${name}`
      const before = found.get(key)
      const change = sign === '+' ? 'added' : sign === '-' ? 'removed' : 'changed'
      const both = before === undefined || before.change === change ? change : 'changed'
      found.set(key, { what, name, change: both, path })
    }
  }
  return [...found.values()].slice(0, MOST)
}

function stemOf(path: string): string {
  return path.replace(/^.*\/|\.\w+$/g, '')
}

interface Declared {
  readonly what: string
  readonly name: string
  readonly sign: '+' | '-' | '='
}

function* declared({ hunks }: DiffFile, path: string): Generator<Declared> {
  const declarations = DECLARATIONS.filter(each => each.in.test(path))
  if (declarations.length === 0) return
  for (const { lines } of hunks) {
    for (const { kind, text } of lines) {
      if ((kind !== 'added' && kind !== 'removed') || text.length > 300) continue
      for (const { what, line } of declarations) {
        const name = line.exec(text)?.[1]
        if (name !== undefined && !/^_|_H_*$/.test(name))
          yield { what, name, sign: kind === 'added' ? '+' : '-' }
      }
    }
  }
}

/** Kconfig symbols that get another default. */
function* defaults({ hunks, status }: DiffFile, path: string): Generator<Declared> {
  if (!/(?:^|\/)Kconfig(?:\.\w+)?$/.test(path) || status === 'added') return
  for (const hunk of hunks) yield* defaultsIn(hunk)
}

function* defaultsIn({ section, lines }: Hunk): Generator<Declared> {
  let symbol = symbolIn(section.text)
  let isNew = false
  for (const { kind, text } of lines) {
    const begun = symbolIn(text)
    if (begun !== undefined) {
      symbol = begun
      isNew = kind !== 'context'
    }
    const changes = kind === 'added' || kind === 'removed'
    if (changes && symbol !== undefined && !isNew && /^\s*default\s(?!.*\bif\b)/.test(text))
      yield { what: 'default of the Kconfig symbol', name: symbol, sign: '=' }
  }
}

function symbolIn(line: string): string | undefined {
  return /^\s*(?:menu)?config\s+([A-Za-z0-9_]+)/.exec(line)?.[1]
}
