import { fact, notAsked, open, type Matter, type Question } from './question'
import { ADVICE_TO_USERS, STRONG_CONSEQUENCE, WEAK_CONSEQUENCE } from './signals'
import { sentenceWith } from './statements'
import { isC } from './touchedCode'
import type { TouchedInterface } from './touchedInterfaces'
import { wordsOf } from './vocabulary'
import { isFix } from './isFix'
import { shortList } from './listed'

export const DIFFERENCE: Question = {
  id: 'user-difference',
  reader: 'user',
  words: 'What do I notice?',
  topic: 'what one notices',
  answer(matter) {
    const { kind, diff, interfaces, statements } = matter
    if (!diff) return notAsked('the change is not at hand')
    if (kind === 'import' || kind === 'mechanical')
      return notAsked('users are not meant to notice it')
    const [largest] = interfaces
    if (largest) {
      const silent = interfaces.filter(each => !isSpokenOf(each, matter))
      const [first] = silent
      const added = interfaces.every(({ change }) => change === 'added')
      // What comes together, such as the options of a new driver, is described together.
      if (!first || (added && silent.length < interfaces.length)) {
        const named = interfaces.filter(each => !silent.includes(each))
        const others =
          silent.length > 0
            ? `, and ${silent.length} more ${silent.length > 1 ? 'come' : 'comes'} with it`
            : ''
        return fact(
          `${namesOf(named)} ${named.length > 1 ? 'are' : 'is'} named${others}`,
          placeOf(matter),
        )
      }
      const many = silent.length > 1 ? `, and ${silent.length - 1} more` : ''
      return open(
        `Name what users see of it: the ${first.what} ${first.name} is ${first.change}${many}.`,
      )
    }
    if (!isFix(matter)) return notAsked('no interface changes that users see')
    const { subject, before, sentences } = statements
    const found =
      sentenceWith(before, STRONG_CONSEQUENCE) ??
      sentenceWith(before, WEAK_CONSEQUENCE) ??
      sentenceWith(sentences, STRONG_CONSEQUENCE) ??
      sentenceWith(sentences, WEAK_CONSEQUENCE) ??
      sentenceWith([subject], STRONG_CONSEQUENCE)
    if (found) return { state: 'answered', at: found }
    return open('Say in a sentence what people saw of the fault, or that nobody could see it.')
  },
}

export const SUBJECT: Question = {
  id: 'user-subject',
  reader: 'user',
  words: 'Is the subject plain to all?',
  topic: 'a subject for everybody',
  answer({ kind, message }) {
    const phrase = message.subject?.phrase
    if (!phrase || phrase.isEmpty) return open('Give the change a subject.')
    if (kind !== 'fix' && kind !== 'feature' && kind !== 'id' && kind !== 'removal')
      return notAsked('asked of fixes, features, ids and removals')
    const words = phrase.text.split(/\s+/).filter(word => /[A-Za-z]/.test(word))
    const content = words.slice(1).filter(word => !SMALL.test(word))
    if (content.length > 0 && content.every(isPrivate))
      return open('Say in words what changes: the subject has only names from the code.', phrase)
    return { state: 'answered', at: phrase }
  },
}

/** Words that tell nothing of the matter. */
const SMALL =
  /^(?:a|an|the|in|of|for|on|to|from|with|and|or|by|at|as|is|are|if|when|not|its|use|used|using|new|some|all|more|function|functions|macro|variable|struct|file|call|calls)$/i

