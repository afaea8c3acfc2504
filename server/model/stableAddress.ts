import type { Address } from '../parse/address'

/** The addresses by which the kernel's stable team is asked to take a patch, or told not to. */
export const STABLE_ADDRESSES = [
  'stable@vger.kernel.org',
  'stable@kernel.org',
  'stable+noautosel@kernel.org',
]

/** Whether an address is one of the stable team's. */
export function isStableAddress({ email }: Address): boolean {
  return email !== undefined && STABLE_ADDRESSES.includes(email.text.toLowerCase())
}
