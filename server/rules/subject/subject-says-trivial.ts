import type { Slice } from '../../text/slice'
import { messageRule, replace, type Fix } from '../rule'

/** "trivial" said of the change itself: at the start, or before a word for a change. */
const OF_THE_CHANGE =
  /^trivial(?:ly)?\s+(?=\S)|(?<![-\w"'])trivial\s+(?=(?:fix|change|clean|patch|typo|style|comment|white ?space|update|improvement|refactor|correction|spelling|format|warning)[\w-]*)/i

export default messageRule({
  id: 'subject-says-trivial',
  summary: 'A subject says what a change does, not that it is trivial.',
  why: 'Whether a change is trivial is for the reader to judge, and the word tells nobody what has changed.',
  source: 'https://lwn.net/Articles/327796/',
  severity: 'hint',
  kinds: ['patch', 'cover'],
  content: 8,
  fixable: true,
  checkpatch: [],

  *check({ subject }) {
    if (!subject) return
    const segment = subject.prefix.find(({ name }) => /^trivial$/i.test(name.text))
    const at = segment?.whole ?? subject.phrase.find(OF_THE_CHANGE)
    if (!at) return
    yield {
      at: at.trim(),
      message: '"trivial" tells nothing about the change. Say what it does instead.',
      fix: removed(at, subject.phrase),
    }
  },

  examples: [
    { bad: 'foo: «trivial» fix for the bar\n', good: 'foo: fix for the bar\n' },
    { bad: 'foo: «Trivial» cleanup of bar()\n', good: 'foo: Cleanup of bar()\n' },
    { bad: '«trivial:» foo: drop an unused include\n', good: 'foo: drop an unused include\n' },
    { good: 'foo: handle non-trivial mappings\n' },
    { good: "foo: rename the 'trivial' allocator\n" },
  ],
})

function removed(at: Slice, phrase: Slice): Fix | undefined {
  const rest = at.source.text.slice(at.end, phrase.end)
  const capital = /^T/.test(at.text) && /^[a-z]/.test(rest) && at.start === phrase.start
  if (!capital) return replace('Remove the word', at, '')
  const withNext = at.sub(0).to(phrase.sub(0, at.length + 1))
  return replace('Remove the word', withNext, rest.charAt(0).toUpperCase())
}
