import type { Files } from '../host/files'
import type { Rule } from '../rules/rule'
import { rulesNamed } from '../rules/ruleNames'
import type { RuleSettings } from '../rules/run'
import { decodeLossless } from '../text/bytes'
import { inside } from './absolutePath'

/** What a .checkpatch.conf says about types; checkpatch.pl's other options are about code. */
export interface CheckpatchConfig {
  /** Values of `--ignore`: not to be reported. */
  readonly ignore: readonly string[]
  /** Values of `--types`: nothing else is to be reported. Empty: everything is. */
  readonly types: readonly string[]
}

/** Where the script looks for its configuration. */
export interface ConfigPlaces {
  readonly tree: string | undefined
  /** Absolute path of the user's home directory. */
  readonly home?: string | undefined
  /** What the environment has as `CHECKPATCH_CONFIG_DIR`. */
  readonly configDirectory?: string | undefined
}

/** Longer ones are no list of options, in bytes. */
const LARGEST = 256 * 1024

/** Reads the first .checkpatch.conf on the script's way; undefined where there is none, a sentence where it cannot be read. */
export async function findCheckpatchConfig(
  files: Files,
  { tree, home, configDirectory }: ConfigPlaces,
): Promise<CheckpatchConfig | string | undefined> {
  const scripts = tree && inside(tree, '.scripts')
  for (const folder of [configDirectory, tree, home, scripts]) {
    if (!folder) continue
    const path = inside(folder, '.checkpatch.conf')
    const kind = await files.kind(path)
    if (kind === undefined) continue
    // As with the script, whatever has the name ends the search.
    if (kind !== 'file') return undefined
    const { bytes, error } = await files.read(path, LARGEST)
    return bytes ? parseCheckpatchConfig(decodeLossless(bytes).text) : error
  }
  return undefined
}

/**
 * Takes the file apart as the script does: words between white space, whatever quotes they hold; a word that begins
 * with # ends its line; all lines together are one command line.
 */
export function parseCheckpatchConfig(text: string): CheckpatchConfig {
  const words = text.split('\n').flatMap(line => {
    const all = line.trim().split(/\s+/)
    const comment = all.findIndex(word => word.startsWith('#'))
    return (comment < 0 ? all : all.slice(0, comment)).filter(word => word !== '')
  })
  const values: Record<'ignore' | 'types', string[]> = { ignore: [], types: [] }
  for (const [index, word] of words.entries()) {
    const [, name = '', attached] = /^--?(ignore|types)(?:=(.*))?$/i.exec(word) ?? []
    const list = name.toLowerCase() === 'ignore' ? values.ignore : name ? values.types : undefined
    list?.push(...namesIn(attached ?? words[index + 1] ?? ''))
  }
  return values
}

/** What it means for the rules: those that are not to be reported are off. */
export function configSettings(
  { ignore, types }: CheckpatchConfig,
  rules: readonly Rule[],
): RuleSettings {
  const unwanted = new Set(ignore.flatMap(name => rulesNamed(rules, name)))
  const wanted = new Set(types.flatMap(name => rulesNamed(rules, name)))
  const isOff = (rule: Rule) => unwanted.has(rule) || (types.length > 0 && !wanted.has(rule))
  return Object.fromEntries(rules.filter(isOff).map(({ id }) => [id, { severity: 'off' }]))
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
}