/** A name that only those know who know the code: `foo_bar`, `foo()`, `fooBar`. */
function isPrivate(word: string): boolean {
  const bare = word.replace(/^["'`(]+|(?<!["'`,.;:)])["'`,.;:)]+$/g, '')
  // What is set in a configuration is known to who sets it.
  if (bare.startsWith('CONFIG_')) return false
  return /\(\)?$|\w_\w|->|\.[ch]$|^[a-z]+[A-Z]/.test(word.includes('()') ? `${bare}(` : bare)
}

export const MUST_ACT: Question = {
  id: 'user-must-act',
  reader: 'user',
  words: 'Must I do something?',
  topic: 'what to do',
  answer(matter) {
    const gone = matter.interfaces.filter(({ change }) => change === 'removed')
    const [first] = gone
    if (!first) return notAsked('nothing that users may rely on is removed or renamed')
    const said = sentenceWith(matter.statements.sentences, ADVICE_TO_USERS)
    if (said) return { state: 'answered', at: said }
    const successor = matter.interfaces.find(
      ({ what, change, name }) =>
        what === first.what && change === 'added' && matter.vocabulary.named(name),
    )
    if (successor && matter.vocabulary.named(first.name))
      return fact(
        `${successor.name} takes the place of ${first.name}`,
        matter.vocabulary.named(first.name),
      )
    return open(
      `Say what takes the place of the ${first.what} ${first.name}, or that nobody needs it any more.`,
    )
  },
}

export const HARDWARE: Question = {
  id: 'user-hardware',
  reader: 'user',
  words: 'Which hardware is it?',
  topic: 'hardware',
  answer({ kind, diff, interfaces, vocabulary, message, code, statements }) {
    const device = interfaces.find(({ what }) => what === 'compatible string')
    if (!device && !(kind === 'id' && code.files.some(({ path }) => isC(path))))
      return notAsked('no id or compatible string is added')
    if (!diff) return notAsked('the change is not at hand')
    const model =
      device &&
      (vocabulary.named(device.name) ?? vocabulary.spokenOf(device.name.split(',').pop() ?? '', []))
    if (model) return fact(`${device.name}, which the text names`, model)
    const phrase = message.subject?.phrase
    // Models are written with digits, makers with capitals: RK3588, ThinkPad X1.
    if (
      phrase &&
      /\s(?:[A-Za-z.-]*[A-Za-z]\d\w*|[A-Z]\w+ [A-Z\d]\w*|[A-Z][a-z]+)\b/.test(phrase.text)
    )
      return { state: 'answered', at: phrase }
    const told = sentenceWith(statements.sentences, /\b[A-Z]\w+ (?:[A-Z]\w* )*\d\w*\b/)
    if (told) return { state: 'answered', at: told }
    return open(
      device
        ? `Name the hardware behind "${device.name}" as its users call it.`
        : 'Name the model as its users call it, not by its id alone.',
    )
  },
}

export const DOCUMENTED: Question = {
  id: 'user-documented',
  reader: 'user',
  words: 'Where is it documented?',
  topic: 'documentation',
  answer({ interfaces, diff, statements, message: { series } }) {
    const fresh = interfaces.filter(
      ({ what, change }) => change === 'added' && NEEDS_PAGE.has(what),
    )
    const [first] = fresh
    if (!diff || !first) return notAsked('no interface is added that has a page')
    const page = diff.files.find(({ newPath }) =>
      /^(?:Documentation|doc|docs|man)\/|\.(?:rst|8|1)$/.test(newPath ?? ''),
    )
    if (page) return fact(`in ${page.newPath ?? ''}, in the same patch`)
    const said = sentenceWith(
      statements.sentences,
      /\b(?:document(?:ed|ation|s)?|man ?pages?|help text)\b/i,
    )
    if (said) return { state: 'answered', at: said }
    if (first.what === 'Kconfig symbol' && hasHelp(diff))
      return fact('in the help text of the Kconfig symbol')
    const later = series.find(other =>
      /\b(?:doc|docs|documentation|man)\b/i.test(other.subject?.title.text ?? ''),
    )
    if (later) return fact(`in another patch of the series: ${later.subject?.title.text ?? ''}`)
    return open(`Say where the ${first.what} ${first.name} is documented, or that a page follows.`)
  },
}

const NEEDS_PAGE = new Set([
  'Kconfig symbol',
  'module parameter',
  'boot parameter',
  'sysfs file',
  'command',
  'command line option',
])

/** Whether a diff adds a help text, as every Kconfig symbol with a prompt has. */
function hasHelp({ files }: NonNullable<Matter['diff']>): boolean {
  return files.some(({ hunks }) =>
    hunks.some(({ lines }) =>
      lines.some(({ kind, text }) => kind === 'added' && /^\s+(?:---)?help/.test(text)),
    ),
  )
}

/** Whether the text names an interface, or has a word of its name that its subsystem does not have anyway. */
function isSpokenOf({ name }: TouchedInterface, { vocabulary, message }: Matter): boolean {
  if (vocabulary.named(name) ?? vocabulary.named(`CONFIG_${name}`)) return true
  const subsystem = new Set(wordsOf(message.subject?.prefix[0]?.name.text ?? ''))
  const own = wordsOf(name).filter(word => word.length > 3 && !subsystem.has(word))
  return own.some(word => vocabulary.spokenOf(word, []) !== undefined)
}

function placeOf(matter: Matter): ReturnType<typeof sentenceWith> {
  for (const { name } of matter.interfaces) {
    const found = matter.vocabulary.named(name) ?? matter.vocabulary.named(`CONFIG_${name}`)
    if (found) return found
  }
  return matter.message.subject?.phrase
}

function namesOf(interfaces: readonly TouchedInterface[]): string {
  return shortList([...new Set(interfaces.map(({ name }) => name))])
}
