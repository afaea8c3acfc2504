import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fired } from './fired'

/** What somebody who read a finding, with the whole commit, thinks of it. */
export interface Verdict {
  /** The corpus, as its file in `fired` is named. */
  readonly repository: string
  /** 40 hexadecimal digits. */
  readonly commit: string
  /** Of `git log --format=%B`, from 1. */
  readonly line: number
  /** Worth a mail or a fix-up to a maintainer of that project, not merely right by the letter. */
  readonly right: boolean
  readonly why: string
  /** Who read it: names tell different eyes apart. */
  readonly reader: string
}

/** The verdicts on one rule. */
export interface RuleVerdicts {
  readonly rule: string
  readonly verdicts: readonly Verdict[]
  /** What was changed because of them, in Markdown; undefined where nothing was written down. */
  readonly note: string | undefined
}

/** Reads the verdicts of all rules, in alphabetical order. A line that is no verdict is an error that names it. */
export function readVerdicts(root: string): RuleVerdicts[] {
  const folder = join(root, 'test/corpus/verdicts')
  return namesIn(folder, '.jsonl').map(rule => ({
    rule,
    verdicts: linesOf(join(folder, `${rule}.jsonl`)).map(verdictIn),
    note: noteOn(root, rule),
  }))
}

/** Reads what fires in each corpus. */
export function readFired(root: string): Fired[] {
  const folder = join(root, 'test/corpus/fired')
  return namesIn(folder, '.json').map(
    name => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Fired,
  )
}

function verdictIn({ text, place }: Line): Verdict {
  const verdict = JSON.parse(text) as Partial<Verdict>
  const { repository, commit, line, right, why, reader } = verdict
  if (
    typeof repository !== 'string' ||
    typeof commit !== 'string' ||
    !/^[0-9a-f]{40}$/.test(commit) ||
    typeof line !== 'number' ||
    typeof right !== 'boolean' ||
    typeof why !== 'string' ||
    typeof reader !== 'string'
  )
    throw new Error(`${place}: this is no verdict.`)
  return { repository, commit, line, right, why, reader }
}

interface Line {
  readonly text: string
  readonly place: string
}

function linesOf(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ text, place: `${path}:${index + 1}` }))
    .filter(({ text }) => text.trim() !== '')
}

function noteOn(root: string, rule: string): string | undefined {
  try {
    return readFileSync(join(root, 'test/corpus/notes', `${rule}.md`), 'utf8').trim()
  } catch {
    return undefined
  }
}

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .map(name => name.slice(0, -ending.length))
    .sort()
}
