import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { bundledChromium } from './bundledChromium'
import type { Log } from './cacheFolder'
import { findInPath } from './findInPath'

const run = promisify(execFile)

const INSTALLED = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]

const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/** A container has no user namespaces for the sandbox; only pages of our own are ever opened. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser as playwright's `launch` wants it. */
export interface Browser {
  executablePath: string
  args: string[]
  env: NodeJS.ProcessEnv
}

/**
 * A Chromium that starts: the one KERNEL_PATCH_BROWSER names, an installed one, or one brought by npm.
 * `KERNEL_PATCH_BROWSER=bundled` asks for the last even where another is installed.
 */
export async function findBrowser(log: Log): Promise<Browser> {
  const wanted = process.env.KERNEL_PATCH_BROWSER
  if (wanted === 'bundled') return bundled(log)
  if (wanted) {
    if (await starts(wanted, process.env)) return installed(wanted)
    throw new Error(`KERNEL_PATCH_BROWSER names ${wanted}, which does not start.`)
  }
  const inPath = INSTALLED.map(name => findInPath(name)).filter(file => file !== undefined)
  const applications = process.platform === 'darwin' ? MAC_APPLICATIONS.filter(existsSync) : []
  for (const candidate of [...inPath, ...applications]) {
    // Some systems have a program of this name that only says how to install the browser.
    if (await starts(candidate, process.env)) return installed(candidate)
  }
  return bundled(log)
}

function installed(executablePath: string): Browser {
  return { executablePath, args: ARGUMENTS, env: process.env }
}

async function bundled(log: Log): Promise<Browser> {
  return { ...(await bundledChromium(starts, log)), args: ARGUMENTS }
}

async function starts(executable: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  try {
    await run(executable, ['--version'], { env, timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
