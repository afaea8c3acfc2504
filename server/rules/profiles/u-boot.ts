import type { Profile } from '../profile'

const PAGE = 'https://docs.u-boot.org/en/latest/develop/sending_patches.html'

export const U_BOOT: Profile = {
  id: 'u-boot',
  title: 'U-Boot',
  source: PAGE,
  when: { tree: 'u-boot' },
  rules: {},
  advice: [
    { text: 'Keep the subject near 60 characters.', source: PAGE },
    {
      text: 'For a bug fix, describe the bug, how the patch fixes it, and if you can how to show that it does.',
      source: PAGE,
    },
  ],
}
