import { type CancellationToken, Uri, workspace } from 'vscode'
import {
  MAINTAINERS_REQUEST,
  type MaintainersAnswer,
  type MaintainersQuestion,
} from '../server/protocol/maintainers'
import type { Place } from './kernelPlace'
import { stagedFolder, type Subject } from './maintainersQuestion'
import type { ShownAnswer } from './maintainersTree'
import { seriesAround } from './patchSeries'
import { placeOfSubject } from './placeOfSubject'
import { type Posting, postingOf } from './posting'
import type { RecipientChoices } from './recipientChoices'
import type { Services } from './services'

/** An answer with the subject that it is for. */
export interface Shown extends ShownAnswer {
  readonly subject: Subject
  /** What was asked: for a patch of a series, all of it. */
  readonly question: MaintainersQuestion
  readonly posting: Posting
}

/** Why nobody is shown; the welcome texts of package.json ask for it. */
export type Emptiness =
  | 'noFolder'
  | 'noDocument'
  | 'notKernel'
  | 'noMaintainers'
  | 'nothingStaged'
  | 'untrusted'
  | 'failed'

/** Asks the server who has to get what somebody works on. */
export async function lookUpMaintainers(
  { places, server, log }: Services,
  subject: Subject | undefined,
  choicesFor: (question: MaintainersQuestion) => RecipientChoices,
  token: CancellationToken,
): Promise<Shown | Emptiness> {
  if (!subject) return workspace.workspaceFolders ? 'noDocument' : 'noFolder'
  const place = await placeOfSubject(places, subject)
  if (!place) return 'notKernel'
  const isStaged = stagedFolder(subject) !== undefined
  if (isStaged && !workspace.isTrusted) return 'untrusted'
  try {
    const question = await questionOf(subject)
    const answer = await server.request(MAINTAINERS_REQUEST, question, token)
    const ofMessage = isStaged || subject.document?.languageId === 'git-commit'
    if (ofMessage && answer.paths.length === 0) return 'nothingStaged'
    if (isEmptyAnswer(answer) && (await lacksMaintainers(place))) return 'noMaintainers'
    const choices = choicesFor(subject.question)
    const posting = postingOf(answer, question, subject.document, server)
    return { subject, question, answer, choices, posting }
  } catch (error) {
    if (!token.isCancellationRequested) log().error('No maintainers found.', error)
    return 'failed'
  }
}

/** Who posts a patch posts the series that it is part of. */
async function questionOf({ question, document, isAlone }: Subject): Promise<MaintainersQuestion> {
  if (question.for !== 'document' || question.lines || !document || isAlone) return question
  const series = await seriesAround(document)
  return series ? { for: 'series', uris: series.map(uri => uri.toString()) } : question
}

function isEmptyAnswer({ groups, sections, pending }: MaintainersAnswer): boolean {
  return !pending && sections.length === 0 && groups.every(({ entries }) => entries.length === 0)
}

async function lacksMaintainers({ root }: Place): Promise<boolean> {
  if (!root) return true
  try {
    await workspace.fs.stat(Uri.joinPath(root, 'MAINTAINERS'))
    return false
  } catch {
    return true
  }
}
