import { lineTotals, pathOfFile, type Diff, type DiffFile, type DiffLine } from '../parse/diff'
import { withoutComments } from './comments'
import { isDocument } from './fileKind'

/** What a diff alone shows of the kind of its change; `undefined` where it may be anything. */
export type ShownKind = 'documentation' | 'cosmetic' | 'removal' | 'mechanical'

/** Beyond this many lines nobody asks whether they are all comments. */
const MOST_LINES = 2000

/** From so many lines on, a diff that only takes away is a removal. */
const REMOVAL = 20

/** The kind of a change as its diff shows it: nothing but documents, comments, removed lines or moved files. */
export function kindByDiff({ files }: Diff): ShownKind | undefined {
  if (files.length === 0) return undefined
  if (files.every(file => isDocument(pathOfFile(file)))) return 'documentation'
  const { added, removed } = lineTotals(files.flatMap(file => file.hunks))
  const moved = files.every(({ status }) => status === 'renamed' || status === 'mode')
  if (moved && added + removed < 20 * files.length) return 'mechanical'
  if (added === 0 && removed > REMOVAL) return 'removal'
  if (added + removed === 0 || added + removed > MOST_LINES) return undefined
  if (files.some(({ binary, status }) => binary || status === 'renamed')) return undefined
  return files.every(changesOnlyForm) ? 'cosmetic' : undefined
}

/** Whether only comments and white space differ between the two sides of a file. */
function changesOnlyForm(file: DiffFile): boolean {
  const { hunks } = file
  const path = pathOfFile(file)
  const isComment = commentTest(path)
  // White space means something to Python and make.
  const isFree = /\.(?:[chS]|cpp|dtsi?)$/.test(path)
  const code = (lines: readonly DiffLine[], side: DiffLine['kind']): string =>
    lines
      .filter(({ kind, text }) => (kind === side || kind === 'context') && !isComment(text))
      .map(({ text }) => (isFree ? bare(text) : `${text}\n`))
      .join('')
  return hunks.every(({ lines }) => code(lines, 'removed') === code(lines, 'added'))
}

/** A line of code without its comments and white space. */
function bare(line: string): string {
  return withoutComments(line).replace(/\s+/g, '')
}

/** What a line of comment begins with, which the name of its file decides. */
function commentTest(path: string): (line: string) => boolean {
  const pattern = /\.(?:[chS]|cpp|dtsi?|rs|lds)$/.test(path)
    ? /^\s*(?:\/\/|\/\*|\*(?:[\s/]|$)|$)/
    : /(?:\.(?:py|sh|ya?ml|mk|pl)|(?:^|\/)(?:Makefile|Kconfig)[^/]*)$/.test(path)
      ? /^\s*(?:#|$)/
      : /^$/
  return line => pattern.test(line)
}
