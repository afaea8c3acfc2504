import { setMaxListeners } from 'node:events'
import { beginRange, type BegunRange, type RangeContext } from './begunRange'
import { CHECK_HELP } from './checkHelp'
import { parseCheckOptions, type CheckOptions } from './checkOptions'
import type { CheckWorld } from './checkWorld'
import { findPlace, type Place } from './findPlace'

/**
 * `kernel-patch check`. Gives the exit status: 0 without a finding at severity error, 1 with one, 2 where something
 * could not be done. Throws a `Refusal` for a command line that cannot be taken, and `signal.reason` when aborted.
 */
export async function run(argv: readonly string[], world: CheckWorld): Promise<number> {
  const options = parseCheckOptions(argv)
  if (options === 'help') {
    world.out(CHECK_HELP)
    return 0
  }
  const done = new AbortController()
  const signal = AbortSignal.any([world.signal, done.signal])
  // Every question to git listens to it, dozens at a time, and Node takes that for a leak.
  setMaxListeners(0, world.signal, signal)
  try {
    const place = options.noTree ? NOWHERE : await findPlace(world, options.tree)
    const begun = firstRange(place, options, { options, world, signal })
    // Git works while the rules are loaded.
    const { checkPlace } = await import('./ruleCommands.js')
    return await checkPlace(place, { options, world, begun, signal })
  } finally {
    done.abort()
  }
}

const NOWHERE: Place = { tree: undefined, git: undefined }

/** Lets git begin with what comes first, where that is a range. */
function firstRange(
  { git }: Place,
  { operands, ranges }: CheckOptions,
  context: RangeContext,
): BegunRange | undefined {
  const [range] = ranges
  if (!git || range === undefined || operands.length > 0) return undefined
  return beginRange(git, range, context)
}
