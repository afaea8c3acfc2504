import type { Profile } from '../profile'

const PAGE = 'https://docs.kernel.org/process/maintainer-netdev.html'
const CI = 'https://github.com/linux-netdev/nipa/blob/main/tests/patch/checkpatch/checkpatch.sh'

export const NET: Profile = {
  id: 'net',
  title: 'netdev',
  source: PAGE,
  when: { tree: 'linux', code: { documents: ['maintainer-netdev.rst'] } },
  rules: {
    'body-line-too-long': {
      severity: 'hint',
      because: "The list's own checks leave out COMMIT_LOG_LONG_LINE.",
      source: CI,
    },
    'commit-reference-form': {
      severity: 'hint',
      because: "The list's own checks leave out GIT_COMMIT_ID.",
      source: CI,
    },
    'reported-by-without-closes': {
      severity: 'hint',
      because: "The list's own checks leave out BAD_REPORTED_BY_LINK.",
      source: CI,
    },
  },
  advice: [
    {
      about: 'tree in the subject',
      text: 'Say [PATCH net] for fixes and [PATCH net-next] for everything else.',
      source: `${PAGE}#indicating-target-tree`,
    },
    { text: 'A fix has a Fixes: tag, whichever tree it is for.', source: `${PAGE}#tl-dr` },
    {
      text: 'Send at most 15 patches at a time, and a new version after 24 hours at the earliest.',
      source: `${PAGE}#tl-dr`,
    },
  ],
}
