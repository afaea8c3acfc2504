import { RULES } from '../rules'
import type { Rule } from '../rules/rule'
import type { CheckContext } from '../services/check'
import { profileChooser, profileSettings } from '../services/profiles'
import { treeSettings } from '../services/treeSettings'
import type { CheckOptions } from './checkOptions'
import { visible } from './formats/visible'
import type { World } from './world'

/**
 * What is wanted of messages: by the files of the tree and the user, and by profiles. Complains of what is wrong in
 * those files.
 */
export async function wishesIn(
  world: World,
  tree: string | undefined,
  { profile, only }: Pick<CheckOptions, 'profile' | 'only'>,
  rules: readonly Rule[],
): Promise<Pick<CheckContext, 'settings' | 'profileOf'>> {
  const { files, home, configDirectory } = world
  const own = await treeSettings(files, { tree, home, configDirectory }, RULES)
  for (const fault of own.faults) world.err(`kernel-patch: ${visible(fault)}\n`)
  const chooser = profileChooser(files, tree)
  const wanted = profile ?? own.profile ?? 'auto'
  const settings = { ...own.rules }
  // Whoever names a rule on the command line wants to hear it, whatever the files say.
  for (const { id } of only.length === 0 ? [] : rules) {
    if (settings[id]?.severity === 'off') settings[id] = { options: settings[id].options ?? {} }
  }
  return {
    settings,
    profileOf: async message => profileSettings(await chooser.of(message, wanted, world.signal)),
  }
}
