import type { Profile, ProfileRule } from '../profile'

const PAGE = 'https://docs.kernel.org/process/stable-kernel-rules.html#option-3'

const UPSTREAM: ProfileRule = {
  severity: 'off',
  because: 'Subject, text and tags stay as they are upstream.',
  source: PAGE,
}

/** Backports to stable kernels: somebody else's text. */
export const STABLE: Profile = {
  id: 'stable',
  title: 'the stable team',
  source: PAGE,
  when: { kinds: ['backport'] },
  rules: {
    'subject-ends-with-period': UPSTREAM,
    'subject-length': UPSTREAM,
    'body-archive-link': UPSTREAM,
    'body-depends-on-mail': UPSTREAM,
    'body-footnote-undefined': UPSTREAM,
    'body-impact-tag': UPSTREAM,
    'body-line-too-long': UPSTREAM,
    'body-link-outside-tag': UPSTREAM,
    'body-log-noise': UPSTREAM,
    'body-repeated-word': UPSTREAM,
    'commit-reference-form': UPSTREAM,
    'fixes-form': UPSTREAM,
    'fixes-title': UPSTREAM,
    'link-useless': UPSTREAM,
    'reported-by-without-closes': UPSTREAM,
    'stable-form': UPSTREAM,
    'trailer-block-split': UPSTREAM,
    'trailer-combined': UPSTREAM,
    'trailer-order': UPSTREAM,
  },
  advice: [
    {
      text: 'Explain and justify every deviation from the upstream patch in the text.',
      source: PAGE,
    },
    { text: 'Say for which kernel versions the patch is.', source: PAGE },
  ],
}
