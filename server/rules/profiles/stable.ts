import type { Profile, ProfileRule } from '../profile'

const PAGE = 'https://docs.kernel.org/process/stable-kernel-rules.html#option-3'

const UPSTREAM: ProfileRule = {
  severity: 'off',
  because: 'Subject and text stay as they are upstream.',
  source: PAGE,
}

/** Backports to stable kernels: somebody else's text. */
export const STABLE: Profile = {
  id: 'stable',
  title: 'the stable team',
  source: PAGE,
  when: { kinds: ['backport'] },
  rules: {
    'subject-capitalisation': UPSTREAM,
    'subject-ends-with-period': UPSTREAM,
    'subject-length': UPSTREAM,
    'subject-prefix-is-file-name': UPSTREAM,
    'subject-says-trivial': UPSTREAM,
    'subject-vague': UPSTREAM,
    'body-first-person': UPSTREAM,
    'body-line-too-long': UPSTREAM,
    'body-this-patch': UPSTREAM,
    'reported-by-without-closes': UPSTREAM,
    'trailer-order': UPSTREAM,
    'stable-missing': {
      severity: 'off',
      because: 'It goes to stable already.',
      source: PAGE,
    },
  },
  advice: [
    {
      text: 'Explain and justify every deviation from the upstream patch in the text.',
      source: PAGE,
    },
    { text: 'Say for which kernel versions the patch is.', source: PAGE },
  ],
}
