import type { Rule } from '../../server/rules/rule'
import { keyOf, type Fired } from '../../test/corpus/fired'
import type { RuleVerdicts, Verdict } from '../../test/corpus/verdicts'

/** What docs/precision.md is made from: test/corpus. */
export interface Measured {
  /** What the rules find in accepted commits and in patches that nobody posted. */
  readonly fired: readonly Fired[]
  readonly verdicts: readonly RuleVerdicts[]
}

/** The tables of docs/precision.md: the corpora, and for each rule what fired, was read and was right. */
export function precisionTables(rules: readonly Rule[], measured: Measured): string {
  return [
    '',
    corpusTable(measured.fired),
    '',
    agreement(measured.verdicts),
    '',
    ruleTable(rules, measured),
    '',
    '## What was changed because of reading',
    '',
    ...measured.verdicts
      .filter(({ note }) => note !== undefined)
      .flatMap(({ rule, note = '' }) => [`- **${rule}**: ${note.replace(/\s+/g, ' ')}`]),
    '',
  ].join('\n')
}

function corpusTable(fired: readonly Fired[]): string {
  const rows = fired.map(({ repository, what, messages, loudMessages }) =>
    row([repository, `\`${what}\``, messages, loudMessages, percent(loudMessages, messages)]),
  )
  const head = ['Corpus', 'What', 'Messages', 'With an error or a warning', 'Share']
  return [row(head), row(head.map(() => '---')), ...rows].join('\n')
}

function ruleTable(rules: readonly Rule[], { fired, verdicts }: Measured): string {
  const accepted = fired.filter(({ repository }) => verdicts.some(hasOne(repository)))
  const loud = new Set(accepted.flatMap(corpus => corpus.loud.map(key => within(corpus, key))))
  const rows = rules.flatMap(({ id }) => {
    const known = verdicts.find(({ rule }) => rule === id)?.verdicts ?? []
    const fires = [...loud].filter(key => key.split(' ')[1] === id)
    const read = firstReadings(known).filter(verdict => loud.has(keyOfVerdict(id, verdict)))
    const right = read.filter(verdict => verdict.right).length
    const removed = firstReadings(known).filter(
      verdict => !verdict.right && !loud.has(keyOfVerdict(id, verdict)),
    ).length
    if (fires.length === 0 && known.length === 0) return []
    const name = `[${id}](rules/${id}.md)`
    return [row([name, fires.length, read.length, right, percent(right, read.length), removed])]
  })
  const head = ['Rule', 'Fired', 'Read', 'Right', 'Precision', 'Wrong before']
  return [row(head), row(head.map(() => '---')), ...rows].join('\n')
}

/** How often two readers of the same finding came to the same verdict. */
function agreement(all: readonly RuleVerdicts[]): string {
  let first = 0
  let twice = 0
  let agreed = 0
  for (const { rule, verdicts } of all) {
    for (const verdict of firstReadings(verdicts)) {
      first++
      const key = keyOfVerdict(rule, verdict)
      const second = verdicts.find(
        other => other.reader !== verdict.reader && keyOfVerdict(rule, other) === key,
      )
      if (!second) continue
      twice++
      if (second.right === verdict.right) agreed++
    }
  }
  return `${first} findings have been read, ${twice} of them (${percent(twice, first)}) a second time by different eyes, who came to the same verdict on ${agreed} (${percent(agreed, twice)}).`
}

function firstReadings(verdicts: readonly Verdict[]): Verdict[] {
  const seen = new Set<string>()
  return verdicts.filter(verdict => {
    const key = keyOfVerdict('', verdict)
    return !seen.has(key) && seen.add(key)
  })
}

function hasOne(repository: string): (rule: RuleVerdicts) => boolean {
  return ({ verdicts }) => verdicts.some(verdict => verdict.repository === repository)
}

function keyOfVerdict(rule: string, { repository, commit, line }: Verdict): string {
  return within({ repository }, keyOf({ rule, file: commit, line }))
}

function within({ repository }: Pick<Fired, 'repository'>, key: string): string {
  return `${repository} ${key}`
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(part === whole ? 0 : 1)} %`
}
