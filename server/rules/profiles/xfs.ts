import type { Profile } from '../profile'

const PAGE = 'https://docs.kernel.org/filesystems/xfs/xfs-maintainer-entry-profile.html'
const CHECKLIST = `${PAGE}#submission-checklist-addendum`

export const XFS: Profile = {
  id: 'xfs',
  title: 'XFS',
  source: PAGE,
  when: { tree: 'linux', code: { documents: ['xfs-maintainer-entry-profile.rst'] } },
  rules: {},
  advice: [
    {
      text: 'Bug fixes come first in a series, so that they can be backported.',
      source: CHECKLIST,
    },
    {
      text: 'A change of the on-disk format is described in the documentation of the format.',
      source: CHECKLIST,
    },
    {
      text: 'New tests are a series of their own, after those for kernel and tools.',
      source: CHECKLIST,
    },
  ],
}
