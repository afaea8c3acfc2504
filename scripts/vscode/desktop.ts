import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { SilentReporter, downloadAndUnzipVSCode } from '@vscode/test-electron'
import { type Log, cacheFolder } from './cacheFolder'
import { findInPath } from './findInPath'

const run = promisify(execFile)

/** The version that the extension promises to work with, and the one that is served to a browser. */
const VERSION = '1.99.3'

/** How long VS Code's update server may be silent before it counts as out of reach. */
const SILENT_MS = 8_000

/** A desktop VS Code that can run tests here, or undefined with the reason said. */
export async function desktopVscode(log: Log): Promise<string | undefined> {
  if (!hasDisplay() && findInPath('xvfb-run') === undefined) {
    log('There is no display for a desktop VS Code.')
    return undefined
  }
  try {
    const executable = await downloadAndUnzipVSCode({
      version: VERSION,
      cachePath: cacheFolder(),
      timeout: SILENT_MS,
      reporter: new SilentReporter(),
    })
    if (await starts(executable)) return executable
    log('The desktop VS Code was downloaded but lacks libraries of this system.')
  } catch {
    log('VS Code cannot be downloaded from its update server.')
  }
  return undefined
}

/**
 * The executable that @vscode/test-electron is to start for `desktop`: it gives it a display where there is
 * none and lets a suite keep workspace trust.
 */
export const desktopLauncher = path.join(__dirname, 'desktopLauncher.js')

/** The environment variable by which the launcher learns what to launch. */
export const DESKTOP_EXECUTABLE = 'KERNEL_PATCH_DESKTOP'

/** Whether a window can be opened at all; only Linux may have nowhere to open it. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Asks the executable as plain Node, which needs no display but every library. */
async function starts(executable: string): Promise<boolean> {
  try {
    await run(executable, ['--version'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
    return true
  } catch {
    return false
  }
}
