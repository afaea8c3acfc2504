import type { Slice } from '../text/slice'

/** The heading that git puts above the paths that were in conflict, as a comment or, with older versions, without. */
const HEADING = /^(#|\/\/|;|)[ \t]{0,3}Conflicts:[ \t]*$/

/** git's list of conflicts in a message: its heading and the paths below it; empty where there is none. */
export function conflictList(lines: readonly Slice[]): readonly Slice[] {
  const at = lines.findIndex(({ text }) => HEADING.test(text))
  const [, comment = ''] = HEADING.exec(lines[at]?.text ?? '') ?? []
  if (at < 0) return []
  let end = at + 1
  while (isPath(lines[end]?.text, comment)) end++
  // A heading without a path may be the author's own.
  return comment === '' && end === at + 1 ? [] : lines.slice(at, end)
}

function isPath(text: string | undefined, comment: string): boolean {
  return (
    text?.startsWith(comment) === true && /^(?:\t|[ \t]+\S*[/.])\S/.test(text.slice(comment.length))
  )
}
