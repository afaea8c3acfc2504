import type { Profile } from '../profile'

const PAGE = 'https://docs.kernel.org/process/maintainer-tip.html'

export const TIP: Profile = {
  id: 'tip',
  title: 'the tip tree',
  source: PAGE,
  when: { tree: 'linux', code: { documents: ['maintainer-tip.rst'] } },
  rules: {
    'subject-capitalisation': {
      severity: 'warning',
      options: { first: 'upper' },
      because: 'What follows the prefix begins with an uppercase letter.',
      source: `${PAGE}#patch-subject`,
    },
    'subject-prefix-is-file-name': {
      severity: 'warning',
      because: 'The prefix is subsys/component:, never the name or path of a file.',
      source: `${PAGE}#patch-subject`,
    },
    'body-first-person': {
      severity: 'hint',
      because: 'The text is in imperative mood, without "we" and "I".',
      source: `${PAGE}#changelog`,
    },
    'trailer-order': {
      severity: 'warning',
      options: { tip: true },
      because: 'Tags come in one order, so that all commits look alike.',
      source: `${PAGE}#ordering-of-commit-tags`,
    },
    'trailer-combined': {
      severity: 'information',
      because: 'Combined tags make it harder to extract them.',
      source: `${PAGE}#ordering-of-commit-tags`,
    },
  },
  advice: [
    {
      about: 'order of the text',
      text: 'Explain the context, the problem and the solution, in separate paragraphs and in this order.',
      source: `${PAGE}#changelog`,
    },
    {
      text: 'Name the commit that brought the bug in a Fixes: tag rather than in the text.',
      source: `${PAGE}#ordering-of-commit-tags`,
    },
    {
      text: 'Write functions as function_name().',
      source: `${PAGE}#function-references-in-changelogs`,
    },
  ],
}
