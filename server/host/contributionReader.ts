import { decodeLossless } from '../text/bytes'
import type { Contribution } from './git'
import { nulRecords } from './nulRecords'

/** What is asked of each commit. The first field holds neither a tab nor a line end, which a count of lines does. */
export const CONTRIBUTION_FIELDS: readonly string[] = ['%at', '%ct', '%P', '%an', '%ae', '%B']

/** A commit, and whether git had come to its lines when its output ended. */
export interface ReadContribution {
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
  const tokens = nulRecords(1)
  let fields: string[] = []
  let added = 0
  let removed = 0
  let counted = false
  /** Paths that are still to come: the old and the new one of a rename. */
  let paths = 0

  function whole(): ReadContribution {
    const [written = '', committed = '', parents = '', name = '', email = '', message = ''] = fields
    const lines = lineCounts ? { added, removed } : { added: undefined, removed: undefined }
    const commit = {
      author: { name, email },
      written: seconds(written),
      committed: seconds(committed),
      message,
      ...lines,
    }
    const read = { commit, counted, isMerge: parents.includes(' ') }
    fields = []
    added = 0
    removed = 0
    counted = false
    return read
  }

  function count(token: Buffer): void {
    const start = token[0] === LINE_END ? 1 : 0
    const first = token.indexOf(TAB, start)
    const second = token.indexOf(TAB, first + 1)
    added += digits(token, start, first)
    removed += digits(token, first + 1, second)
    counted = true
    if (second === token.length - 1) paths = 2
  }

  function take(chunk: Buffer): ReadContribution[] {
    const commits: ReadContribution[] = []
    for (const token of tokens(chunk)) {
      if (paths > 0) {
        paths--
        continue
      }
      if (fields.length === CONTRIBUTION_FIELDS.length) {
        if (isCount(token)) {
          count(token)
          continue
        }
        commits.push(whole())
      }
      fields.push(decodeLossless(token).text)
      if (!lineCounts && fields.length === CONTRIBUTION_FIELDS.length) commits.push(whole())
    }
    return commits
  }

  return { take, end: () => (fields.length === CONTRIBUTION_FIELDS.length ? [whole()] : []) }
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
