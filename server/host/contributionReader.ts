import { decodeLossless } from '../text/bytes'
import type { Contribution } from './git'
import { nulRecords } from './nulRecords'

/** What is asked of each commit. The first field holds neither a tab nor a line end, which a count of lines does. */
export const CONTRIBUTION_FIELDS: readonly string[] = ['%at', '%H', '%ct', '%P', '%an', '%ae', '%B']

/** A commit, and whether git had come to its lines when its output ended. */
export interface ReadContribution {
  /** All hexadecimal digits of its id. */
  readonly hash: string
  readonly commit: Contribution
  /** Some of its files have been counted, which git does for all of them at once. */
  readonly counted: boolean
  readonly isMerge: boolean
}

/** Reads a log of `CONTRIBUTION_FIELDS` piece by piece, and gives the commits that became whole. */
export interface ContributionReader {
  take(chunk: Buffer): ReadContribution[]
  /** The last commit, where only the end shows that it is whole. */
  end(): ReadContribution[]
}

/**
 * A reader for a log with `--numstat -z` (`lineCounts`) or without. Only the fields are made into text; of the counts the
 * digits are read where they stand, since a range may touch a million files.
 */
export function contributionReader(lineCounts: boolean): ContributionReader {
  // With counts between them, commits are known by their first field; it is read alone.
  const records = nulRecords(() =>
    !lineCounts ? CONTRIBUTION_FIELDS.length : head === undefined ? 1 : REST,
  )
  let head: string | undefined
  let commit: Mutable<Contribution> | undefined
  let hash = ''
  let counted = false
  let isMerge = false
  /** Paths that are still to come: the old and the new one of a rename. */
  let paths = 0

  function finish(commits: ReadContribution[]): void {
    if (commit) commits.push({ hash, commit, counted, isMerge })
    commit = undefined
    counted = false
  }

  function begin(written: string, rest: readonly string[]): void {
    const [id = '', committed = '', parents = '', name = '', email = '', message = ''] = rest
    hash = id
    const none = lineCounts ? 0 : undefined
    commit = {
      author: { name, email },
      written: seconds(written),
      committed: seconds(committed),
      message,
      added: none,
      removed: none,
    }
    isMerge = parents.includes(' ')
  }

  function count(into: Mutable<Contribution>, token: Buffer): void {
    const start = token[0] === LINE_END ? 1 : 0
    const first = token.indexOf(TAB, start)
    const second = token.indexOf(TAB, first + 1)
    into.added = (into.added ?? 0) + digits(token, start, first)
    into.removed = (into.removed ?? 0) + digits(token, first + 1, second)
    counted = true
    if (second === token.length - 1) paths = 2
  }

  function take(chunk: Buffer): ReadContribution[] {
    const commits: ReadContribution[] = []
    for (const record of records(chunk)) {
      if (!lineCounts) {
        const [written = '', ...rest] = textsOf(record)
        begin(written, rest)
        finish(commits)
      } else if (paths > 0) paths--
      else if (head !== undefined) {
        begin(head, textsOf(record))
        head = undefined
      } else if (commit && isCount(record)) count(commit, record)
      else {
        finish(commits)
        head = decodeLossless(record).text
      }
    }
    return commits
  }

  function end(): ReadContribution[] {
    const commits: ReadContribution[] = []
    finish(commits)
    return commits
  }

  return { take, end }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The fields behind the first one. */
const REST = CONTRIBUTION_FIELDS.length - 1

function textsOf(record: Buffer): string[] {
  return decodeLossless(record).text.split('\0')
}

const LINE_END = 0x0a
const TAB = 0x09

/** The first field of a commit is short: what has no tab near its start is no count. */
function isCount(token: Buffer): boolean {
  return token[0] === LINE_END || token.indexOf(TAB) >= 0
}

/** A number in decimal; binary files have a hyphen in its place. */
function digits(token: Buffer, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = (token[at] ?? 0) - 0x30
    if (digit < 0 || digit > 9) return 0
    value = value * 10 + digit
  }
  return value
}

function seconds(text: string): number {
  return text === '' ? NaN : Number(text)
}
