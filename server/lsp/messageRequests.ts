import type { Range, TextEdit } from 'vscode-languageserver/node'
import {
  REWRAP_REQUEST,
  TRAILER_REQUEST,
  type RewrapQuestion,
  type TrailerAnswer,
  type TrailerQuestion,
} from '../protocol/edits'
import {
  CHECK_REQUEST,
  SHOW_ALL_REQUEST,
  type CheckResult,
  type ShowAllResult,
} from '../protocol/findings'
import { REPORT_REQUEST, type ReportAnswer, type ReportQuestion } from '../protocol/report'
import type { DocumentRef, TextChange } from '../protocol/text'
import { reportAt } from '../services/report'
import { rewrapEdits } from '../services/rewrap'
import { signOffLine } from '../services/signOff'
import { trailerInsertion } from '../services/trailerInsertion'
import { countsOf, spanOf, textEdit, textOf } from './convert'
import { reportAnswer } from './reportAnswer'
import type { RequestContext } from './requestContext'

/** What is asked of a message or patch: to wrap its text, to check it, to report on it, and where a line belongs. */
export function answerMessages({
  connection,
  answer,
  session,
  read,
  checked,
}: RequestContext): void {
  const rewrap = async (uri: string, range?: Range): Promise<TextEdit[]> => {
    const document = await read(uri)
    if (!document) return []
    const text = textOf(document.document)
    const within = range && spanOf(text, range)
    return rewrapEdits(document, await session().wrapWidth(uri), within).map(edit =>
      textEdit(text, edit),
    )
  }
  connection.onDocumentFormatting(
    answer('formatting', [], ({ textDocument }) => rewrap(textDocument.uri)),
  )
  connection.onDocumentRangeFormatting(
    answer('rangeFormatting', [], ({ textDocument, range }) => rewrap(textDocument.uri, range)),
  )
  connection.onRequest(
    REWRAP_REQUEST,
    answer<RewrapQuestion, TextChange[]>('rewrap', [], ({ uri, range }) => rewrap(uri, range)),
  )

  connection.onRequest(
    CHECK_REQUEST,
    answer<DocumentRef, CheckResult>('check', { counts: undefined }, async ({ uri }) => {
      const result = await session().checkNow(uri)
      if (result.silent !== undefined) return { counts: undefined, explanation: result.silent }
      return { counts: countsOf(result.shown) }
    }),
  )
  connection.onRequest(
    SHOW_ALL_REQUEST,
    answer<DocumentRef, ShowAllResult>('showAll', { budget: undefined }, async ({ uri }) => ({
      budget: await session().toggleBudget(uri),
    })),
  )
  connection.onRequest(
    REPORT_REQUEST,
    answer<ReportQuestion, ReportAnswer>('report', FAILED_REPORT, async ({ uri, line }, signal) => {
      const document = await checked(uri)
      if (!document)
        return { silent: 'This is no commit message and no patch that is checked here.' }
      const offset = textOf(document.document).offsetAt({ line, character: 0 })
      const recipients = (paths: readonly string[]) =>
        session().maintainers.recipients(uri, paths, signal)
      return reportAnswer(document, await reportAt(document, offset, recipients, signal))
    }),
  )
  connection.onRequest(
    TRAILER_REQUEST,
    answer<TrailerQuestion, TrailerAnswer>(
      'trailer',
      IMPOSSIBLE,
      async ({ uri, line, trailer }) => {
        const document = await read(uri)
        if (!document) return IMPOSSIBLE
        const text = textOf(document.document)
        const offset = text.offsetAt({ line, character: 0 })
        const wanted = trailer ?? signOffLine(document)
        if (wanted === undefined) return UNKNOWN_PERSON
        const found = trailerInsertion(document, offset, wanted)
        if (found.is !== 'insertion') return found
        return { is: 'insertion', ...text.positionAt(found.offset), text: found.text }
      },
    ),
  )
}

const FAILED_REPORT: ReportAnswer = { silent: 'The report could not be made; the log says why.' }

const IMPOSSIBLE: TrailerAnswer = {
  is: 'impossible',
  why: 'This document holds no message that a line could be added to.',
}

const UNKNOWN_PERSON: TrailerAnswer = {
  is: 'impossible',
  why: 'git does not know who you are: set user.name and user.email.',
}
