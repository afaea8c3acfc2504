import { parseAddress } from '../parse/address'
import { keyIs } from '../parse/trailerKeys'
import type { Trailer } from '../parse/trailers'

/** The addresses by which the kernel's stable team is asked to take a patch, or told not to. */
export const STABLE_ADDRESSES = [
  'stable@vger.kernel.org',
  'stable@kernel.org',
  'stable+noautosel@kernel.org',
]

/** Whether a trailer asks the stable team to take the patch, or not to. */
export function isForStable({ key, value }: Trailer): boolean {
  if (!keyIs(key.text, 'Cc')) return false
  const address = parseAddress(value).email?.text.toLowerCase()
  return address !== undefined && STABLE_ADDRESSES.includes(address)
}
