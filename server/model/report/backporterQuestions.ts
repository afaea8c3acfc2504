import { pathOfFile } from '../../parse/diff'
import { isForStable } from '../stableAddress'
import { affectedParts } from './affectedParts'
import { isFix, NO_FIX, reportOf } from './isFix'
import { numberOfLines, shortList } from './listed'
import { fact, notAsked, open, type Matter, type Question } from './question'
import { STRONG_CONSEQUENCE, WEAK_CONSEQUENCE } from './signals'
import { sentenceWith } from './statements'

export const IS_FIX: Question = {
  id: 'backporter-fix',
  reader: 'backporter',
  words: 'Is it a fix?',
  topic: 'whether it is a fix',
  answer(matter) {
    const { kind, fixes, message } = matter
    const [tag] = fixes
    if (tag) return fact('yes: it has a Fixes: line', tag.value)
    const report = reportOf(matter)
    if (report) return fact('yes: somebody reported the fault', report)
    if (kind === 'fix') return fact('yes, as its subject says', message.subject?.phrase)
    if (kind === 'revert') return fact('it takes a commit back', message.subject?.phrase)
    if (kind === 'id' || /\bquirks?\b/i.test(message.subject?.title.text ?? ''))
      return fact('no, but stable takes new ids and quirks')
    const fault =
      sentenceWith(matter.statements.before, STRONG_CONSEQUENCE) ??
      sentenceWith(
        matter.statements.sentences,
        /^(?:to )?fix(?:es)? (?:this|that|it)\b|\bthis breaks\b/i,
      )
    if (fault && (kind === 'feature' || kind === 'mechanical'))
      return open(
        'If it repairs this fault, say so: with a Fixes: line, or with the word in the subject.',
        fault,
      )
    if (kind === 'cosmetic') return fact('no: only what people read is repaired')
    return fact('no, by its words and its trailers')
  },
}

export const SINCE: Question = {
  id: 'backporter-since',
  reader: 'backporter',
  words: 'Since when is it broken?',
  topic: 'since when',
  async answer(matter) {
    if (!isFix(matter)) return notAsked(NO_FIX)
    const culprit = await matter.culprit()
    const stable = stableRange(matter)
    if (!culprit) {
      if (stable) return { state: 'answered', at: stable }
      const words = sentenceWith(
        matter.statements.sentences,
        /\bsince (?:v?\d+\.\d+|linux \d|commit _|the (?:very )?(?:beginning|introduction|switch|move|conversion))|\bintroduced (?:in|by|with)\b|\bever since\b|\bregress(?:ion|ed)\b.*\b(?:in|since|after|from)\b|\bfrom day one\b|\b(?:after|since|with|by) (?:the )?commit _/i,
      )
      if (words) return { state: 'answered', at: words }
      return open(
        'Name the commit that brought the fault in a Fixes: line; git blame of the removed lines finds it.',
      )
    }
    const { tag, digits, found, release } = culprit
    if (found === 'missing')
      return open(
        `Check the id: commit ${digits} is not in this repository, so nobody can tell since when.`,
        tag.value,
      )
    if (found === 'unknown')
      return fact(
        `since commit ${digits}, of which this repository does not know the release`,
        tag.value,
      )
    if (release === undefined)
      return fact(`since commit ${digits}, which no release here contains`, tag.value)
    const asked = stable ? `; stable is asked for ${stable.text}` : ''
    return fact(`since ${release} (Fixes: ${digits})${asked}`, tag.value)
  },
}

export const SEVERITY: Question = {
  id: 'backporter-severity',
  reader: 'backporter',
  words: 'How bad is it?',
  topic: 'how bad',
  answer(matter) {
    if (!isFix(matter)) return notAsked(NO_FIX)
    if (matter.kind === 'documentation') return notAsked('no code runs otherwise')
    const { subject, before, sentences } = matter.statements
    const found =
      sentenceWith(before, STRONG_CONSEQUENCE) ??
      sentenceWith(sentences, STRONG_CONSEQUENCE) ??
      sentenceWith([subject], STRONG_CONSEQUENCE) ??
      sentenceWith(before, WEAK_CONSEQUENCE) ??
      sentenceWith(sentences, WEAK_CONSEQUENCE)
    if (found) return { state: 'answered', at: found }
    return open(
      'Say what happens to those who lack the fix: a crash, a leak, lost data, a wrong value.',
    )
  },
}

export const AFFECTED: Question = {
  id: 'backporter-affected',
  reader: 'backporter',
  words: 'Whom does it hit?',
  topic: 'whom it hits',
  async answer(matter) {
    const { kind, diff, project } = matter
    if (!isFix(matter) && kind !== 'id' && kind !== 'revert') return notAsked(NO_FIX)
    if (!diff) return notAsked('the change is not at hand')
    const { symbols, architectures, devices } = await affectedParts(diff, project.tree)
    const parts = [
      ...(symbols.length > 0 ? [`builds with ${shortList(symbols)}`] : []),
      ...(architectures.length > 0 ? [`the architecture ${shortList(architectures)}`] : []),
      ...(devices.length > 0 ? [shortList(devices)] : []),
    ]
    if (parts.length > 0) return fact(parts.join('; '))
    const boards = diff.files.every(file =>
      /\.dtsi?$|_defconfig$|^board\/|^include\/configs\//.test(pathOfFile(file)),
    )
    const [first] = diff.files
    if (boards && first) return fact(`the boards of ${shortList(pathsOf(matter))}`)
    return fact(`whoever uses ${shortList(pathsOf(matter))}`)
  },
}

export const STABLE_RULES: Question = {
  id: 'backporter-stable-rules',
  reader: 'backporter',
  words: 'Does it fit stable?',
  topic: 'rules of stable',
  answer(matter) {
    const { kind, diff, code, project } = matter
    if (!isFix(matter) && kind !== 'id') return notAsked(NO_FIX)
    if (!project.linux) return notAsked('stable trees are those of Linux')
    if (!diff) return notAsked('the change is not at hand')
    const lines = `${numberOfLines(code.withContext)} with context`
    return fact(
      code.withContext <= 100
        ? `yes, by its size: ${lines}`
        : `not by its size: ${lines}, and 100 are allowed`,
    )
  },
}

export const FIRST_NEEDED: Question = {
  id: 'backporter-needs',
  reader: 'backporter',
  words: 'What does it need first?',
  topic: 'what it needs first',
  answer(matter) {
    if (!isFix(matter)) return notAsked(NO_FIX)
    const { statements, message } = matter
    const found = sentenceWith(
      statements.sentences,
      /\b(?:depends on|dependent on|prerequisite|requires (?:commit|patch|the (?:previous|preceding))|on top of|needs (?:commit|patch)|(?:previous|preceding) (?:patch|commit))\b/i,
    )
    if (found) return { state: 'answered', at: found }
    const note = stableRange(matter)
    const place = message.posting?.number ?? 1
    if (place > 1 && !note)
      return open(
        'Say whether the fix stands alone or needs patches that come before it in the series.',
      )
    return notAsked('it is a patch of its own, and the text names no other')
  },
}

/** What `Cc: stable` says behind its `#`: from which release on. */
function stableRange({ message }: Matter): ReturnType<typeof sentenceWith> {
  for (const trailer of message.trailers) {
    if (!isForStable(trailer)) continue
    const note = trailer.value.find(/(?<=#\s{0,3})v?\d+\.\d[\w.+ ]{0,30}/)
    if (note) return note.trim()
  }
  return undefined
}

function pathsOf({ code }: Matter): string[] {
  return code.files.map(({ path }) => path)
}
