import type { Profile } from '../profile'

const PAGE = 'https://docs.kernel.org/driver-api/media/maintainer-entry-profile.html'

export const MEDIA: Profile = {
  id: 'media',
  title: 'the media subsystem',
  source: PAGE,
  when: { tree: 'linux', code: { documents: ['driver-api/media/maintainer-entry-profile.rst'] } },
  rules: {},
  advice: [
    {
      text: 'A fix has a Fixes: tag for the first commit with the bug and, where it applies, Cc: stable.',
      source: PAGE,
    },
    {
      text: 'The fix of a bug that was reported in public has a Reported-by: tag, and Closes: right after it.',
      source: PAGE,
    },
    { text: 'A change of an API updates its documentation in the same series.', source: PAGE },
  ],
}
