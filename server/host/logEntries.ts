import { decodeLossless } from '../text/bytes'
import { isoDate, subjectOf } from './commitObject'
import type { LineCount, LogEntry } from './git'
import { nulRecords } from './nulRecords'

/** What is asked of each commit. Every field ends with a NUL, the one byte that neither a message nor a name can hold. */
export const LOG_FIELDS: readonly string[] = [
  '%H',
  '%P',
  '%an',
  '%ae',
  '%ad',
  '%cn',
  '%ce',
  '%cd',
  '%B',
]

/** The same where nobody reads the message: its field is there, and empty. */
export const FIELDS_WITHOUT_MESSAGE: readonly string[] = [...LOG_FIELDS.slice(0, -1), '']

/** Reads a log piece by piece. */
export interface LogReader {
  /** The commits that became whole with this piece. */
  take(chunk: Buffer): Iterable<LogEntry>
  /** The last commit, where only the end shows that it is whole. */
  end(): Iterable<LogEntry>
}

/** Reads a log of `LOG_FIELDS` and nothing else. */
export function plainLog(): LogReader {
  const records = nulRecords(LOG_FIELDS.length)
  return {
    *take(chunk) {
      // Each record is a string of its own, so that a name that is kept does not keep a whole chunk.
      for (const record of records(chunk)) yield entryOf(decodeLossless(record).text.split('\0'))
    },
    end: () => [],
  }
}

/**
 * Reads a log of `LOG_FIELDS` with `--numstat -z`: behind a commit that changes anything stand a line end and, each
 * with its NUL, `added TAB removed TAB path`; for a rename `added TAB removed TAB`, the old path, the new path. An id,
 * with which the next commit begins, has no tab.
 */
export function countedLog(): LogReader {
  const tokens = nulRecords(1)
  let fields: string[] = []
  let counts: LineCount[] = []
  let moved: { readonly added: string; readonly removed: string; from?: string } | undefined

  function* whole(): Generator<LogEntry> {
    if (fields.length === LOG_FIELDS.length) yield { ...entryOf(fields), lineCounts: counts }
    fields = []
    counts = []
  }

  function* take(chunk: Buffer): Generator<LogEntry> {
    for (const bytes of tokens(chunk)) {
      const token = decodeLossless(bytes).text
      if (moved) {
        if (moved.from === undefined) {
          moved.from = token
        } else {
          counts.push({ ...lines(moved.added, moved.removed), from: moved.from, path: token })
          moved = undefined
        }
        continue
      }
      const isCount = fields.length === LOG_FIELDS.length ? COUNT.exec(token) : null
      if (isCount) {
        const [, added = '', removed = '', path = ''] = isCount
        if (path) counts.push({ ...lines(added, removed), path })
        else moved = { added, removed }
        continue
      }
      if (fields.length === LOG_FIELDS.length) yield* whole()
      fields.push(token)
    }
  }

  return { take, end: whole }
}

/**
 * Reads a log of `LOG_FIELDS` with `--raw -z`: behind a commit that changes anything stand, each with its NUL, a line
 * that begins with a colon and a path; the first of these lines follows a line end.
 */
export function namedLog(): LogReader {
  const tokens = nulRecords(1)
  let fields: string[] = []
  let paths: string[] = []
  let isPath = false

  function* whole(): Generator<LogEntry> {
    if (fields.length === LOG_FIELDS.length) yield { ...entryOf(fields), changedPaths: paths }
    fields = []
    paths = []
  }

  function* take(chunk: Buffer): Generator<LogEntry> {
    for (const bytes of tokens(chunk)) {
      const isFull = fields.length === LOG_FIELDS.length
      if (isPath) paths.push(decodeLossless(bytes).text)
      else if (!isFull || !isChange(bytes)) {
        if (isFull) yield* whole()
        fields.push(decodeLossless(bytes).text)
      }
      isPath = !isPath && isFull && isChange(bytes)
    }
  }

  return { take, end: whole }
}

function isChange(token: Buffer): boolean {
  return token[token[0] === LINE_END ? 1 : 0] === COLON
}

const LINE_END = 0x0a
const COLON = 0x3a

const COUNT = /^\n?(\d+|-)\t(\d+|-)\t([^]*)$/

/** Binary files have a hyphen where others have a number. */
function lines(added: string, removed: string): Pick<LineCount, 'added' | 'removed'> {
  return { added: number(added), removed: number(removed) }
}

function number(text: string): number | undefined {
  return text === '-' ? undefined : Number(text)
}

function entryOf(fields: readonly string[]): LogEntry {
  const [hash = '', parents = '', name = '', email = '', date = '', ...rest] = fields
  const [committerName = '', committerEmail = '', committed = '', message = ''] = rest
  return {
    hash,
    subject: subjectOf(message),
    author: { name, email },
    time: Number.parseInt(date, 10) * 1000,
    // Few look at it, and to write a date takes longer than to read the whole commit.
    get date() {
      return isoDate(date)
    },
    get committed() {
      return isoDate(committed)
    },
    message,
    committer: { name: committerName, email: committerEmail },
    parents: parents ? parents.split(' ') : [],
  }
}
