import type { Habits, Share } from '../model/habits'
import type { Found } from './found'
import { oneLevelDown } from './severity'

/** From this share of messages on a fault is so usual that it weighs one level less. */
const USUAL = 0.05

/** From this share on it is the project's way, and nobody is told. */
const WAY = 0.2

/** A share of fewer messages says nothing. */
const ENOUGH = 10

/**
 * Weighs findings by what the project itself does: netdev found that checks which are often ignored should not be
 * reported. What somebody set by hand stays as it is.
 */
export async function byHabit(
  found: readonly Found[],
  habits: Habits,
  signal: AbortSignal | undefined,
): Promise<Found[]> {
  const weighed: Found[] = []
  for (const each of found) {
    const share = each.pinned
      ? undefined
      : await habits.breaking(each.rule.id, each.finding.aspect, signal)
    if (!isHabit(share)) weighed.push(each)
    else if (share.share <= WAY)
      weighed.push({ ...each, severity: oneLevelDown(each.severity), habit: share })
  }
  return weighed
}

function isHabit(share: Share | undefined): share is Share {
  return share !== undefined && share.of >= ENOUGH && share.share > USUAL
}
