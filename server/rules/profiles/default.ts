import type { Profile } from '../profile'

/** Named to have no other. */
export const DEFAULT: Profile = {
  id: 'default',
  title: 'the kernel at large',
  source: 'https://docs.kernel.org/process/submitting-patches.html',
  rules: {},
  advice: [],
}
