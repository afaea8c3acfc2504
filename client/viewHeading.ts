import type { ViewBadge } from 'vscode'
import type { MaintainerEntry, MaintainersAnswer } from '../server/protocol/maintainers'
import { plain } from './plain'
import type { ChosenRecipients } from './recipientChoices'

/** Says what the people below are for, and how many get it; the title of a narrow view has no room for it. */
export function messageOf(
  { notices, groups, subject, pending = false }: MaintainersAnswer,
  chosen: ChosenRecipients,
): string {
  const isEmpty = groups.every(({ entries }) => entries.length === 0)
  if (subject === '') return notices.map(plain).join(' ')
  // A long path may be broken behind each slash.
  const what = plain(subject).replaceAll('/', '/\u200b')
  if (isEmpty) {
    const nobody = pending
      ? `Looking for the maintainers of ${what}`
      : `Nobody was found for ${what}`
    return sentences([nobody, ...notices.map(plain)])
  }
  return sentences([`For ${what}: ${reach(chosen)}`, ...notices.map(plain)])
}

/** Beside the title, where what comes and goes does not move the lines below it. */
export function descriptionOf({ pending = false }: MaintainersAnswer): string | undefined {
  return pending ? 'reading the history …' : undefined
}

function reach({ to, cc }: ChosenRecipients): string {
  const all = [...to, ...cc]
  const people = all.filter(({ name }) => name !== '').length
  const lists = all.length - people
  if (all.length === 0) return 'nobody is selected'
  return [
    ...(people > 0 ? [people === 1 ? '1 person' : `${people} people`] : []),
    ...(lists > 0 ? [lists === 1 ? '1 list' : `${lists} lists`] : []),
  ].join(' and ')
}

function sentences([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : [`${first}.`, ...rest].join(' ')
}

/** The number of those without whom the patch would bounce and who will not get it; none where all is well. */
export function badgeOf(
  missing: readonly MaintainerEntry[],
  byHeaders: boolean,
): ViewBadge | undefined {
  if (missing.length === 0) return undefined
  const names = missing.map(({ name, email }) => plain(name || email)).join(', ')
  const why = byHeaders ? 'not among To and Cc of the patches yet' : 'not selected'
  return {
    value: missing.length,
    tooltip: `Without these the patch would bounce, and they are ${why}: ${names}`,
  }
}
