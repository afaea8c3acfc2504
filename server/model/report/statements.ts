import { join } from '../../text/join'
import type { Slice } from '../../text/slice'
import type { Message } from '../message'
import { BULLET, isVerbatim } from '../prose'

/** A sentence of the author's own prose. */
export interface Sentence {
  /** The sentence, on one line; its units know their places. */
  readonly at: Slice
  /** Its text, unit for unit, in which commit references, quotations and addresses are blotted out. */
  readonly words: string
}

/** What a message says in its author's words, and what it only shows. */
export interface Statements {
  /** The phrase of the subject. */
  readonly subject: Sentence | undefined
  /** The sentences of the text, in order. */
  readonly sentences: readonly Sentence[]
  /** The sentences before the first that says what to do. */
  readonly before: readonly Sentence[]
  /** The other sentences. */
  readonly after: readonly Sentence[]
  /** Lines that are laid out: logs, tables, code, quotations. */
  readonly shown: readonly Slice[]
  /** What stands in quotation marks within a sentence and is no commit's title. */
  readonly quoted: readonly Slice[]
}

/** Tells sentences from what is quoted, and what was from what is done about it. */
export function statementsOf({ subject, paragraphs }: Message): Statements {
  const sentences: Sentence[] = []
  const shown: Slice[] = []
  const quoted: Slice[] = []
  for (const { lines } of paragraphs) {
    let flowing: Slice[] = []
    // What somebody changed on the way: "[Name: moved the check]".
    if (/^\[\s*[\w. -]{2,40}: /.test(lines[0]?.text ?? '')) continue
    const flush = (): void => {
      if (flowing.length === 0) return
      const flow = join(flowing, ' ')
      quoted.push(...quotationsIn(flow))
      sentences.push(...sentencesIn(flow))
      flowing = []
    }
    for (const line of lines) {
      // The second line of a list item is indented as well, but not as far as a log.
      const isListed = BULLET.test(flowing[0]?.text ?? '')
      if (isShown(line.text) || (!isListed && /^(?: {2}|\t)\s*[^\s\-*+•o\d(]/.test(line.text))) {
        flush()
        shown.push(line)
        continue
      }
      if (BULLET.test(line.text.trimStart())) flush()
      flowing.push(line.trim())
    }
    flush()
  }
  const deed = sentences.findIndex(isDeed)
  const end = deed < 0 ? sentences.length : deed
  const phrase = subject?.phrase
  return {
    subject: phrase && { at: phrase, words: blotted(phrase.text) },
    sentences,
    before: sentences.slice(0, end),
    after: sentences.slice(end),
    shown,
    quoted,
  }
}

/** The first sentence whose own words match. */
export function sentenceWith(
  sentences: readonly (Sentence | undefined)[],
  pattern: RegExp,
): Slice | undefined {
  return sentences.find(sentence => sentence && pattern.test(sentence.words))?.at
}

/** Verbs that begin an order to the code, in the form that the kernel asks for and in those that people use. */
const VERBS =
  'accept|access|add|adjust|adopt|align|allow|annotate|apply|assign|avoid|bail|bump|calculate|call|change|check|clean|clear|collect|combine|compute|consolidate|convert|copy|correct|create|declare|decrease|defer|define|delete|denylist|blacklist|describe|detect|determine|disable|document|do|drop|dump|enable|ensure|explicitly|export|expose|extend|extract|factor|fix|flush|force|free|generate|get|give|group|guard|handle|hide|hold|ignore|implement|import|improve|include|increase|initiali[sz]e|introduce|keep|let|limit|lock|log|lower|make|map|mark|match|merge|migrate|move|pass|place|port|prevent|print|probe|propagate|protect|provide|put|raise|read|reduce|refactor|register|reject|relax|release|remove|rename|reorder|replace|report|reserve|reset|resolve|respect|restore|return|reuse|revert|rework|run|save|select|send|set|show|silence|simplify|skip|sort|specify|split|start|stop|store|support|suppress|swap|switch|sync|synchroni[sz]e|take|test|tidy|treat|turn|tweak|unify|unlock|unregister|update|use|utili[sz]e|validate|verify|wait|warn|wrap|write'
const DEED = new RegExp(
  `^(?:[-*+•o]\\s+|\\d+[.)]\\s+)?(?:(?:so|therefore|thus|hence|instead|now|also|just|simply|explicitly|always|fully|only|further|properly|additionally|finally|while (?:at it|at here|here|there)|(?:as|if|since|when|because|for|to|in order to)\\b[^,]{0,200}(?=,)),? )*(?:(?:please )?(?:${VERBS})|don't|do not|fix(?:es)? (?:this|that|it))\\b(?![-'’_(])`,
  'i',
)
const OTHER_DEED =
  /^(?:(?:so|therefore|thus|hence|to \w+ (?:this|that|it)[^,]*),? )?(?:this|the|our) (?:patch|commit|change|series|fix)\b|^(?:with|after) this (?:patch|commit|change)\b|^(?:let's|we (?:should|need to|can|now|therefore)) /i

/** Whether a sentence says what is done, not what was. */
export function isDeed({ words }: Sentence): boolean {
  return DEED.test(words) || OTHER_DEED.test(words)
}

function isShown(text: string): boolean {
  return isVerbatim(text) || /^\s{3,}\S.*(?:[{};|]|0x[0-9a-f]+)|^ +\|/.test(text)
}

/** Where sentences end: a full stop before a capital, and not behind what is usually shortened. */
const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|cf|vs|etc|resp|incl|approx|No|Fig|Sec|St))[.!?:][)"'”]*\s+(?=["'(“‘[`_]*[A-Z_])/g

function sentencesIn(flow: Slice): Sentence[] {
  const words = blotted(flow.text)
  const sentences: Sentence[] = []
  let start = 0
  const cut = (end: number): void => {
    const at = flow.sub(start, end).trim()
    const from = at.start - flow.start
    if (at.length > 1) sentences.push({ at, words: words.slice(from, from + at.length) })
    start = end
  }
  for (const match of words.matchAll(SENTENCE_END)) cut(match.index + match[0].length)
  cut(flow.length)
  return sentences
}

/** Commit references, other quotations, code, addresses of pages. */
const NOT_OWN =
  /\b[0-9a-f]{7,40}\s*\("[^"]{0,300}"\)|"[^"]{0,300}"|“[^”]{0,300}”|`[^`]{0,200}`|\bhttps?:\/\/\S+/g

function blotted(text: string): string {
  return text.replace(NOT_OWN, found => '_'.repeat(found.length))
}

function* quotationsIn(flow: Slice): Generator<Slice> {
  for (const { match, at } of flow.matches(NOT_OWN)) {
    if (
      /^["“]/.test(match[0]) &&
      !/\b[0-9a-f]{7,40}\s*\(?$/.test(flow.text.slice(Math.max(0, match.index - 60), match.index))
    )
      yield at.sub(1, at.length - 1)
  }
}
