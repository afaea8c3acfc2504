/** Archives that do not name a mail by its Message-ID, and whose pages have been lost before. */
const OTHER_ARCHIVES =
  /^(?:www\.)?(?:lkml\.org\/lkml|marc\.info\/|spinics\.net\/lists|mail-archive\.com\/|(?:\w+\.)?gmane\.org\/|(?:\w+\.)?narkive\.com\/|(?:[\w-]+\.)*nabble\.com\/|lists\.openwall\.net\/(?:linux-kernel|netdev)|lists\.infradead\.org\/pipermail|lists\.ozlabs\.org\/pipermail|lists\.linuxfoundation\.org\/pipermail|lists\.freedesktop\.org\/archives|mailman\.alsa-project\.org\/pipermail)/i

/** Archives of projects that have lists of their own beside Linux. */
const OTHER_LISTS = /^lists\.[\w.-]+\/pipermail\//i

/** Where such an archive has the Message-ID in the address. */
const WITH_ID = [
  /^(?:www\.)?marc\.info\/\?(?:.*&)?i=([^\s&]+@[^\s&]+)$/i,
  /^(?:www\.)?mail-archive\.com\/search\?(?:.*&)?q=(?:mid:)?([^\s&]+(?:@|%40)[^\s&]+)$/i,
  /^mid\.(?:gmane\.org|mail-archive\.com)\/([^\s/]+(?:@|%40)[^\s/]+)\/?$/i,
]

/** Hosts that nobody outside a company can reach. */
const PRIVATE =
  /^(?:[\w.-]+\.(?:corp|internal|intranet|intra|local|lan)(?=[:/]|$)|[\w.-]*\.corp\.[\w.-]+(?=[:/]|$)|(?:b|go)\/)/i

/** What an address, without its scheme, is to a reader of git log. */
export type Reach =
  { readonly is: 'archive'; readonly messageId: string | undefined } | { readonly is: 'private' }

/** Whether an address is an archive other than lore.kernel.org, or one that only a few can reach. */
export function reachOf(address: string, linux: boolean): Reach | undefined {
  if (PRIVATE.test(address)) return { is: 'private' }
  const id = WITH_ID.map(pattern => pattern.exec(address)?.[1]).find(found => found !== undefined)
  if (id !== undefined) return { is: 'archive', messageId: id.replace('%40', '@') }
  if (OTHER_ARCHIVES.test(address) || (linux && OTHER_LISTS.test(address)))
    return { is: 'archive', messageId: undefined }
  return undefined
}
