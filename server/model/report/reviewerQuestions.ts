import { pathOfFile } from '../../parse/diff'
import type { Slice } from '../../text/slice'
import { isTest } from '../fileKind'
import { isFix } from './isFix'
import { fact, notAsked, open, type Matter, type Question } from './question'
import {
  BUILDS_ON,
  DEFICIENCY,
  LACK,
  MILD_DEFICIENCY,
  OUTPUT,
  PERFORMANCE,
  REASON,
  STRONG_CONSEQUENCE,
  TESTED,
} from './signals'
import { isDeed, sentenceWith } from './statements'

export const PROBLEM: Question = {
  id: 'reviewer-problem',
  reader: 'reviewer',
  words: 'What was wrong or missing?',
  topic: 'what was wrong',
  answer(matter) {
    const { kind, statements } = matter
    const { before, after, sentences } = statements
    const fixes = isFix(matter)
    if (!fixes && kind !== 'feature')
      return notAsked(`asked of fixes and features, not of ${PLURAL[kind]}`)
    const found = fixes
      ? (sentenceWith(before, DEFICIENCY) ??
        sentenceWith(before, MILD_DEFICIENCY) ??
        sentenceWith(after.slice(1), DEFICIENCY) ??
        sentenceWith(after, DEFICIENCY) ??
        // What stands before the deed of a fix describes what was, whatever words it uses.
        (after.length > 0 ? before[0]?.at : undefined))
      : (sentenceWith(before, LACK) ??
        sentenceWith(before, STRONG_CONSEQUENCE) ??
        sentenceWith(
          after.slice(1).filter(each => !isDeed(each)),
          LACK,
        ))
    if (found) return { state: 'answered', at: found }
    if (!fixes && matter.code.removed < MANY_LINES)
      return notAsked('it adds something and changes little of what was there')
    return open(
      sentences.length === 0
        ? 'Begin the text with what is wrong or missing without this change.'
        : 'Say first what goes wrong or cannot be done without this change, then what it does about it.',
    )
  },
}

/** A feature that takes as many lines away replaces something. */
const MANY_LINES = 10

/** Kinds of change, as somebody would list them. */
const PLURAL: Readonly<Record<Matter['kind'], string>> = {
  fix: 'fixes',
  cosmetic: 'cosmetic changes',
  id: 'new ids and quirks',
  feature: 'features',
  removal: 'removals',
  mechanical: 'mechanical changes',
  import: 'imports',
  revert: 'reverts',
  documentation: 'documentation',
  release: 'releases',
  merge: 'merges',
}

export const WHY: Question = {
  id: 'reviewer-reason',
  reader: 'reviewer',
  words: 'Why is it done?',
  topic: 'why',
  answer(matter) {
    const { kind, statements } = matter
    const { subject, sentences } = statements
    if (kind === 'import') return notAsked(`nobody asks it of ${PLURAL[kind]}`)
    const found =
      sentenceWith(sentences, REASON) ??
      sentenceWith(sentences, kind === 'feature' && !isFix(matter) ? LACK : DEFICIENCY) ??
      (kind === 'feature' && !isFix(matter) ? undefined : mildReason(matter)) ??
      sentenceWith([subject], REASON)
    if (found) return { state: 'answered', at: found }
    if (SELF_EVIDENT.has(kind)) return notAsked(`nobody asks it of ${PLURAL[kind]}`)
    if (isEnablement(matter))
      return notAsked('what new hardware or a new test is for needs no words')
    return open(
      'Give the reason: what becomes possible or stops going wrong, and why this way of doing it.',
    )
  },
}

/** What is wrong is the reason of whatever repairs it, in milder words as well. */
function mildReason(matter: Matter): Slice | undefined {
  const { sentences, before, after } = matter.statements
  return (
    sentenceWith(sentences, STRONG_CONSEQUENCE) ??
    sentenceWith(sentences, MILD_DEFICIENCY) ??
    (isFix(matter) && after.length > 0 ? before[0]?.at : undefined)
  )
}

const SELF_EVIDENT: ReadonlySet<Matter['kind']> = new Set(['cosmetic', 'documentation', 'id'])

/** Whether a change makes known hardware work, or adds a test: nobody has to be told why one wants that. */
function isEnablement({ kind, statements: { subject }, code }: Matter): boolean {
  if (kind !== 'feature') return false
  if (code.files.length > 0 && code.files.every(({ path }) => isTest(path))) return true
  const words = subject?.words ?? ''
  // Models are written with digits: RK3576, i.MX8, Surface Pro 9.
  return /^(?:add|enable|support|introduce)\b.*(?:\b[A-Za-z.-]*[A-Za-z]\d\w*|\b[A-Z]\w+ \d+\b|\bboards?\b|\bSoCs?\b)/i.test(
    words,
  )
}

export const TESTS: Question = {
  id: 'reviewer-tests',
  reader: 'reviewer',
  words: 'How was it tested?',
  topic: 'tests',
  answer(matter) {
    const { message, statements, diff } = matter
    const tester = message.trailers.find(({ key }) => /^tested-by$/i.test(key.text))
    const found = sentenceWith(statements.sentences, TESTED)
    if (found) return { state: 'answered', at: found }
    if (tester) return { state: 'answered', at: tester.whole }
    const tests = diff?.files.find(file => isTest(pathOfFile(file)))
    if (tests) return fact(`the change brings tests: ${pathOfFile(tests)}`)
    const reason = testsAskedOf(matter)
    if (reason === undefined)
      return notAsked(
        'asked of fixes that show a log, of larger features and of claims about speed',
      )
    return open(`Say how you tested ${reason}: on what, and with which result.`)
  },
}

/** What it is about the change that makes one ask for tests. */
function testsAskedOf({ kind, statements: { subject, shown }, code }: Matter): string | undefined {
  if (kind === 'fix' && shown.some(line => OUTPUT.test(line.text))) return 'that the fault is gone'
  if (subject && PERFORMANCE.test(subject.words)) return 'the gain'
  return kind === 'feature' && code.added > 50 && code.functions.length > 0
    ? 'the feature'
    : undefined
}

export const SERIES: Question = {
  id: 'reviewer-builds-on',
  reader: 'reviewer',
  words: 'What does it build on?',
  topic: 'what it builds on',
  answer({ message: { posting, series }, statements, code, diff }) {
    const found = sentenceWith(statements.sentences, BUILDS_ON)
    if (found) return { state: 'answered', at: found }
    const place = posting?.number
    const total = Math.max(posting?.total ?? 1, series.length)
    if (total < 2 || place === undefined) return notAsked('it is no part of a series here')
    const idle = code.newFunctions.find(name => isIdle(name, diff))
    if (idle !== undefined && place < total) {
      return open(`Nothing in this patch uses ${idle}(): say which later patch will.`)
    }
    return notAsked('what it adds is used in the same patch, and the text names no other')
  },
}

/** Whether a function that is added is called nowhere in the diff. */
function isIdle(name: string, diff: Matter['diff']): boolean {
  const word = new RegExp(`\\b${name}\\b`)
  let uses = 0
  for (const { hunks } of diff?.files ?? []) {
    for (const { lines } of hunks) {
      for (const { kind, text } of lines) if (kind === 'added' && word.test(text)) uses++
    }
  }
  return uses <= 1
}
