#!/usr/bin/env node
/**
 * Stands where @vscode/test-electron expects the desktop VS Code: takes its arguments, runs the tests in the
 * browser-served one, and ends with their status.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { format } from 'node:util'
import { type Page, chromium } from 'playwright-core'
import { exitWithParent } from './atExit'
import { findBrowser } from './browser'
import { artefactsFolder } from './cacheFolder'
import { type DesktopArguments, parseArguments } from './desktopArguments'
import { type ServedVscode, developmentUrl, serveVscode } from './serve'
import { TESTS_BEGIN } from './testsBegin'

/** After this long a run counts as stuck. */
const STUCK_AFTER_S = Number(process.env.KERNEL_PATCH_EDITOR_TIMEOUT || 300)

exitWithParent()
void main()

async function main(): Promise<void> {
  try {
    process.exitCode = await runTests(parseArguments(process.argv.slice(2)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

async function runTests(wanted: DesktopArguments): Promise<number> {
  const served = await serveVscode({
    folder: wanted.folder,
    extensionPaths: foldersIn(wanted.extensionsDir),
    userSettings: settingsIn(wanted.userDataDir),
    trust: wanted.trust,
    log: say,
  })
  try {
    const browser = await chromium.launch(await findBrowser(say))
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      const url = developmentUrl(served, wanted.extensionDevelopmentPath, wanted.extensionTestsPath)
      const [status] = await Promise.all([statusOf(page, served), page.goto(url)])
      return status
    } finally {
      await browser.close()
    }
  } finally {
    await served.stop()
  }
}

/** Settled when the tests are over, or when they cannot come to an end any more. */
async function statusOf(page: Page, served: ServedVscode): Promise<number> {
  // What is said before the tests begin is shown only when something goes wrong.
  const before: string[] = []
  const printed = { begun: false }
  let watchdog: NodeJS.Timeout | undefined
  try {
    const status = await new Promise<number>((resolve, reject) => {
      // VS Code looks for these two by name; both have to be there before the page loads.
      void page.exposeFunction('codeAutomationExit', resolve)
      void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
        const line = format(...args)
        printed.begun ||= line.includes(TESTS_BEGIN)
        if (printed.begun) say(line)
        else before.push(line)
      })
      page.on('crash', () => {
        reject(new Error('The browser tab in which VS Code ran has crashed.'))
      })
      page.on('close', () => {
        reject(new Error('The browser in which VS Code ran has ended.'))
      })
      void served.ended.then(words => {
        reject(new Error(`VS Code's server has ended before the tests. It said:\n${words}`))
      })
      watchdog = setTimeout(() => {
        void screenshot(page).then(file => {
          reject(new Error(`The tests did not end within ${STUCK_AFTER_S} s. See ${file}.`))
        })
      }, STUCK_AFTER_S * 1000)
    })
    if (!printed.begun && status !== 0) before.forEach(say)
    return status
  } catch (error) {
    if (!printed.begun) before.forEach(say)
    throw error
  } finally {
    clearTimeout(watchdog)
  }
}

async function screenshot(page: Page): Promise<string> {
  const file = path.join(artefactsFolder(), 'stuck.png')
  mkdirSync(artefactsFolder(), { recursive: true })
  try {
    await page.screenshot({ path: file, timeout: 10_000 })
    return file
  } catch {
    return 'nothing: the page does not even give a picture'
  }
}

/** The desktop VS Code would take the settings from its user data folder, so a runner puts them there. */
function settingsIn(userDataDir: string | undefined): Record<string, unknown> {
  if (userDataDir === undefined) return {}
  const file = path.join(userDataDir, 'User', 'settings.json')
  if (!existsSync(file)) return {}
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
}

function foldersIn(extensionsDir: string | undefined): string[] {
  if (extensionsDir === undefined || !existsSync(extensionsDir)) return []
  return readdirSync(extensionsDir)
    .map(name => path.join(extensionsDir, name))
    .filter(folder => existsSync(path.join(folder, 'package.json')))
}

function say(line: string): void {
  console.log(line)
}
