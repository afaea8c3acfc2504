import type { Entry } from '../../../parse/maintainersFile'
import type { Fix } from '../../../rules/rule'
import { withLetter, type SectionCheck } from '../check'
import type { TrackedPaths } from '../trackedPaths'
import { removeLine } from './removeLine'

const TRACKED = ['drivers/foo/a.c', 'drivers/foo/b.c', 'drivers/v1.2/x.c', 'lib/bar/deep/x.c']

export const PATH_PATTERNS: readonly SectionCheck[] = [
  {
    id: 'pattern-dead',
    looksAt: 'section',
    severity: 'warning',
    async *check(section, tracked) {
      if (!tracked) return
      for (const entry of withLetter(section, 'FX')) {
        const { text } = entry.value
        if (text === '' || tracked.pattern(text).fault !== undefined) continue
        if ((await tracked.first(text)) !== undefined) continue
        const slash = await missingSlash(entry, tracked)
        yield {
          at: entry.value.span,
          message: slash
            ? `${text} is a directory, but without a slash at its end get_maintainer.pl does not see that, and the pattern matches no file.`
            : `${text} matches no tracked file: the files were moved or removed, or the path has a typing error.`,
          fixes: slash
            ? [slash]
            : [{ ...removeLine(section, entry, 'Remove this pattern'), needsChoice: true }],
        }
      }
    },
    examples: [
      {
        bad: 'FOO\nF:\t«drivers/fooo/»\nF:\tdrivers/foo/\n',
        good: 'FOO\nF:\tdrivers/foo/\n',
        tracked: TRACKED,
      },
      { bad: 'FOO\nF:\t«drivers/v1.2»\n', good: 'FOO\nF:\tdrivers/v1.2/\n', tracked: TRACKED },
      { bad: 'FOO\nF:\t«lib/*»\n', tracked: TRACKED },
      { good: 'FOO\nF:\tdrivers/foo/a\nX:\tlib/\nF:\tdrivers/*/[ab].c\n', tracked: TRACKED },
      { good: 'FOO\nF:\tdrivers/fooo/\n' },
    ],
  },
  {
    id: 'pattern-without-slash',
    looksAt: 'section',
    severity: 'hint',
    *check(section, tracked) {
      for (const { value } of tracked ? withLetter(section, 'FX') : []) {
        if (tracked?.pattern(value.text).text === value.text) continue
        yield {
          at: value.span,
          message:
            'This is a directory. End it with a slash, as the others do: a pattern without one means a file as long as nobody looks at the tree.',
          fixes: addSlash(value),
        }
      }
    },
    examples: [
      { bad: 'FOO\nF:\t«drivers/foo»\n', good: 'FOO\nF:\tdrivers/foo/\n', tracked: TRACKED },
      { good: 'FOO\nF:\tdrivers/foo/\nF:\tdrivers/fo\n', tracked: TRACKED },
    ],
  },
]

/** The slash that would make a dead pattern match; undefined where it would not. */
async function missingSlash({ value }: Entry, tracked: TrackedPaths): Promise<Fix | undefined> {
  if (value.text.endsWith('/') || (await tracked.first(`${value.text}/`)) === undefined)
    return undefined
  // With a star the slash opens whole trees, which somebody may not want.
  return value.text.includes('*') ? undefined : addSlash(value)[0]
}

function addSlash(value: Entry['value']): Fix[] {
  const edit = value.tail.replace('/')
  return edit ? [{ title: 'Add the slash', edits: [edit] }] : []
}
