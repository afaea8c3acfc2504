import { lineTotals, pathOfFile, type DiffFile, type Diff, type Hunk } from '../parse/diff'
import type { PatchTag } from '../parse/subject'
import type { Slice } from '../text/slice'
import { contains, type Span } from '../text/span'
import type { ReadDocument } from './checkedDocument'
import type { ReadMessage } from './messages'

/** One entry of a document's outline. */
export interface DocumentSymbol {
  readonly kind: 'series' | 'patch' | 'file' | 'hunk' | 'subject' | 'trailer'
  /** Never empty. */
  readonly name: string
  /** What stands beside the name, in grey. */
  readonly detail: string
  readonly at: Span
  /** Where the cursor goes; inside `at`. */
  readonly nameAt: Span
  readonly children: readonly DocumentSymbol[]
}

/** The outline of a document: series, patch, file, hunk; of a message, its subject and its trailers. */
export function documentSymbols({ messages, whole }: ReadDocument): DocumentSymbol[] {
  const patches = messages.map(symbolsOf)
  const [first] = messages
  if (messages.length < 2 || !first) return patches.flat()
  const { message } = first
  const name = message.subject?.title.text ?? ''
  const detail = `${messages.length} mails`
  return [symbol('series', name, detail, whole.span, message.subject?.whole, patches.flat())]
}

function symbolsOf({ message, mail, diff }: ReadMessage): DocumentSymbol[] {
  const files = diff ? filesOf(diff) : []
  const { subject, trailers } = message
  if (mail) {
    const { tag } = subject ?? {}
    const title = subject?.title.text ?? ''
    const at = mail.mail.whole.span
    // A bare diff is no patch with a message: its files are the outline.
    if (title === '' && mail.mail.fields.length === 0) return files
    return [symbol('patch', numbered(title, tag), tag?.whole.text ?? '', at, subject?.whole, files)]
  }
  return [
    ...(subject ? [leaf('subject', subject.whole)] : []),
    ...trailers.map(({ whole }) => leaf('trailer', whole)),
    ...files,
  ]
}

/** `1/3 foo: bar`: in a narrow outline the tag behind a long title is cut off, and the number is what one looks for. */
function numbered(title: string, tag: PatchTag | undefined): string {
  if (title === '' || tag?.number === undefined || tag.total === undefined) return title
  return `${tag.number}/${tag.total} ${title}`
}

function filesOf({ files }: Diff): DocumentSymbol[] {
  return files.map(file => {
    const path = pathOfFile(file)
    const hunks = file.hunks.map(hunkSymbol)
    return symbol(
      'file',
      path,
      statusOf(file),
      file.whole.span,
      file.newPathAt ?? file.oldPathAt,
      hunks,
    )
  })
}

function statusOf({ status, oldPath, binary, hunks }: DiffFile): string {
  if (status === 'renamed' || status === 'copied') return `${status} from ${oldPath ?? ''}`
  if (status !== 'modified') return status
  if (binary) return 'binary'
  const { added, removed } = lineTotals(hunks)
  return changes(added, removed)
}

function hunkSymbol({ whole, header, section, added, removed }: Hunk): DocumentSymbol {
  const name = section.isEmpty ? header.text.trim() : section.text
  return symbol('hunk', name, changes(added, removed), whole.span, header, [])
}

function changes(added: number, removed: number): string {
  return `+${added} −${removed}`
}

function leaf(kind: DocumentSymbol['kind'], at: Slice): DocumentSymbol {
  return symbol(kind, at.text.replace(/\s+/g, ' '), '', at.span, at, [])
}

function symbol(
  kind: DocumentSymbol['kind'],
  name: string,
  detail: string,
  at: Span,
  nameAt: Slice | undefined,
  children: readonly DocumentSymbol[],
): DocumentSymbol {
  const wanted = nameAt?.span
  const start = { start: at.start, end: at.start }
  return {
    kind,
    name: name.trim() || '(no subject)',
    detail,
    at,
    nameAt: wanted && contains(at, wanted) ? wanted : start,
    children,
  }
}
