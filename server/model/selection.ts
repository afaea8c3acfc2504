import { isUnreachable, nameKey } from './identity'
import type { MaintainersAnswer, Recipient } from './maintainersAnswer'

/** More people than that are mostly a sign that a posting should be split. */
const MANY = 20

/** The answer with who is selected until the user decides otherwise, where each address goes, and what speaks against it. */
export function selected(answer: MaintainersAnswer): MaintainersAnswer {
  const nobodyElse = !answer.recipients.some(({ group }) => group === 'to' || group === 'cc')
  const toAnybody = answer.recipients.some(({ group }) => group === 'to')
  const named = seenByName(answer.recipients)
  const recipients = answer.recipients.map((recipient): Recipient => {
    const inMaintainers = isOfASection(recipient) ? undefined : named.get(nameKey(recipient))
    // Of two addresses of one name the older is of no use, and MAINTAINERS may have the older one.
    const isSecondAddress = inMaintainers !== undefined && !isSeenAfter(recipient, inMaintainers)
    const warning = warningOf(recipient, isSecondAddress)
    const { group, mostSpecific } = recipient
    const opensThePosting = group === 'to' || (!toAnybody && group === 'lists' && mostSpecific)
    return {
      ...recipient,
      header: opensThePosting ? 'To' : 'Cc',
      preselected: !isSecondAddress && isPreselected(recipient, nobodyElse),
      required: isRequired(recipient),
      ...(warning !== undefined && { warning }),
    }
  })
  return { ...answer, recipients }
}

/** A sentence where a posting that goes to all who are preselected reaches very many; how many, whoever chooses sees. */
export function reachesMany({
  recipients,
}: Pick<MaintainersAnswer, 'recipients'>): string | undefined {
  const chosen = recipients.filter(({ preselected }) => preselected)
  const lists = chosen.filter(({ group }) => group === 'lists').length
  const people = chosen.length - lists
  if (people <= MANY) return undefined
  return `This would reach ${people} people, which is very many: consider to split it, or to leave out those who get few of its files.`
}

/** When the people of MAINTAINERS were last seen, in milliseconds by name; those who were. */
function seenByName(recipients: readonly Recipient[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number>()
  for (const recipient of recipients) {
    if (!isOfASection(recipient) || recipient.lastSeen === undefined) continue
    const key = nameKey(recipient)
    seen.set(key, Math.max(seen.get(key) ?? 0, Date.parse(recipient.lastSeen)))
  }
  return seen
}

/** Somebody whom MAINTAINERS names, and by name. */
function isOfASection({ group, name, reasons }: Recipient): boolean {
  return group !== 'lists' && name !== '' && reasons.some(({ kind }) => kind === 'section')
}

function isSeenAfter({ lastSeen }: Recipient, time: number): boolean {
  return lastSeen !== undefined && Date.parse(lastSeen) > time
}

function isRequired({ group, email, mostSpecific, access, ignored }: Recipient): boolean {
  if (!mostSpecific || ignored || isUnreachable(email)) return false
  return group === 'to' || (group === 'lists' && access === 'open')
}

function isPreselected(recipient: Recipient, nobodyElse: boolean): boolean {
  const { group, ignored, access, email, silent, reasons } = recipient
  if (ignored || email === '' || isUnreachable(email) || access === 'subscriber') return false
  if (group === 'history') return nobodyElse && workedMuch(recipient)
  // Whoever MAINTAINERS names gets the patch, silent or not. Others are of no use where they have gone.
  return !silent || reasons.some(({ kind }) => kind === 'section')
}

/** Where nobody is named anywhere, who has done much of the recent work is the best guess. */
function workedMuch({ reasons }: Recipient): boolean {
  return reasons.some(
    reason => reason.kind === 'history' && reason.commits >= 2 && reason.percent >= 20,
  )
}

function warningOf(
  { ignored, silent, access, email }: Recipient,
  isSecondAddress: boolean,
): string | undefined {
  if (ignored) return 'asked not to be copied'
  if (email === '') return 'no address known'
  if (isUnreachable(email)) return 'no mail reaches this address'
  if (silent) {
    const years = `${silent.years} years`
    return silent.since === undefined ? `not seen in ${years}` : `silent for ${years}`
  }
  if (isSecondAddress) return 'has a newer address'
  return access === 'subscriber' ? 'subscribers only' : undefined
}
