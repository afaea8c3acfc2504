import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What a run of the comparison is told. */
export interface ParityArguments {
  /** The tree that is asked about. */
  readonly tree: string
  /** How many files, or with `patches` commits, are drawn. */
  readonly count: number
  readonly seed: number
  /** Options for both sides. */
  readonly options: readonly string[]
  /** Options for the script alone, such as `--no-tree` for a tree that is no Linux. */
  readonly scriptOptions: readonly string[]
  /** Path of get_maintainer.pl. */
  readonly script: string
  /** Where the script's answers are kept. */
  readonly cache: string
  /** Draw commits and ask about the patches that `git format-patch` makes of them. */
  readonly patches: boolean
  /** Draw from the files of this folder and ask about them as patches. */
  readonly patchFolder: string | undefined
}

/** Reads the command line of the comparison. */
export function parityArguments(argv: readonly string[]): ParityArguments {
  const { values } = parseArgs({
    args: joined(argv),
    options: {
      tree: { type: 'string' },
      count: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      options: { type: 'string', default: '' },
      'script-options': { type: 'string', default: '' },
      script: { type: 'string' },
      cache: { type: 'string', default: join(tmpdir(), 'kernel-patch-parity') },
      patches: { type: 'boolean', default: false },
      'patch-folder': { type: 'string' },
    },
  })
  if (values.tree === undefined) throw new Error('Name the tree with --tree DIR.')
  const tree = resolve(values.tree)
  return {
    tree,
    count: Number(values.count),
    seed: Number(values.seed),
    options: words(values.options),
    scriptOptions: words(values['script-options']),
    script: resolve(values.script ?? join(tree, 'scripts/get_maintainer.pl')),
    cache: resolve(values.cache),
    patches: values.patches,
    patchFolder: values['patch-folder'] === undefined ? undefined : resolve(values['patch-folder']),
  }
}

/** `--options "--nogit"` as one word, because `parseArgs` takes a value that begins with a hyphen for an option. */
function joined(argv: readonly string[]): string[] {
  const result: string[] = []
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    const takesValue =
      /^--(?:tree|count|seed|options|script-options|script|cache|patch-folder)$/.test(word)
    result.push(takesValue ? `${word}=${argv[++at] ?? ''}` : word)
  }
  return result
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '')
}
