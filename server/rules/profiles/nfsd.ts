import type { Profile } from '../profile'

const PAGE = 'https://docs.kernel.org/filesystems/nfs/nfsd-maintainer-entry-profile.html'

export const NFSD: Profile = {
  id: 'nfsd',
  title: 'NFSD',
  source: PAGE,
  when: { tree: 'linux', code: { documents: ['nfsd-maintainer-entry-profile.rst'] } },
  rules: {
    'stable-missing': {
      severity: 'off',
      because: 'The maintainers prefer to add the tags for stable themselves.',
      source: `${PAGE}#patch-preparation`,
    },
  },
  advice: [
    {
      text: 'Add Cc: stable only where you are absolutely sure.',
      source: `${PAGE}#patch-preparation`,
    },
    {
      text: 'Do not repeat what the diff shows: describe the problem, its cause, what users see of it, and why this is the best way to solve it.',
      source: `${PAGE}#patch-preparation`,
    },
    {
      text: 'Where no Fixes: tag can be given, say so, and whether LTS kernels need the patch.',
      source: `${PAGE}#patch-preparation`,
    },
    {
      text: 'Reviewers and testers answer the mail; their tags are added when the patch is applied.',
      source: `${PAGE}#patch-preparation`,
    },
  ],
}
