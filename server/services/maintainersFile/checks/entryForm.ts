import { isDeliverable, parseAddress } from '../../../parse/address'
import { LETTERS, withLetter, type SectionCheck } from '../check'
import { removeLine } from './removeLine'

export const ENTRY_FORM: readonly SectionCheck[] = [
  {
    id: 'entry-letter-unknown',
    looksAt: 'section',
    severity: 'warning',
    *check({ entries }) {
      for (const { letter, whole } of entries) {
        if (LETTERS.includes(letter)) continue
        yield {
          at: whole.sub(0, 2).span,
          message: `${letter}: means nothing here, and the line is not read. The letters are ${LETTERS.split('').join(', ')}.`,
        }
      }
    },
    examples: [{ bad: 'FOO\n«Z:»\tzoo\nM:\ta@example.org\n' }],
  },
  {
    id: 'entry-spacing',
    looksAt: 'section',
    severity: 'hint',
    *check({ entries }) {
      for (const { value, whole } of entries) {
        const gap = whole.sub(2, value.start - whole.start)
        if (value.isEmpty || gap.text === '\t') continue
        const edit = gap.replace('\t')
        yield {
          at: gap.isEmpty ? whole.sub(0, 2).span : gap.span,
          message: 'One tab stands between the colon and the value.',
          fixes: edit ? [{ title: 'Put one tab after the colon', edits: [edit] }] : [],
        }
      }
    },
    examples: [
      { bad: 'FOO\nM:« »a@example.org\n', good: 'FOO\nM:\ta@example.org\n' },
      { bad: 'FOO\n«M:»a@example.org\n', good: 'FOO\nM:\ta@example.org\n' },
      { bad: 'FOO\nM:«\t\t»a@example.org\n', good: 'FOO\nM:\ta@example.org\n' },
    ],
  },
  {
    id: 'entry-duplicate',
    looksAt: 'section',
    severity: 'warning',
    *check(section) {
      const seen = new Map<string, number>()
      for (const entry of section.entries) {
        const { letter, value, line, whole } = entry
        const key = `${letter}:${value.text.trim()}`
        const first = seen.get(key)
        if (first === undefined) seen.set(key, line)
        else
          yield {
            at: whole.span,
            message: 'The same line stands in this section already.',
            fixes: [removeLine(section, entry, 'Remove this line')],
          }
      }
    },
    examples: [
      {
        bad: 'FOO\nM:\ta@example.org\nF:\tfoo/\n«F:\tfoo/»\nF:\tgoo/\n',
        good: 'FOO\nM:\ta@example.org\nF:\tfoo/\nF:\tgoo/\n',
      },
    ],
  },
  {
    id: 'address-unreadable',
    looksAt: 'section',
    severity: 'warning',
    *check(section) {
      for (const { value } of withLetter(section, 'MRL')) {
        const { email } = parseAddress(value)
        if (email && isDeliverable(email.text)) continue
        yield {
          at: value.isEmpty ? value.span : value.trim().span,
          message:
            'No address can be read here, so no mail gets there. Write it as: Full Name <user@domain>',
        }
      }
    },
    examples: [
      { bad: 'FOO\nM:\t«Frida Foo»\nM:\t«Frida Foo <frida at example.org>»\n' },
      {
        good: 'FOO\nM:\tFrida Foo <frida@example.org>\nL:\tfoo@lists.example.org (moderated for non-subscribers)\n',
      },
    ],
  },
  {
    id: 'status-unknown',
    looksAt: 'section',
    severity: 'hint',
    *check(section) {
      for (const { value } of withLetter(section, 'S')) {
        if (
          value.isEmpty ||
          /maintain|support|odd fix|orphan|obsolete|buried alive/i.test(value.text)
        )
          continue
        yield {
          at: value.trim().span,
          message:
            'No tool knows this status. The known ones are Supported, Maintained, Odd Fixes, Orphan and Obsolete.',
        }
      }
    },
    examples: [{ bad: 'FOO\nS:\t«Looked after»\n' }, { good: 'FOO\nS:\tOdd fixes\n' }],
  },
]
