import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Git } from '../../server/host/git'
import { DEFAULTS, type Options } from '../../server/model/getMaintainer/options'
import { getMaintainerIn, readInputs, type ScriptInput } from '../../server/services/getMaintainer'
import { readMaintainersTree, type MaintainersTree } from '../../server/services/maintainersTree'
import { memoryFiles } from './memoryFiles'
import { repositoryRoot } from './repositoryRoot'

/** A MAINTAINERS file of invented people, with most of what get_maintainer.pl makes of one. */
export function maintainersText(): string {
  return readFileSync(join(repositoryRoot(), 'test/fixtures/maintainers/MAINTAINERS'), 'utf8')
}

/** Files that go with it, none of them with a content that counts. */
export const TREE_FILES: readonly string[] = [
  'Documentation/bridge/index.rst',
  'core/Kconfig',
  'core/Kconfig.debug',
  'core/a/b/table.c',
  'core/c++.c',
  'core/table.c',
  'drivers/bridge.d/x.c',
  'drivers/bridge/Makefile',
  'drivers/bridge/chip.c',
  'drivers/bridge/chip.dtsi',
  'drivers/bridge/old/a.c',
  'drivers/bridge/sub/deep.c',
  'include/linux/bridge_ops.h',
  'net/chip42.c',
  'net/other.c',
]

/** A tree in memory at `/tree`: the fixture unless another MAINTAINERS is given, and more files by relative path. */
export async function memoryTree(
  maintainers: string | undefined = maintainersText(),
  more: Readonly<Record<string, string>> = {},
  git?: Git,
): Promise<MaintainersTree> {
  const contents: Record<string, string> = {}
  for (const path of TREE_FILES) contents[`/tree/${path}`] = ''
  if (maintainers !== '') contents['/tree/MAINTAINERS'] = maintainers
  if (git) contents['/tree/.git'] = ''
  for (const [path, text] of Object.entries(more)) contents[`/tree/${path}`] = text
  return readMaintainersTree('/tree', memoryFiles(contents), () => Promise.resolve(git))
}

/** The lines that the script would print for these inputs, with options other than its defaults. */
export async function scriptLines(
  tree: MaintainersTree,
  inputs: readonly (string | ScriptInput)[],
  changes: Partial<Options> = {},
): Promise<string[]> {
  const options = { ...DEFAULTS, roles: true, ...changes }
  const script = await getMaintainerIn(tree, options)
  const named = inputs.map(each => (typeof each === 'string' ? { name: each, path: each } : each))
  const { asked } = await readInputs(named, options, tree)
  return (await script(asked)).split('\n').filter(line => line !== '')
}
