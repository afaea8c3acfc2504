import { wholeLine } from '../../model/lineRemoval'
import type { Message } from '../../model/message'
import { BULLET } from '../../model/prose'
import { beginsVersionNotes } from '../../model/versionNotes'
import { isKnownKey } from '../../parse/trailerKeys'
import { parseTrailer } from '../../parse/trailers'
import type { Slice } from '../../text/slice'
import { edits, messageRule, type Fix } from '../rule'

export default messageRule({
  id: 'body-version-notes',
  summary: 'What changed between the versions of a patch stands below the line ---.',
  why: 'Reviewers need these notes, history does not: git am drops what stands below the line.',
  source: 'process/submitting-patches.html#commentary',
  severity: 'warning',
  fixable: true,
  checkpatch: ['COMMIT_LOG_VERSIONING'],

  *check(message) {
    const sections = sectionsOf(message.lines)
    const heading = sections[0] && message.lines[sections[0].first]
    if (!heading) return
    yield {
      at: heading.trim(),
      message:
        'Put the notes on the versions of the patch below a line "---": they are not for git log.',
      fix: movedDown(message, sections),
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nIt can be stale.\n\n«Changes in v2:»\n- call it bar\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nIt can be stale.\n\nSigned-off-by: Ada <ada@example.org>\n---\nChanges in v2:\n- call it bar\n',
    },
    {
      bad: 'foo: flush the bar\n\nIt can be stale.\n\nSigned-off-by: Ada <ada@example.org>\n\n«v3: split the patch»\n\nv2: call it bar\n    and baz\n',
      good: 'foo: flush the bar\n\nIt can be stale.\n\nSigned-off-by: Ada <ada@example.org>\n---\nv3: split the patch\n\nv2: call it bar\n    and baz\n',
      because: 'What stands behind the first sign-off is still message.',
    },
    {
      as: 'mail',
      bad: 'From: Ada <ada@example.org>\nSubject: [PATCH v2] foo: flush the bar\n\nIt can be stale.\n\n«Changes since v1:»\n - call it bar\n\nSigned-off-by: Ada <ada@example.org>\n---\n foo.c | 1 +\n',
      good: 'From: Ada <ada@example.org>\nSubject: [PATCH v2] foo: flush the bar\n\nIt can be stale.\n\nSigned-off-by: Ada <ada@example.org>\n---\nChanges since v1:\n - call it bar\n\n foo.c | 1 +\n',
    },
    {
      good: 'foo: flush the bar\n\nThis is a preparation for other\nchanges in the following patches.\n\nChanges in v6.1 made it stale.\n',
      because: 'A wrapped sentence and a release are no notes on versions.',
    },
    { good: 'foo: flush the bar\n\nIt can be stale.\n---\nv2: call it bar\n' },
  ],
})

/** Lines by their index, the last one included. */
interface Section {
  readonly first: number
  readonly last: number
}

/** The notes of a message: from a heading to the end of its paragraph, and the list items that follow. */
function sectionsOf(lines: readonly Slice[]): Section[] {
  const sections: Section[] = []
  for (let first = 0; first < lines.length; first++) {
    if (!beginsVersionNotes(lines[first]?.text ?? '')) continue
    let last = first
    for (let next = first + 1; next < lines.length && !isTrailer(lines[next]); next++) {
      const text = lines[next]?.text ?? ''
      const apart = last < next - 1
      if (apart && !BULLET.test(text.trimStart()) && !/^\s+\S/.test(text)) {
        if (text.trim() !== '') break
      } else if (text.trim() !== '') last = next
    }
    sections.push({ first, last })
    first = last
  }
  return sections
}

function isTrailer(line: Slice | undefined): boolean {
  const trailer = line && parseTrailer(line)
  return trailer !== undefined && isKnownKey(trailer.key.text, trailer.value.text)
}

function movedDown({ lines, end }: Message, sections: readonly Section[]): Fix | undefined {
  const notes = new Set(sections.flatMap(({ first, last }) => range(first, last)))
  const kept = lines.findLast((line, index) => !notes.has(index) && line.text.trim() !== '')
  if (!kept) return undefined
  const text = sections
    .map(({ first, last }) =>
      range(first, last)
        .map(index => lines[index]?.text ?? '')
        .join('\n'),
    )
    .join('\n\n')
  const separator = end && /^---\s*$/.test(end.text) ? end : undefined
  return edits(
    'Move the notes below "---"',
    separator
      ? separator.tail.replace(`\n${text}${gapBelow(separator)}`)
      : kept.tail.replace(`\n---\n${text}`),
    ...sections.map(section => withBlankBefore(lines, section)?.replace('')),
  )
}

/** What sets the notes apart from the diffstat or the notes that follow the separator at once. */
function gapBelow({ source, end }: Slice): string {
  return /^\r?\n[ \t]*\S/.test(source.text.slice(end, end + 100)) ? '\n' : ''
}

/** The lines of a section and the empty ones above it. */
function withBlankBefore(lines: readonly Slice[], { first, last }: Section): Slice | undefined {
  let from = first
  while (from > 0 && lines[from - 1]?.text.trim() === '') from--
  const [start, end] = [lines[from], lines[last]]
  return start && end && wholeLine(start.to(end))
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
