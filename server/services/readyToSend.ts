import { keyIs } from '../parse/trailerKeys'
import type { Problem } from '../rules/run'
import type { Severity } from '../rules/severity'
import type { Span } from '../text/span'
import type { CheckedMessage } from './check'

/** One of the five lines that say whether a patch can be sent, what bounces first standing first. */
export interface ReadyLine {
  readonly id: 'errors' | 'signOff' | 'references' | 'warnings' | 'recipients'
  /** Its name, for the margin. */
  readonly label: string
  /** `unknown`: nobody can tell here. */
  readonly state: 'ready' | 'open' | 'unknown'
  /** A plain sentence or the lack of something to say. */
  readonly text: string
  readonly at?: Span | undefined
}

/** Who has to get a patch. */
export interface KnownRecipients {
  readonly to: readonly string[]
  readonly others: number
  readonly lists: readonly string[]
}

/** The five lines for a message that has been checked; `noChange` where nobody knows the files that it is about. */
export function readyToSend(
  { message, problems }: CheckedMessage,
  recipients: KnownRecipients | 'noChange' | undefined,
): ReadyLine[] {
  const rest = problems.filter(problem => !isSignOff(problem) && !isReference(problem))
  return [
    found('errors', 'Form', rest.filter(isOf('error')), 'Nothing that makes a patch bounce.'),
    signOffLine(problems.filter(isSignOff), message),
    found(
      'references',
      'References',
      problems.filter(problem => isReference(problem) && isOf('error', 'warning')(problem)),
      'Nothing to remark on commits and links.',
    ),
    found(
      'warnings',
      'Wording',
      rest.filter(isOf('warning')),
      'Nothing a maintainer is sure to ask for.',
    ),
    recipientsLine(recipients),
  ]
}

function found(
  id: ReadyLine['id'],
  label: string,
  problems: readonly Problem[],
  nothing: string,
): ReadyLine {
  const [first, ...others] = problems
  if (!first) return { id, label, state: 'ready', text: nothing }
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return { id, label, state: 'open', text: `${first.message}${more}`, at: first.at }
}

function signOffLine(
  problems: readonly Problem[],
  { trailers, signedLater }: CheckedMessage['message'],
): ReadyLine {
  const line = { id: 'signOff', label: 'Sign-off' } as const
  const [first] = problems
  if (first) return { ...line, state: 'open', text: first.message, at: first.at }
  const last = trailers.findLast(({ key }) => keyIs(key.text, 'Signed-off-by'))
  if (last) return { ...line, state: 'ready', text: last.value.text, at: last.whole.span }
  if (signedLater) return { ...line, state: 'ready', text: 'git adds yours when you commit.' }
  return { ...line, state: 'open', text: 'There is no Signed-off-by line yet.' }
}

function recipientsLine(known: KnownRecipients | 'noChange' | undefined): ReadyLine {
  const line = { id: 'recipients', label: 'Recipients' } as const
  if (known === 'noChange')
    return { ...line, state: 'unknown', text: 'Not known here: nothing says which files change.' }
  if (!known)
    return { ...line, state: 'unknown', text: 'Not known here: there is no MAINTAINERS file.' }
  const { to, others, lists } = known
  if (to.length + others + lists.length === 0)
    return { ...line, state: 'unknown', text: 'MAINTAINERS names nobody for these files.' }
  const parts = [
    ...(to.length > 0 ? [`To ${to.slice(0, 2).join(', ')}${to.length > 2 ? ' …' : ''}`] : []),
    ...(others > 0 ? [`${others} more ${others === 1 ? 'person' : 'people'}`] : []),
    ...(lists.length > 0 ? [lists.length === 1 ? (lists[0] ?? '') : `${lists.length} lists`] : []),
  ]
  return { ...line, state: 'ready', text: parts.join(', ') }
}

function isOf(...severities: readonly Severity[]): (problem: Problem) => boolean {
  return ({ severity }) => severities.includes(severity)
}

function isSignOff({ rule }: Problem): boolean {
  return /^(?:sign-off|author)-/.test(rule.id)
}

function isReference({ rule }: Problem): boolean {
  return /^(?:fixes|commit-reference|reported-by|stable|body-(?:link|archive|footnote))-/.test(
    rule.id,
  )
}
