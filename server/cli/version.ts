import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The version in the package.json that this program was installed with. */
export function version(): string {
  for (let at = __dirname; dirname(at) !== at; at = dirname(at)) {
    const found = versionIn(join(at, 'package.json'))
    if (found !== undefined) return found
  }
  return 'unknown'
}

function versionIn(file: string): string | undefined {
  try {
    const { name, version }: { name?: unknown; version?: unknown } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as object
    return name === 'kernel-patch-author' && typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}
