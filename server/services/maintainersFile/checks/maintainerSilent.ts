import { identityIn } from '../../../model/identity'
import { isRole } from '../../../model/roleAddress'
import { withLetter, type HistoryCheck, type Silence } from '../check'

/** Of fewer commits somebody may have heard nothing, or had nothing to say about them. */
const ENOUGH = 10

/** A list behind `M:` is a fault of its own; the name of a team tells enough here. */
const NO_LISTS: ReadonlySet<string> = new Set()

export const MAINTAINER_SILENT: HistoryCheck = {
  id: 'maintainer-silent',
  looksAt: 'history',
  severity: 'hint',
  *check(section, silence) {
    const isGone = withLetter(section, 'S').some(({ value }) => /orphan|obsolete/i.test(value.text))
    for (const entry of isGone ? [] : withLetter(section, 'M')) {
      const person = identityIn(entry.value)
      // A team signs nothing: its people do.
      if (person.name === '' || isRole(person, NO_LISTS)) continue
      const found = silence(entry)
      if (!found || found.changes < ENOUGH) continue
      yield { at: entry.value.trim().span, message: said(found) }
    }
  },
  examples: [
    {
      bad: 'FOO\nM:\t«Frida Foo <frida@example.org>»\nM:\tGil Goo <gil@example.org>\nS:\tMaintained\nF:\tfoo/\n',
      silent: {
        'frida@example.org': { since: '2021-03-04T05:06:07Z', from: '2020-01-01', changes: 46 },
      },
    },
    {
      bad: 'FOO\nM:\t«Frida Foo <frida@example.org>»\n',
      silent: { 'frida@example.org': { from: '2020-01-01', changes: 10 } },
    },
    {
      good: 'FOO\nM:\tFrida Foo <frida@example.org>\n',
      silent: { 'frida@example.org': { from: '2020-01-01', changes: 9 } },
    },
    {
      good: 'FOO\nM:\tFrida Foo <frida@example.org>\nS:\tOrphan\n',
      silent: { 'frida@example.org': { from: '2020-01-01', changes: 46 } },
    },
    {
      good: 'FOO\nM:\tFoo kernel team <foo@example.org>\nR:\tGil Goo <gil@example.org>\n',
      silent: {
        'foo@example.org': { from: '2020-01-01', changes: 46 },
        'gil@example.org': { from: '2020-01-01', changes: 46 },
      },
    },
  ],
}

function said({ since, from, changes }: Silence): string {
  return since === undefined
    ? `Not seen in the history since ${month(from)}: none of the ${changes} commits to these files in that time was written, signed or reviewed by this person.`
    : `Last seen in ${month(since)}: none of the ${changes} commits to these files since then was written, signed or reviewed by this person.`
}

function month(date: string): string {
  return date.slice(0, 7)
}
