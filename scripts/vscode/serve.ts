import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { atExit } from './atExit'
import { type Log } from './cacheFolder'
import { prepareCodeServer } from './codeServer'
import { startServer } from './serverProcess'

/** What the browser-served VS Code is to show. */
export interface ServeOptions {
  folder: string
  /** Folders of extensions that count as installed. */
  extensionPaths: readonly string[]
  userSettings: Readonly<Record<string, unknown>>
  /** Without trust every folder is in Restricted Mode, and no question is asked. */
  trust: boolean
  /** Any free one unless it is given. */
  port?: number
  log: Log
}

/** A browser-served VS Code that runs. */
export interface ServedVscode {
  /** Opens the folder; it holds a secret, since whoever has it can run programs as this user. */
  url: string
  port: number
  version: string
  /** Settled when the server has ended without being asked to. */
  ended: Promise<string>
  stop(): Promise<void>
}

/** Starts VS Code's server for one folder, with data and extensions folders of its own. */
export async function serveVscode(options: ServeOptions): Promise<ServedVscode> {
  const { serverMain, version } = await prepareCodeServer(options.log)
  const home = mkdtempSync(path.join(os.tmpdir(), 'kernel-patch-vscode-'))
  const removeHome = (): void => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  const forget = atExit(removeHome)
  try {
    await writeSettings(home, options)
    await linkExtensions(home, options.extensionPaths)
    const token = randomBytes(16).toString('hex')
    // On the command line every user of the machine could read it.
    await writeFile(path.join(home, 'token'), token, { mode: 0o600 })
    const temporary = path.join(home, 'tmp')
    await mkdir(temporary)
    const server = await startServer(
      serverMain,
      serverArguments(home, options.port ?? 0),
      temporary,
    )
    const address = new URL(`http://127.0.0.1:${server.port}/`)
    address.searchParams.set('tkn', token)
    address.searchParams.set('folder', options.folder)
    return {
      url: address.href,
      port: server.port,
      version,
      ended: server.ended,
      stop: async () => {
        await server.stop()
        forget()
        removeHome()
      },
    }
  } catch (error) {
    forget()
    removeHome()
    throw error
  }
}

/**
 * The address that loads an extension from its folder as under development and, if there are any, runs its
 * tests, or opens a file. The page itself calls `codeAutomationExit` when they are done.
 */
export function developmentUrl(
  served: ServedVscode,
  extensionPath: string,
  testsPath?: string,
  openFile?: string,
): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${served.port}${file}`
  const payload = [
    ['extensionDevelopmentPath', remote(extensionPath)],
    ...(testsPath === undefined ? [] : [['extensionTestsPath', remote(testsPath)]]),
    ...(openFile === undefined ? [] : [['openFile', remote(openFile)]]),
    ['skipWelcome', 'true'],
  ]
  const address = new URL(served.url)
  address.searchParams.set('payload', JSON.stringify(payload))
  return address.href
}

function serverArguments(home: string, port: number): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--connection-token-file', path.join(home, 'token')],
    ...['--user-data-dir', path.join(home, 'data'), '--server-data-dir', path.join(home, 'server')],
    ...['--extensions-dir', path.join(home, 'extensions')],
    ...['--telemetry-level', 'off', '--accept-server-license-terms'],
  ]
}

/**
 * A served VS Code takes what belongs to a machine, such as `git.path`, from the server's own settings; from the user's
 * only as long as it has not heard of the server's.
 */
async function writeSettings(home: string, { userSettings, trust }: ServeOptions): Promise<void> {
  const settings = {
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'update.mode': 'none',
    'workbench.startupEditor': 'none',
    'workbench.enableExperiments': false,
    'chat.commandCenter.enabled': false,
    ...userSettings,
    'security.workspace.trust.enabled': !trust,
    'security.workspace.trust.startupPrompt': 'never',
  }
  for (const owner of ['User', 'Machine']) {
    const folder = path.join(home, 'data', owner)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2))
  }
}

/** A link instead of a copy: what is built next is what the next window loads. */
async function linkExtensions(home: string, extensionPaths: readonly string[]): Promise<void> {
  const folder = path.join(home, 'extensions')
  await mkdir(folder, { recursive: true })
  for (const extension of extensionPaths) {
    const manifest: unknown = JSON.parse(
      await readFile(path.join(extension, 'package.json'), 'utf8'),
    )
    await symlink(path.resolve(extension), path.join(folder, installedName(manifest)), 'junction')
  }
}

function installedName(manifest: unknown): string {
  const { publisher, name, version } = manifest as Record<string, string>
  return `${publisher}.${name}-${version}`
}
