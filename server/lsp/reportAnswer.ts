import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { ChangelogReport, ReportAnswer, ReportLine } from '../protocol/report'
import type { CheckedDocument } from '../services/checkedDocument'
import type { NoReport, Report } from '../services/report'
import type { Span } from '../text/span'
import { rangeOf, textOf } from './convert'

/** The service's report in the words of the side panel. */
export function reportAnswer(
  document: CheckedDocument,
  report: Report | NoReport | undefined,
): ReportAnswer {
  if (!report) return { silent: 'There is no message here.' }
  if (report.silent !== undefined) return report
  const text = textOf(document.document)
  const { subject, ready, readers } = report
  return {
    subject,
    lines: linesOf(document, report, text),
    ready: ready.map(({ id, label, state, text: said, at }) => ({
      id,
      label,
      topic: label.toLowerCase(),
      state,
      text: said,
      ...placeIn(text, at),
    })),
    readers: readers.map(({ reader, questions }) => ({
      reader,
      questions: questions.map(({ id, question, topic, state, text: said, at }) => ({
        id,
        label: question,
        topic,
        state,
        text: said,
        ...placeIn(text, at),
      })),
    })),
  }
}

function placeIn(text: TextDocument, at: Span | undefined): Pick<ReportLine, 'at'> {
  return at ? { at: rangeOf(text, at) } : {}
}

/** A mail of an mbox has its own lines; all else is one message. */
function linesOf(
  { checked }: CheckedDocument,
  { index }: Report,
  text: TextDocument,
): ChangelogReport['lines'] {
  const mail = checked.find(each => each.index === index)?.mail?.mail
  if (!mail) return { first: 0, last: text.lineCount - 1 }
  const { start, end } = rangeOf(text, mail.whole.span)
  return {
    first: start.line,
    last: end.character === 0 ? Math.max(start.line, end.line - 1) : end.line,
  }
}
