import type { AnsweredQuestion, NoReport, ReaderReport, Report } from '../services/report'
import type { ReadyLine } from '../services/readyToSend'
import type { Span } from '../text/span'
import type { Document } from './document'
import type { Colors } from './formats/colors'
import { stringify } from './formats/json'
import { visible } from './formats/visible'
import { filledTo } from './filledTo'

/** Makes a text of the report on one message. */
export type ReportPrinter = (document: Document, report: Report | NoReport) => string

/** One object for each message, on a line of its own; positions count from 1, as `check --format json` counts them. */
export const reportAsJson: ReportPrinter = (document, report) => {
  const { name, commit } = document
  const head = { file: name, ...(commit && { commit: commit.hash }) }
  if (report.silent !== undefined) return `${stringify({ ...head, silent: report.silent })}\n`
  const placed = <T extends { readonly at?: Span | undefined }>({ at, ...rest }: T) => ({
    ...rest,
    ...(at && placeIn(document, at)),
  })
  const { index, subject, kind, ready, readers } = report
  return `${stringify({
    ...head,
    messageIndex: index,
    subject,
    kind,
    ready: ready.map(placed),
    readers: readers.map(({ reader, questions }) => ({ reader, questions: questions.map(placed) })),
  })}\n`
}

function placeIn({ extentOf }: Document, at: Span): object {
  const { start, end } = extentOf(at)
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  }
}

/** A blank at which no line is broken. */
const KEPT = '\u00a0'

/** The narrowest terminal that people use. */
const WIDTH = 80

/** Columns before the text of a question, and before that of a ready line. */
const INDENT = 6
const MARGIN = 20

/** For people: a mark, the question, and below it what answers it. Without colours nothing is lost. */
export function reportAsText(colors: Colors): ReportPrinter {
  return (document, report) => {
    const name = document.commit ? `commit ${document.name.slice(0, 12)}` : document.name
    if (report.silent !== undefined)
      return `${colors.strong(visible(name))}\n  ${report.silent}\n\n`
    const quoted = new Set<string>()
    const place = (at: Span | undefined): string =>
      at ? ` (line${KEPT}${document.extentOf(at).start.line + 1})` : ''
    const heading = [
      ...filledTo(visible(report.subject || name), WIDTH, '').map(colors.strong),
      colors.faint(visible(`${name}, ${KINDS[report.kind]}`)),
    ]
    const blocks = [
      heading,
      [
        colors.strong('READY TO SEND?'),
        ...report.ready.flatMap(line => readyLines(line, place, colors)),
      ],
      ...report.readers.map(reader => readerLines(reader, { place, quoted, colors })),
    ]
    return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n\n`
  }
}

/** What the lines of one report share. */
interface Page {
  readonly place: PlaceInWords
  /** What was quoted so far. */
  readonly quoted: Set<string>
  readonly colors: Colors
}

type PlaceInWords = (at: Span | undefined) => string

const READY: Readonly<Record<ReadyLine['state'], string>> = {
  ready: '[x]',
  open: '[ ]',
  unknown: ' - ',
}

function readyLines(
  { label, state, text, at }: ReadyLine,
  place: PlaceInWords,
  colors: Colors,
): string[] {
  const where = state === 'open' ? place(at) : ''
  const [first = '', ...rest] = filledTo(visible(text) + where, WIDTH - MARGIN, '')
  const mark = state === 'open' ? colors.strong(READY[state]) : READY[state]
  return [
    `  ${mark} ${label.padEnd(MARGIN - INDENT)}${first}`,
    ...rest.map(line => `${' '.repeat(MARGIN)}${line}`),
  ]
}

function readerLines({ reader, questions }: ReaderReport, page: Page): string[] {
  const { colors } = page
  const asked = questions.filter(({ state }) => state !== 'notAsked')
  const others = questions.filter(({ state }) => state === 'notAsked')
  return [
    colors.strong(READERS[reader]),
    ...asked.flatMap(each => questionLines(each, page)),
    ...notAskedLines(others).map(colors.faint),
  ]
}

/** What is not asked, with one line for each reason. */
function notAskedLines(questions: readonly AnsweredQuestion[]): string[] {
  const byReason = new Map<string, string[]>()
  for (const { text, topic } of questions)
    byReason.set(text, [...(byReason.get(text) ?? []), topic])
  return [...byReason].flatMap(([reason, topics]) =>
    filledTo(`Not asked: ${topics.join(', ')} (${visible(reason)})`, WIDTH - INDENT, '').map(
      (line, index) => `${index === 0 ? '   -  ' : ' '.repeat(INDENT)}${line}`,
    ),
  )
}

function questionLines(
  { question, state, text, at }: AnsweredQuestion,
  { place, quoted, colors }: Page,
): string[] {
  const mark = state === 'open' ? '[ ]' : '[x]'
  const most = quoted.has(text) ? LONGEST_AGAIN : LONGEST
  const said =
    state === 'answered' ? `“${visible(shortened(text, most))}”` : sentence(visible(text))
  if (state === 'answered') quoted.add(text)
  const lines = filledTo(said + place(at), WIDTH - INDENT, ' '.repeat(INDENT))
  return [`  ${mark} ${state === 'open' ? colors.strong(question) : question}`, ...lines]
}

/** A quotation that goes on for lines, or stands above already, is there to be found and not to be read. */
function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')} …`
}

const LONGEST = 200
const LONGEST_AGAIN = 55

/** A fact as a sentence: with a capital, unless it begins with a name from the code, and a full stop. */
function sentence(text: string): string {
  const begun = /^[a-z]+(?:[ ,:]|$)/.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}

const READERS: Readonly<Record<ReaderReport['reader'], string>> = {
  reviewer: 'THE REVIEWER',
  backporter: 'THE BACKPORTER',
  hunter: 'THE BUG HUNTER',
  user: 'THE USER',
}

const KINDS: Readonly<Record<Report['kind'], string>> = {
  fix: 'a fix',
  cosmetic: 'a cosmetic change',
  id: 'a new id or quirk',
  feature: 'a feature',
  removal: 'a removal',
  mechanical: 'a mechanical change',
  import: 'an import',
  revert: 'a revert',
  documentation: 'documentation',
  release: 'a release',
  merge: 'a merge',
}
