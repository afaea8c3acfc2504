import type { Slice } from '../../text/slice'
import { isTest } from '../fileKind'
import { changedValues, type ChangedValue } from './changedValues'
import { listed, numberOfLines } from './listed'
import { fact, notAsked, open, type Matter, type Question } from './question'
import type { TouchedUnit } from './touchedCode'
import { wordsOf } from './vocabulary'

/** A part that changes by fewer lines needs no words of its own. */
const WORTH_WORDS = 15
const FUNCTION_WORTH_WORDS = 30

/** Of all changed lines, the share of a part that needs words. */
const SHARE = 0.15

/** So many parts are named; who reads more has stopped reading. */
const MOST = 3

export const COVERAGE: Question = {
  id: 'reviewer-coverage',
  reader: 'reviewer',
  words: 'Is all that changes named?',
  topic: 'all that changes',
  answer(matter) {
    const { kind, diff, code } = matter
    if (!diff) return notAsked('the change is not at hand')
    if (
      kind === 'mechanical' ||
      kind === 'import' ||
      kind === 'cosmetic' ||
      kind === 'removal' ||
      kind === 'revert'
    )
      return notAsked('one sentence covers a change that does the same everywhere')
    const files = code.files.filter(({ path }) => !isSupporting(path))
    const total = files.reduce((sum, { lines }) => sum + lines, 0)
    const isLarge = ({ lines }: TouchedUnit, least: number): boolean =>
      lines >= least && lines >= total * SHARE
    const silentFiles = files.filter(
      file =>
        // What changes most is what the subject is about, whatever it is called there.
        file !== files[0] && isLarge(file, WORTH_WORDS) && !spokenOfFile(file, matter),
    )
    const silentFunctions = code.functions.filter(
      unit =>
        !isSupporting(unit.path) &&
        isLarge(unit, FUNCTION_WORTH_WORDS) &&
        !silentFiles.some(({ path }) => path === unit.path) &&
        !matter.vocabulary.spokenOf(unit.name, [unit.path, subjectPrefix(matter)]),
    )
    const silent = [
      ...silentFiles.map(({ path, lines }) => `${path} (${numberOfLines(lines)})`),
      ...silentFunctions.map(({ name, lines }) => `${name}() (${numberOfLines(lines)})`),
    ]
    if (silent.length > 0)
      return open(
        `Say what changes in ${listed(silent.slice(0, MOST))}: the text does not speak of it.`,
      )
    const [largest] = files
    if (!largest) return notAsked('nothing but documents, tests or build files changes')
    return fact(
      code.files.length === 1
        ? `${largest.path} is the only file, ${numberOfLines(largest.lines)}`
        : `no large part of the ${code.files.length} files goes unnamed`,
      spokenOfFile(largest, matter),
    )
  },
}

export const HIDDEN: Question = {
  id: 'reviewer-hidden',
  reader: 'reviewer',
  words: 'Do values change silently?',
  topic: 'values that change',
  answer({ kind, diff, vocabulary, interfaces }) {
    if (!diff) return notAsked('the change is not at hand')
    if (kind === 'import' || kind === 'cosmetic') return notAsked('no value is meant to change')
    const defaults = interfaces
      .filter(({ what }) => what.startsWith('default'))
      .map(({ what, name, path }) => ({ what, name, path, now: '' }))
    const values = [...defaults, ...changedValues(diff)]
    if (values.length === 0) return notAsked('none of them changes')
    const silent = values.filter(value => !spokenOfValue(value, vocabulary))
    const [first] = silent
    if (first) {
      const more = silent.length > 1 ? `, and ${silent.length - 1} more` : ''
      const name = first.what === 'message' ? `"${shortened(first.name)}"` : first.name
      return open(`Name what changes beside the code: the ${first.what} ${name}${more}.`)
    }
    const names = values.flatMap(({ what, name }) => (what === 'message' ? [] : [name]))
    if (names.length === 0) return notAsked('no default and no constant changes')
    return fact(`${listed([...new Set(names)].slice(0, MOST))} changes, and the text says so`)
  },
}

/** Whether the text speaks of a value that changes: of its name, or of what it becomes. */
function spokenOfValue(
  { what, name, path, now }: ChangedValue,
  vocabulary: Matter['vocabulary'],
): boolean {
  if (what === 'message') return MESSAGE_WORDS.some(word => vocabulary.named(word) !== undefined)
  if (vocabulary.spokenOf(name, [path])) return true
  return now !== '' && vocabulary.named(now) !== undefined
}

const MESSAGE_WORDS = [
  'message',
  'messages',
  'print',
  'prints',
  'string',
  'strings',
  'output',
  'log',
  'logs',
  'typo',
  'wording',
  'warning',
  'error',
  'debug',
]

/** Where the text speaks of a file: by its name, or by its folder where that tells it from the other files. */
function spokenOfFile({ path }: TouchedUnit, { code, vocabulary }: Matter): Slice | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const stem = path.slice(folder.length).replace(/\.[^.]*$/, '')
  const isOnly = code.files.every(file => file.path === path || !file.path.startsWith(folder))
  const name = folder.split('/').at(-2)
  return (
    anyWordOf(stem, vocabulary) ??
    (isOnly && name !== undefined ? anyWordOf(name, vocabulary) : undefined)
  )
}

/** A file is spoken of by any word of its name: nobody writes all of `clk-mt8518`. */
function anyWordOf(name: string, vocabulary: Matter['vocabulary']): Slice | undefined {
  const words = wordsOf(name).filter(word => word.length > 1)
  return words.map(word => vocabulary.spokenOf(word, [])).find(found => found !== undefined)
}

function subjectPrefix({ message }: Matter): string {
  return message.subject?.prefix.map(({ name }) => name.text).join(' ') ?? ''
}

/** Files that follow from the change of others: documents, tests, build files, tables of boards. */
function isSupporting(path: string): boolean {
  return (
    isTest(path) ||
    /^(?:Documentation|doc|docs)\/|\.(?:rst|md|txt|yaml|dts|dtsi|map|json|mod|ignore|gitignore)$|(?:^|\/)(?:Kconfig|Makefile|Kbuild|MAINTAINERS|README|\.mailmap)[^/]*$|_defconfig$|^include\/configs\/|(?:^|\/)(?:ci|travis-ci|\.github|configs)\//.test(
      path,
    )
  )
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}
