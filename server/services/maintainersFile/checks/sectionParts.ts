import { withLetter, type Fault, type SectionCheck } from '../check'
import type { Section } from '../../../parse/maintainersFile'

/** get_maintainer.pl --self-test=sections asks for the same three. */
export const SECTION_PARTS: readonly SectionCheck[] = [
  {
    id: 'section-without-address',
    looksAt: 'section',
    severity: 'warning',
    *check(section) {
      const isGone = withLetter(section, 'S').some(({ value }) =>
        /orphan|obsolete/i.test(value.text),
      )
      if (!isGone && isBare(section, 'MRL'))
        yield missing(
          section,
          'Nobody is named here, so patches reach nobody. Add an M:, R: or L: line, or say that it is an Orphan.',
        )
    },
    examples: [
      { bad: '«FOO»\nS:\tMaintained\nF:\tfoo/\n' },
      { good: 'FOO\nS:\tOrphan\nF:\tfoo/\n' },
      { good: 'FOO\nL:\tfoo@lists.example.org\nS:\tMaintained\nF:\tfoo/\n' },
    ],
  },
  {
    id: 'section-without-status',
    looksAt: 'section',
    severity: 'warning',
    *check(section) {
      if (isBare(section, 'S'))
        yield missing(
          section,
          'Nobody knows whether this is looked after: an S: line is missing, such as Maintained.',
        )
    },
    examples: [{ bad: '«FOO»\nM:\tFrida Foo <frida@example.org>\nF:\tfoo/\n' }],
  },
  {
    id: 'section-without-pattern',
    looksAt: 'section',
    severity: 'warning',
    *check(section) {
      if (isBare(section, 'FN'))
        yield missing(
          section,
          'No file leads here, so nobody is asked to send patches to these people. Add an F: or N: line.',
        )
    },
    examples: [
      { bad: '«FOO»\nM:\tFrida Foo <frida@example.org>\nS:\tMaintained\n' },
      { good: 'FOO\nM:\tFrida Foo <frida@example.org>\nS:\tMaintained\nN:\tfoo\n' },
    ],
  },
]

/** An entry without a value counts as none. */
function isBare(section: Section, letters: string): boolean {
  return withLetter(section, letters).every(({ value }) => value.isEmpty)
}

function missing({ name, entries }: Section, message: string): Fault {
  const at = name.isEmpty ? (entries[0]?.whole ?? name) : name
  return { at: at.trim().span, message }
}
