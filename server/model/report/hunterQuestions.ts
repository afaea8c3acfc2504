import { isFix, NO_FIX } from './isFix'
import { changedValues } from './changedValues'
import { answeredAt, fact, notAsked, open, type Question } from './question'
import { OUTPUT, PRINTS, STRONG_CONSEQUENCE, TRIGGER, WEAK_CONSEQUENCE } from './signals'
import { sentenceWith } from './statements'

export const OUTPUT_SHOWN: Question = {
  id: 'hunter-output',
  reader: 'hunter',
  words: 'What would I search for?',
  topic: 'output to search for',
  answer(matter) {
    const { subject, sentences, shown, quoted } = matter.statements
    if (matter.kind === 'import') return notAsked(NO_FIX)
    const line = shown.find(({ text }) => OUTPUT.test(text))
    const quote = quoted.find(({ text }) => OUTPUT.test(text) && /\s/.test(text.trim()))
    const found = answeredAt(line?.trim() ?? quote)
    if (found) return found
    if (!isFix(matter)) return notAsked(NO_FIX)
    const told = sentenceWith([subject, ...sentences], PRINTS)
    if (!told) return notAsked('the text speaks of no crash, warning or failed build')
    return open(
      'Quote the lines of the log, or the compiler’s message, for which people will search.',
      told,
    )
  },
}

export const TRIGGERED_BY: Question = {
  id: 'hunter-trigger',
  reader: 'hunter',
  words: 'What triggers it?',
  topic: 'trigger',
  answer(matter) {
    if (!isFix(matter)) return notAsked(NO_FIX)
    const { subject, before, sentences } = matter.statements
    const isFault = ({ words }: { readonly words: string }): boolean =>
      STRONG_CONSEQUENCE.test(words) || WEAK_CONSEQUENCE.test(words)
    const faults = sentences.filter(isFault)
    const found =
      sentenceWith(faults, TRIGGER) ??
      (faults.length > 0 ? sentenceWith(before, TRIGGER) : undefined) ??
      sentenceWith([subject], /\b(?:when|if|after|while|during|on|with|without)\b/)
    if (found) return { state: 'answered', at: found }
    if (faults.length === 0) return notAsked('the text tells of no fault that somebody could meet')
    return open(
      'Say when it happens: after which step, on which hardware, with which configuration.',
    )
  },
}

export const CULPRIT: Question = {
  id: 'hunter-culprit',
  reader: 'hunter',
  words: 'Which commit brought it?',
  topic: 'introducing commit',
  async answer(matter) {
    if (!isFix(matter)) return notAsked(NO_FIX)
    const culprit = await matter.culprit()
    if (!culprit)
      return open(
        'Name the commit in a Fixes: line, or say that the fault was there from the start.',
      )
    const { tag, digits, found, isAncestor, paths = [] } = culprit
    if (found === 'missing')
      return open(`Check the id: commit ${digits} is not in this repository.`, tag.value)
    if (found === 'unknown') return { state: 'answered', at: tag.value }
    if (isAncestor === false)
      return open(`Check the id: commit ${digits} is not in the history of HEAD.`, tag.value)
    const touched = new Set(matter.code.files.map(({ path }) => path))
    const shared = paths.find(path => touched.has(path))
    if (shared !== undefined) return fact(`${digits}, which touched ${shared} as well`, tag.value)
    if (touched.size === 0 || paths.length === 0) return { state: 'answered', at: tag.value }
    return fact(`${digits}, though it touched none of these files`, tag.value)
  },
}

export const REPORT: Question = {
  id: 'hunter-report',
  reader: 'hunter',
  words: 'Where is the report?',
  topic: 'report',
  answer(matter) {
    const { trailers, paragraphs } = matter.message
    const reporter = trailers.find(({ key }) => /^reported(?:-and-tested)?-by$/i.test(key.text))
    if (!reporter && !isFix(matter)) return notAsked(NO_FIX)
    const link = trailers.find(
      ({ key, value }) =>
        isReport(value.text) &&
        (/^(?:closes|fixes|bug|buglink|reported-by|references)$/i.test(key.text) ||
          // A link to the list is the patch's own mail, unless somebody is thanked for a report.
          (/^link$/i.test(key.text) && (reporter ?? !/lore\.kernel\.org/.test(value.text)))),
    )
    if (link) return { state: 'answered', at: link.value }
    const lines = paragraphs.flatMap(paragraph => paragraph.lines)
    const inText = lines.find(line => isReport(line.text))
    if (inText) return { state: 'answered', at: inText.trim() }
    if (!reporter) return notAsked('nobody is named who reported it')
    // Scanners keep their findings to themselves.
    if (/coverity|smatch|dependabot|svace/i.test(reporter.value.text))
      return { state: 'answered', at: reporter.whole }
    return open(
      'Add a Closes: line with the address of the report, if it can be read in public.',
      reporter.whole,
    )
  },
}

/** An address that is not that of the patch's own mail, which maintainers add when they apply it. */
function isReport(text: string): boolean {
  return /https?:\/\/(?!patch\.msgid\.link|patchwork\.)\S+/.test(text)
}

export const BEHAVIOUR: Question = {
  id: 'hunter-behaviour',
  reader: 'hunter',
  words: 'Which behaviour changes?',
  topic: 'functions that change',
  answer({ kind, diff, code, statements, vocabulary, fixes, message }) {
    if (!diff) return notAsked('the change is not at hand')
    if (kind === 'import' || kind === 'documentation')
      return notAsked('no behaviour is meant to change')
    const denied = sentenceWith(
      statements.sentences,
      /\bno functional(?:ity)? changes?\b|\bno change (?:in|of) (?:behaviou?r|functionality)\b|\bNFC\b/i,
    )
    if (denied && fixes.length > 0)
      return open(
        'It says that nothing changes and repairs something all the same: say what changes.',
        denied,
      )
    if (denied && changedValues(diff).length === 0) return { state: 'answered', at: denied }
    const [largest] = code.functions
    if (!largest) return notAsked('no function that was there before changes')
    const prefix = message.subject?.prefix.map(({ name }) => name.text).join(' ') ?? ''
    for (const { name, path } of code.functions.slice(0, MOST_LOOKED_AT)) {
      const spoken = vocabulary.named(name) ?? vocabulary.spokenOf(name, [path, prefix])
      if (spoken) return fact(`the text speaks of ${name}()`, spoken)
    }
    if (code.functions.length === 1)
      return fact(`${largest.name}() is the only function that changes`)
    if (largest.lines < WORTH_A_NAME)
      return notAsked('no function changes by more than a few lines')
    return open(
      `Name the functions whose behaviour changes: ${largest.name}() does not occur in the text.`,
    )
  },
}

/** A function that changes by fewer lines goes without being named. */
const WORTH_A_NAME = 8

/** Of the functions that change most, so many are looked for. */
const MOST_LOOKED_AT = 5
