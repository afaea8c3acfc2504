import type { Profile } from '../rules/profile'
import { PROFILES } from '../rules/profiles'
import { occasionOf, profileDocument } from '../services/profileDocument'
import { noSuchProfile } from '../services/unknownNames'
import { isOn, oneOf, readCommandLine } from './commandOptions'
import { stringify } from './formats/json'
import { Refusal } from './refusal'
import type { World } from './world'

/** `kernel-patch profiles`: what the maintainers of some code ask. Throws a `Refusal` for what it does not take. */
export function run(argv: readonly string[], world: Pick<World, 'out'>): Promise<number> {
  const line = readCommandLine(argv, { '--format': 'value', '--help': 'switch', '-h': 'switch' })
  if (isOn(line, '--help', '-h')) {
    world.out(PROFILES_HELP)
    return Promise.resolve(0)
  }
  const { operands } = line
  const chosen = operands.length === 0 ? PROFILES : operands.map(named)
  if (oneOf(line, '--format', ['text', 'json']) === 'json')
    world.out(`[\n${chosen.map(stringify).join(',\n')}\n]\n`)
  else if (operands.length > 0) world.out(chosen.map(each => profileDocument(each)).join('\n'))
  else world.out(chosen.map(lineOf).join(''))
  return Promise.resolve(0)
}

const PROFILES_HELP = `Usage: kernel-patch profiles [--format text|json] [PROFILE]...

Lists the profiles: whose wishes they are, and when they hold. PROFILE asks what one wants that the kernel at large does
not, with the sources. As json it is one array with an object for each profile.
`

function lineOf(profile: Profile): string {
  return `${profile.id}: the wishes of ${profile.title}.\n  ${occasionOf(profile)}\n  ${profile.source}\n`
}

function named(name: string): Profile {
  const found = PROFILES.find(({ id }) => id === name)
  if (!found) throw new Refusal(noSuchProfile(name) ?? name)
  return found
}
