import type { Message } from './message'

/** Directories that hold other projects' code, whose commits this repository does not have. */
const VENDORED =
  /^(?:dts\/upstream|lib\/(?:mbedtls\/external|lwip\/lwip|libavb|zstd)|scripts\/(?:dtc|kconfig)|tools\/(?:include|arch)|include\/uapi|subprojects|roms)\//

/** Whether the ids in a message may be those of another repository: imported, cherry-picked or backported work. */
export async function mayNameForeignCommits(message: Message): Promise<boolean> {
  const { whole, kind } = message
  if (kind === 'backport') return true
  if (
    /\(cherry[- ]picked from|\[ ?(?:upstream|linux) commit|\bimport(?:ed|s)? from|\b(?:ported|backport(?:ed)?|taken|copied|adapted) from|\b(?:linux|kernel) commit\b|^upstream(?:-commit)?:/im.test(
      whole.text,
    )
  )
    return true
  // Finding the paths of a commit can take a process of its own, so they are asked for last.
  const paths = await message.change.paths()
  return paths !== undefined && paths.length > 0 && paths.every(path => VENDORED.test(path))
}

/**
 * Whether a message bears marks of having been written for Linux: where it is read in another project, its ids are
 * likely those of Linux. In Linux itself every second message has them.
 */
export function bearsMarksOfLinux({ whole }: Pick<Message, 'whole'>): boolean {
  return /^Cc:.*\bstable@(?:vger\.)?kernel\.org|\blore\.kernel\.org\/(?:linux-|lkml\/|netdev\/)/im.test(
    whole.text,
  )
}
