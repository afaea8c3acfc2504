import type { Message } from './message'

/** Directories that hold other projects' code, whose commits this repository does not have. */
const VENDORED =
  /^(?:dts\/upstream|lib\/(?:mbedtls\/external|lwip\/lwip|libavb|zstd)|scripts\/(?:dtc|kconfig)|tools\/(?:include|arch)|include\/uapi|subprojects|roms)\//

/** Whether the ids in a message may be those of another repository: imported, cherry-picked or backported work. */
export function mayNameForeignCommits({ paths, whole, kind }: Message): boolean {
  if (kind === 'backport') return true
  if (
    /\(cherry[- ]picked from|\[ ?upstream commit|\bimport(?:ed|s)? from|^upstream(?:-commit)?:/im.test(
      whole.text,
    )
  )
    return true
  return paths !== undefined && paths.length > 0 && paths.every(path => VENDORED.test(path))
}
