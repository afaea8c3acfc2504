import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join, resolve, sep } from 'node:path'

/**
 * The absolute path of a program, found as the system finds it but for one thing: git runs inside the repository of a
 * stranger, and a search there (Windows begins with it, and PATH may name `.`) would start what the stranger calls
 * `git`. Undefined where there is none.
 */
export async function programPath(
  name: string,
  { PATH = '', Path = PATH }: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  if (name.includes('/') || name.includes(sep)) return resolve(name)
  for (const folder of Path.split(delimiter)) {
    const path = join(
      folder,
      process.platform === 'win32' ? name.replace(/(?:\.exe)?$/i, '.exe') : name,
    )
    if (isAbsolute(folder) && (await isProgram(path))) return path
  }
  return undefined
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
