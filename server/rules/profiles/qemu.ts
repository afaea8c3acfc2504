import type { Profile } from '../profile'

const PAGE = 'https://www.qemu.org/docs/master/devel/submitting-a-patch.html'
const MESSAGE = `${PAGE}#write-a-meaningful-commit-message`

export const QEMU: Profile = {
  id: 'qemu',
  title: 'QEMU',
  source: PAGE,
  when: { tree: 'qemu' },
  rules: {
    'subject-capitalisation': {
      severity: 'off',
      because: 'Whether the summary begins with a capital is a matter of taste.',
      source: MESSAGE,
    },
    'body-link-outside-tag': {
      severity: 'off',
      because:
        'Bugs are named with Resolves: and Buglink:, the first of which closes them at GitLab.',
      source: MESSAGE,
    },
  },
  advice: [
    { text: 'No line of the message is longer than 76 characters.', source: MESSAGE },
    {
      text: 'The text can be read without the subject: it is no continuation of it.',
      source: MESSAGE,
    },
    { text: 'A series has a cover letter; put documentation first in it.', source: PAGE },
  ],
}
