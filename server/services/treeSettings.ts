import type { Files } from '../host/files'
import type { Rule } from '../rules/rule'
import type { RuleSetting, RuleSettings } from '../rules/run'
import { decodeLossless } from '../text/bytes'
import { inside } from './absolutePath'
import { configSettings, findCheckpatchConfig, type ConfigPlaces } from './checkpatchConfig'
import { PROJECT_FILE, readProjectFile, type ProjectFile } from './projectFile'

/** Reads what the files of a tree and of the user set: the project's own file goes before .checkpatch.conf. */
export async function treeSettings(
  files: Files,
  places: ConfigPlaces,
  rules: readonly Rule[],
): Promise<ProjectFile> {
  const [config, own] = await Promise.all([
    findCheckpatchConfig(files, places),
    projectFile(files, places.tree, rules),
  ])
  if (config === undefined) return own
  if (typeof config === 'string') return { ...own, faults: [...own.faults, config] }
  return { ...own, rules: layered(own.rules, configSettings(config, rules)) }
}

/** Settings of several levels as one: of each severity and each option, the first that says something is heard. */
export function layered(...levels: readonly RuleSettings[]): RuleSettings {
  const together: Record<string, RuleSetting> = {}
  for (const level of levels) {
    for (const [id, { severity, options }] of Object.entries(level)) {
      const above = together[id]
      const heard = above?.severity ?? severity
      together[id] = {
        ...(heard === undefined ? {} : { severity: heard }),
        options: { ...options, ...above?.options },
      }
    }
  }
  return together
}

/** Larger ones are no settings, in bytes. */
const LARGEST = 256 * 1024

async function projectFile(
  files: Files,
  tree: string | undefined,
  rules: readonly Rule[],
): Promise<ProjectFile> {
  const nothing: ProjectFile = { profile: undefined, rules: {}, faults: [] }
  if (tree === undefined) return nothing
  const content = await files.read(inside(tree, PROJECT_FILE), LARGEST)
  if (content.bytes) return readProjectFile(decodeLossless(content.bytes).text, rules)
  return content.missing ? nothing : { ...nothing, faults: [content.error] }
}
