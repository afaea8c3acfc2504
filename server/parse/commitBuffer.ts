import { join } from '../text/join'
import type { Slice } from '../text/slice'

/** How git will read the buffer: values of its configuration, where they are known. */
export interface BufferOptions {
  /** `core.commentString` or `core.commentChar`; `auto` or nothing: found as below. */
  readonly comment?: string | undefined
  /** `commit.cleanup`; with `verbatim`, `whitespace` and `scissors` comment lines are text. */
  readonly cleanup?: string | undefined
}

/** A path that the template lists under "Changes to be committed". */
export interface TemplateChange {
  /** git's word for it, `modified` for instance, in the user's language. */
  readonly what: string
  readonly path: Slice
}

/** The file that git opens in an editor, taken apart. `pieces` in order give it back. */
export interface CommitBuffer {
  /** What will be the message: the lines that are no comment, up to the scissors. */
  readonly message: Slice
  readonly pieces: readonly BufferPiece[]
  readonly comment: string
  /** The scissors line, where there is one. */
  readonly scissors: Slice | undefined
  /** What follows the scissors: the diff of `git commit -v` with its introduction. */
  readonly belowScissors: Slice | undefined
  readonly changes: readonly TemplateChange[]
  /** The value of the template's `Author:` line, which git writes when the author is not the committer. */
  readonly author: Slice | undefined
  /** The template shows a date, as it does where a commit lends its author: one that is amended, reworded or picked. */
  readonly dated: boolean
}

/** A stretch of lines of one kind, line ends included. */
export interface BufferPiece {
  readonly kind: 'text' | 'comment' | 'scissors' | 'below'
  readonly at: Slice
}

const SCISSORS = /^(\S{1,20}) -{24} >8 -{24}\s*$/
const COMMENT_CHARACTERS = '#;@!$%^&|:'

/**
 * Reads a COMMIT_EDITMSG as git will. Where the comment character is not configured it is found as vim-git does: from
 * the scissors line, else from the last line of a template, if it is one of `#;@!$%^&|:`.
 */
export function parseCommitBuffer(whole: Slice, options: BufferOptions = {}): CommitBuffer {
  const lines = linesWithEnds(whole)
  const configured = options.comment && options.comment !== 'auto' ? options.comment : undefined
  const comment = configured ?? findComment(lines)
  const cut = lines.findIndex(line => isScissors(line.text, comment))
  const keepsComments = /^(?:verbatim|whitespace|scissors)$/.test(options.cleanup ?? '')
  const pieces: BufferPiece[] = []
  const text: Slice[] = []
  const comments: Slice[] = []
  lines.slice(0, cut < 0 ? lines.length : cut).forEach(line => {
    const isComment = !keepsComments && line.text.startsWith(comment)
    add(pieces, isComment ? 'comment' : 'text', line)
    if (isComment) comments.push(line)
    else text.push(line)
  })
  const scissors = cut < 0 ? undefined : lines[cut]
  // With commit.cleanup=scissors git writes its template below them.
  const below = cut < 0 ? [] : lines.slice(cut + 1)
  const diff = below.findIndex(line => line.text.startsWith('diff --git '))
  const told = below.slice(0, diff < 0 ? below.length : diff)
  comments.push(...told.filter(line => line.text.startsWith(comment)))
  const belowScissors = scissors ? whole.sub(scissors.end - whole.start) : undefined
  if (scissors) add(pieces, 'scissors', scissors)
  if (belowScissors && !belowScissors.isEmpty) add(pieces, 'below', belowScissors)
  return {
    message: join(text, ''),
    pieces,
    comment,
    scissors,
    belowScissors,
    ...template(comments, comment),
  }
}

function findComment(lines: readonly Slice[]): string {
  for (const line of lines) {
    const found = SCISSORS.exec(line.text)?.[1]
    if (found && COMMENT_CHARACTERS.includes(found)) return found
  }
  const last = lines.at(-1)?.text.charAt(0) ?? ''
  return last !== '' && COMMENT_CHARACTERS.includes(last) ? last : '#'
}

function isScissors(text: string, comment: string): boolean {
  return SCISSORS.exec(text)?.[1] === comment
}

/** The template's facts. Its section headings are translated, so a listed path is known by its tab and colon alone. */
function template(
  comments: readonly Slice[],
  comment: string,
): Pick<CommitBuffer, 'changes' | 'author' | 'dated'> {
  const changes: TemplateChange[] = []
  let author: Slice | undefined
  let dated = false
  let listed = false
  for (const line of comments) {
    const body = line.sub(comment.length)
    if (/^\s*$/.test(body.text)) listed = changes.length > 0
    const entry = /^\t([^\t:]{1,40}):[ \t]+(\S[^\r\n]*)/.exec(body.text)
    const path = entry?.[2]
    if (entry?.[1] && path !== undefined && !listed) {
      const at = entry[0].length - path.length
      changes.push({ what: entry[1], path: body.sub(at, entry[0].length).trim() })
    }
    dated ||= DATE.test(body.text)
    const named = /^ Author:[ \t]+([^\r\n]*)/.exec(body.text)
    if (named?.[1]) author ??= body.sub(named[0].length - named[1].length, named[0].length).trim()
  }
  return { changes, author, dated }
}

/** The word before the colon is translated, the date is not. */
const DATE =
  /^ [^:\t\r\n]{1,40}:[ \t]+[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d \d{4} [+-]\d{4}\s*$/

function add(pieces: BufferPiece[], kind: BufferPiece['kind'], at: Slice): void {
  const last = pieces.at(-1)
  if (last?.kind === kind) pieces[pieces.length - 1] = { kind, at: last.at.to(at) }
  else pieces.push({ kind, at })
}

function linesWithEnds(whole: Slice): Slice[] {
  const text = whole.text
  const lines: Slice[] = []
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : found + 1
    lines.push(whole.sub(at, end))
    at = end
  }
  return lines
}
