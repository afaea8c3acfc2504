import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Log, inCache } from './cacheFolder'
import { type Pinned, installDependencies, unpackPackage } from './npm'

const run = promisify(execFile)

/** The last code-server whose VS Code runs on Node 20; it carries VS Code 1.99.3. */
const CODE_SERVER: Pinned = {
  name: 'code-server',
  version: '4.99.4',
  integrity:
    'sha512-EAH6aTbrjFpNJg7kyWer+J8wuew+ys2z/QOOiyrEfusjHvfuTCc+iJ99RP6Nemtw9RRVj6W4DSnV+Sv/OEMoCg==',
}

/** To be raised when the preparation below changes, so that no older copy in a cache is taken for it. */
const PREPARATION = 1

const RIPGREP_VERSION = '1.18.0'

const RIPGREP_INTEGRITY: Readonly<Record<string, string>> = {
  'linux-x64':
    'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
  'linux-arm64':
    'sha512-lQ/5zTG++U0E3IhVgS4EPTTn/U4okncaRMM5GOFfOYZywS4nuD31GhkHbNYlDk5CuDC68+hYJ0/eQeyCKJDA+g==',
  'darwin-x64':
    'sha512-25b4gWbL138dGuQU244ebCKKc0q05ULBMoFSz9oAEUHNeqK/lOJViDS7DRvbDazzAzSEdan391Znks/R5mkaTQ==',
  'darwin-arm64':
    'sha512-r3ktHSvbFycQNF6sl7sNDPocpsI7J+mEzh1IaZFkY0spm3k2Z9t8hPAeOK7+p0l6p6/swkQC14XWX01low+94Q==',
}

/** The browser-served VS Code, ready to be started with node. */
export interface CodeServer {
  serverMain: string
  /** The version of VS Code, not that of the package which brings it. */
  version: string
}

/** Fetches and installs the browser-served VS Code where the cache has none; else takes a moment. */
export async function prepareCodeServer(log: Log): Promise<CodeServer> {
  const folder = await inCache({
    name: `code-server-${CODE_SERVER.version}-${PREPARATION}`,
    isSound: async candidate => (await versionIn(candidate)) !== undefined,
    build: async unfinished => {
      const started = Date.now()
      log('Fetching the browser-served VS Code with npm (40 MB, once) ...')
      await build(unfinished, log)
      log(`It is ready after ${Math.round((Date.now() - started) / 1000)} s.`)
    },
  })
  const version = await versionIn(folder)
  if (version === undefined) throw new Error(`The VS Code in ${folder} does not start.`)
  return { serverMain: serverMain(folder), version }
}

function serverMain(folder: string): string {
  return path.join(folder, 'lib/vscode/out/server-main.js')
}

async function versionIn(folder: string): Promise<string | undefined> {
  if (!existsSync(serverMain(folder))) return undefined
  try {
    const { stdout } = await run(process.execPath, [serverMain(folder), '--version'])
    return /^\d+\.\d+\.\d+/.exec(stdout)?.[0]
  } catch {
    return undefined
  }
}

async function build(folder: string, log: Log): Promise<void> {
  await unpackPackage(CODE_SERVER, folder)
  const vscode = path.join(folder, 'lib/vscode')
  await installDependencies(vscode)
  await installDependencies(path.join(vscode, 'extensions'))
  // The desktop build keeps its modules in an archive of this name, and some paths still say so.
  await symlink('node_modules', path.join(vscode, 'node_modules.asar'), 'junction')
  for (const [plain, native] of [
    ['plainLogger.js', '@vscode/spdlog'],
    ['plainWatchdog.js', 'native-watchdog'],
  ] as const) {
    await copyFile(
      path.join(__dirname, plain),
      path.join(vscode, 'node_modules', native, 'index.js'),
    )
  }
  await addRipgrep(vscode, log)
}

/**
 * Quick open and findFiles need ripgrep, which VS Code's own package downloads by an install script from
 * elsewhere. A newer version of that package brings the program itself.
 */
async function addRipgrep(vscode: string, log: Log): Promise<void> {
  const platform = `${process.platform}-${process.arch}`
  const integrity = RIPGREP_INTEGRITY[platform]
  if (integrity === undefined) {
    log(`There is no ripgrep for ${platform}: VS Code will not find files by name.`)
    return
  }
  const unpacked = await mkdtemp(path.join(vscode, 'ripgrep-'))
  const name = `@vscode/ripgrep-${platform}`
  await unpackPackage({ name, version: RIPGREP_VERSION, integrity }, unpacked)
  const bin = path.join(vscode, 'node_modules/@vscode/ripgrep/bin')
  await cp(path.join(unpacked, 'bin'), bin, { recursive: true })
  await rm(unpacked, { recursive: true })
}
