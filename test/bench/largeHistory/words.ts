/** Who has a part in a commit. */
export interface Parts {
  readonly author: string
  readonly committer: string
  readonly reviewer: string
}

const WORDS =
  'the a driver device when buffer lock is not free before queue reset and memory of on error in leak fix add to remove handle check pointer register clock value this makes sure that we do can never be used after it was set which leads call path function mode for with state page table node entry'.split(
    ' ',
  )

/** A message of the length and with the trailers that are usual in Linux. */
export function inventedMessage(path: string, parts: Parts, random: () => number): string {
  const { author, committer, reviewer } = parts
  const place = path.split('/').slice(-2, -1)[0] ?? 'treewide'
  const lines = Array.from({ length: 2 + Math.floor(random() * 10) }, () => words(12, random))
  const maybe = (chance: number, trailer: string): string[] => (random() < chance ? [trailer] : [])
  return [
    `${place}: ${words(6, random)}`,
    '',
    ...lines,
    '',
    ...maybe(0.08, `Reported-by: ${reviewer}`),
    ...maybe(0.15, 'Cc: stable@vger.kernel.org'),
    `Signed-off-by: ${author}`,
    ...maybe(0.35, `Reviewed-by: ${reviewer}`),
    ...maybe(0.1, `Acked-by: ${committer}`),
    ...maybe(0.5, `Link: https://lore.kernel.org/r/${Math.floor(random() * 1e15)}@example.com`),
    `Signed-off-by: ${committer}`,
    '',
  ].join('\n')
}

function words(count: number, random: () => number): string {
  return Array.from({ length: count }, () => WORDS[Math.floor(WORDS.length * random())]).join(' ')
}
