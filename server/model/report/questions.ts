import {
  AFFECTED,
  FIRST_NEEDED,
  IS_FIX,
  SEVERITY,
  SINCE,
  STABLE_RULES,
} from './backporterQuestions'
import { COVERAGE, HIDDEN } from './coverage'
import { BEHAVIOUR, CULPRIT, OUTPUT_SHOWN, REPORT, TRIGGERED_BY } from './hunterQuestions'
import type { Question } from './question'
import { PROBLEM, SERIES, TESTS, WHY } from './reviewerQuestions'
import { DIFFERENCE, DOCUMENTED, HARDWARE, MUST_ACT, SUBJECT } from './userQuestions'

/** All questions, reader by reader, in the order in which they are shown. */
export const QUESTIONS: readonly Question[] = [
  PROBLEM,
  WHY,
  COVERAGE,
  HIDDEN,
  TESTS,
  SERIES,
  IS_FIX,
  SINCE,
  SEVERITY,
  AFFECTED,
  STABLE_RULES,
  FIRST_NEEDED,
  OUTPUT_SHOWN,
  TRIGGERED_BY,
  CULPRIT,
  REPORT,
  BEHAVIOUR,
  DIFFERENCE,
  SUBJECT,
  MUST_ACT,
  HARDWARE,
  DOCUMENTED,
]
