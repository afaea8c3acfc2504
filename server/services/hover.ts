import type { Commit } from '../host/git'
import type { Problem } from '../rules/run'
import { SEVERITIES } from '../rules/severity'
import { touches, type Span } from '../text/span'
import type { CheckedDocument } from './checkedDocument'
import { reportAt, type Report } from './report'

/** What is known of the place under the cursor. */
export interface Hover {
  /** What it is about. */
  readonly at: Span
  /** The problems there, the worst first, as an editor shows them. */
  readonly problems: readonly Problem[]
  /** The commit whose hash stands there. */
  readonly commit: Commit | undefined
  /** On the subject: what the readers of the message learn from it. */
  readonly report?: Report | undefined
}

/** Explains the problems, the commit or the subject at an offset; undefined where there is none of them. */
export async function hover(
  document: CheckedDocument,
  offset: number,
  signal?: AbortSignal,
): Promise<Hover | undefined> {
  const here = { start: offset, end: offset }
  const problems = document.shown
    .filter(({ at }) => touches(at, here))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
  const hash = hashAt(document, offset)
  const commit = hash && (await commitOf(document, hash.digits, signal))
  const report = commit ? undefined : await reportOfSubject(document, offset, signal)
  const at = commit ? hash.at : (narrowest(problems) ?? report?.at)
  return at && { at, problems, commit: commit ?? undefined, report }
}

/** The report on a message, where the offset lies in its subject. */
async function reportOfSubject(
  document: CheckedDocument,
  offset: number,
  signal: AbortSignal | undefined,
): Promise<Report | undefined> {
  const here = { start: offset, end: offset }
  const isSubject = document.checked.some(
    ({ message: { subject } }) => subject && touches(subject.whole.span, here),
  )
  const report = isSubject ? await reportAt(document, offset, undefined, signal) : undefined
  return report?.silent === undefined ? report : undefined
}

interface Hash {
  readonly digits: string
  readonly at: Span
}

/** A word of 7 to 40 hexadecimal digits (64 where git uses SHA-256) outside every diff, whose `index` lines name no commits. */
function hashAt({ document, messages }: CheckedDocument, offset: number): Hash | undefined {
  const { text } = document
  const here = { start: offset, end: offset }
  if (messages.some(({ diff }) => diff && touches(diff.whole.span, here))) return undefined
  const start =
    offset - lengthOf(/[0-9A-Za-z_]{0,65}$/, text.slice(Math.max(0, offset - 65), offset))
  const end = offset + lengthOf(/^[0-9A-Za-z_]{0,65}/, text.slice(offset, offset + 65))
  const digits = text.slice(start, end)
  return /^[0-9a-f]{7,64}$/i.test(digits) ? { digits, at: { start, end } } : undefined
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0
}

async function commitOf(
  { git }: CheckedDocument,
  digits: string,
  signal: AbortSignal | undefined,
): Promise<Commit | undefined> {
  const answer = await git?.lookup(digits, signal)
  return answer?.is === 'found' ? answer.commit : undefined
}

function narrowest(problems: readonly Problem[]): Span | undefined {
  const spans = problems.map(({ at }) => at)
  return spans.sort((a, b) => a.end - a.start - (b.end - b.start))[0]
}
