import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A package at one version, with the sum that the registry's copy must have. */
export interface Pinned {
  name: string
  version: string
  integrity: string
}

/**
 * Fetches a package with npm and unpacks it into `folder`, without its dependencies and without running
 * anything of it. The registry is the one that the person's npm is set up for; the sum is checked here
 * because package-lock.json does not know these packages.
 */
export async function unpackPackage(pinned: Pinned, folder: string): Promise<void> {
  const spec = `${pinned.name}@${pinned.version}`
  await npm(['pack', spec, '--loglevel=error', '--ignore-scripts'], folder)
  const archive = (await readdir(folder)).find(name => name.endsWith('.tgz'))
  if (archive === undefined) throw new Error(`npm pack ${spec} left no archive.`)

  const bytes = await readFile(path.join(folder, archive))
  const sum = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  if (sum !== pinned.integrity) {
    throw new Error(
      `${spec} is not the package that was pinned: expected ${pinned.integrity}, got ${sum}.`,
    )
  }
  await run('tar', ['-xzf', archive, '--strip-components=1', '--no-same-owner'], { cwd: folder })
  await rm(path.join(folder, archive))
}

/** Installs what the package.json in `folder` names, as its shrinkwrap pins it, running no script of it. */
export async function installDependencies(folder: string): Promise<void> {
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], folder)
}

async function npm(args: string[], cwd: string): Promise<void> {
  const [command, ...before] = npmCommand()
  try {
    await run(command, [...before, ...args], { cwd, env: plainEnvironment(), maxBuffer: 1 << 26 })
  } catch (error) {
    const said =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new Error(`npm ${args.slice(0, 2).join(' ')} did not work:\n${said}`, { cause: error })
  }
}

/** Under `npm test` npm says where its own program is; that also works where npm is a batch file. */
function npmCommand(): [string, ...string[]] {
  const own = process.env.npm_execpath
  return own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm']
}

/** What `npm test` tells its scripts about this project would steer an npm that works on another folder. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const misleading =
    /^npm_(package_|lifecycle_|config_(local_prefix|prefix|global|workspace|omit|include))/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.test(name)))
}
