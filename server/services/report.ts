import type { ChangeKind } from '../model/changeKind'
import { NO_HISTORY, type History } from '../model/history'
import { isUntouched, type MessageKind } from '../model/message'
import type { Project } from '../model/project'
import { matterOf } from '../model/report/matter'
import type { Answer, Matter, Question, Reader } from '../model/report/question'
import { QUESTIONS } from '../model/report/questions'
import type { Span } from '../text/span'
import type { CheckedMessage } from './check'
import type { CheckedDocument } from './checkedDocument'
import { messageAt } from './fixAll'
import { readyToSend, type KnownRecipients, type ReadyLine } from './readyToSend'

/** What the four readers learn from one message, and whether it can be sent. */
export interface Report {
  readonly silent?: undefined
  /** The number of the message in its document, from 0. */
  readonly index: number
  /** The subject without its brackets; empty where there is none. */
  readonly subject: string
  /** Where the subject stands, or else the message. */
  readonly at: Span
  readonly kind: ChangeKind
  readonly ready: readonly ReadyLine[]
  /** In the order in which they are shown. */
  readonly readers: readonly ReaderReport[]
}

/** A message of which no report is made, and why: a plain sentence. */
export interface NoReport {
  readonly silent: string
}

export interface ReaderReport {
  readonly reader: Reader
  readonly questions: readonly AnsweredQuestion[]
}

export interface AnsweredQuestion {
  readonly id: string
  /** The question in words. */
  readonly question: string
  /** What it is about, in a few words. */
  readonly topic: string
  readonly state: Answer['state']
  /** The quotation, the fact, the advice, or why it is not asked; on one line. */
  readonly text: string
  /** The place that answers, or that the advice is about. */
  readonly at?: Span | undefined
}

/** What reports are made with. */
export interface ReportContext {
  readonly git: History
  readonly project: Project
  /** Who has to get the change, where somebody knows. */
  recipients?(paths: readonly string[]): Promise<KnownRecipients | undefined>
}

/** The report on the message of a document that holds an offset; undefined between two mails. */
export async function reportAt(
  document: CheckedDocument,
  offset: number,
  recipients: ReportContext['recipients'],
  signal?: AbortSignal,
): Promise<Report | NoReport | undefined> {
  const { checked, git, project } = document
  const index = messageAt(document, offset)
  const message = checked.find(each => each.index === index) ?? checked[0]
  if (!message) return undefined
  const context = { git: git ?? NO_HISTORY, project, ...(recipients && { recipients }) }
  return reportOn(message, context, signal)
}

/** The report on a message. Rejects only when aborted. */
export async function reportOn(
  checked: CheckedMessage,
  context: ReportContext,
  signal?: AbortSignal,
): Promise<Report | NoReport> {
  const { message, index, unchecked } = checked
  const silent = unchecked ?? (isUntouched(message) ? NOTHING_WRITTEN : NO_READERS[message.kind])
  if (silent !== undefined) return { silent }
  const [matter, paths] = await Promise.all([
    matterOf(message, context, signal),
    message.change.paths(),
  ])
  const answered = await Promise.all(QUESTIONS.map(question => answerTo(question, matter)))
  const isChangeKnown = paths !== undefined && paths.length > 0
  const recipients = isChangeKnown ? await context.recipients?.(paths) : 'noChange'
  signal?.throwIfAborted()
  return {
    index,
    subject: message.subject?.title.text ?? '',
    at: (message.subject?.whole ?? message.whole).span,
    kind: matter.kind,
    ready: readyToSend(checked, recipients),
    readers: READERS.map(reader => ({
      reader,
      questions: answered.filter((_, at) => QUESTIONS[at]?.reader === reader),
    })),
  }
}

const READERS: readonly Reader[] = ['reviewer', 'backporter', 'hunter', 'user']

const NOTHING_WRITTEN = 'Nothing is written yet.'

/** Messages that no reader puts these questions to. */
const NO_READERS: Readonly<Partial<Record<MessageKind, string>>> = {
  fixup: 'A fixup has no readers: it will be part of another commit.',
  merge: 'A merge has no changelog of its own.',
  release: 'A release has no changelog of its own.',
  tag: 'A tag has no changelog of its own.',
  cover: 'This is a cover letter; the changelogs are in the patches.',
  reply: 'This is a reply and no patch.',
  'pull-request': 'This is a pull request and no patch.',
}

async function answerTo(question: Question, matter: Matter): Promise<AnsweredQuestion> {
  const answer = await question.answer(matter)
  const { id, words, topic } = question
  return { id, question: words, topic, state: answer.state, ...shown(answer) }
}

function shown(answer: Answer): Pick<AnsweredQuestion, 'text' | 'at'> {
  switch (answer.state) {
    case 'answered':
      return { text: answer.at.text.replace(/\s+/g, ' '), at: answer.at.span }
    case 'fact':
      return { text: answer.text, at: answer.at?.span }
    case 'open':
      return { text: answer.advice, at: answer.at?.span }
    case 'notAsked':
      return { text: answer.because }
  }
}
