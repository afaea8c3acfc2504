import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Locator, type Page, chromium } from 'playwright-core'
import { findBrowser } from '../../scripts/vscode/browser'
import { artefactsFolder, repositoryRoot } from '../../scripts/vscode/cacheFolder'
import { serveVscode } from '../../scripts/vscode/serve'
import { makeWorkspace, writeFiles } from './workspace'

/** What a person finds when VS Code opens. */
export interface WorkbenchOptions {
  /** A new kernel-like repository unless it is given; a given one is left in place. */
  folder?: string
  /** Files that are written into the folder first, by their names in it. */
  files?: Readonly<Record<string, string>>
  settings?: Readonly<Record<string, unknown>>
  /** Restricted Mode when false. */
  trust?: boolean
  colorTheme?: string
  viewport?: { width: number; height: number }
  /** Pixels of a picture for each of the viewport; 1. */
  scale?: number
}

/** A VS Code with our extension installed, and hands to use it with. */
export interface Workbench {
  page: Page
  folder: string
  /** Opens a file by typing its name into quick open. */
  openFile(name: string): Promise<void>
  /** Chooses a command by its whole title in the command palette. */
  runCommand(title: string): Promise<void>
  /** Waits for a squiggle of this severity, or of any, and gives the first. */
  waitForSquiggle(severity?: Severity): Promise<Locator>
  /** What the Problems panel lists, as a screen reader would read it. */
  problems(): Promise<string[]>
  /** Leaves a picture in test-artefacts/ and gives its path. */
  screenshot(name: string): Promise<string>
  stop(): Promise<void>
}

type Severity = 'error' | 'warning' | 'info' | 'hint'

/** How long a person would wait before calling it broken. */
const PATIENCE_MS = 20_000

/** Opens VS Code in a browser for tests that act as a person does. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const made = options.folder === undefined ? makeWorkspace() : undefined
  const folder = options.folder ?? made?.folder ?? ''
  writeFiles(folder, options.files ?? {})
  const served = await serveVscode({
    folder,
    extensionPaths: [repositoryRoot],
    userSettings: {
      'workbench.colorTheme': options.colorTheme ?? 'Default Light Modern',
      ...options.settings,
    },
    trust: options.trust ?? true,
    log: say,
  })
  const stops = [() => served.stop()]
  const stop = async (): Promise<void> => {
    for (const end of stops) await end()
    made?.remove()
  }
  try {
    const browser = await chromium.launch(await findBrowser(say))
    stops.unshift(() => browser.close())
    const viewport = options.viewport ?? { width: 1280, height: 800 }
    const page = await browser.newPage({ viewport, deviceScaleFactor: options.scale ?? 1 })
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(served.url)
    await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor()
    return { page, folder, stop, ...handsOn(page) }
  } catch (error) {
    await stop()
    throw error
  }
}

type Hands = Omit<Workbench, 'page' | 'folder' | 'stop'>

function handsOn(page: Page): Hands {
  const runCommand = (title: string): Promise<void> => choose(page, 'F1', title)
  return {
    runCommand,
    async openFile(name) {
      await choose(page, 'ControlOrMeta+P', path.basename(name), name)
      await page.locator(`.tab.active[data-resource-name="${path.basename(name)}"]`).waitFor()
      // What is typed before the text is there is lost.
      await page.locator('.part.editor .monaco-editor.focused .view-line').first().waitFor()
    },
    async waitForSquiggle(severity) {
      const kinds = severity === undefined ? SEVERITIES : [severity]
      const squiggle = page.locator(kinds.map(kind => `.squiggly-${kind}`).join(', ')).first()
      await squiggle.waitFor({ state: 'attached' })
      return squiggle
    },
    async problems() {
      await runCommand('Problems: Focus on Problems View')
      const rows = page.locator('.markers-panel .monaco-list-row[aria-level="2"]')
      await rows
        .first()
        .waitFor({ timeout: 5_000 })
        .catch(() => undefined)
      const labels: string[] = []
      for (const row of await rows.all()) labels.push((await row.getAttribute('aria-label')) ?? '')
      return labels
    },
    async screenshot(name) {
      mkdirSync(artefactsFolder(), { recursive: true })
      const file = path.join(artefactsFolder(), `${name}.png`)
      await page.screenshot({ path: file })
      return file
    },
  }
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint']

/**
 * Opens a quick input, types, and takes the entry of exactly this name. What is listed depends on how far
 * VS Code has come with loading extensions and files, so it is opened anew until the entry is there.
 */
async function choose(page: Page, key: string, entry: string, typed = entry): Promise<void> {
  const exactly = new RegExp(`^${entry.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
  const row = page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: exactly }) })
    .first()
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    await page.keyboard.press(key)
    const input = page.locator('.quick-input-widget .quick-input-box input')
    await input.waitFor()
    await page.keyboard.type(typed)
    try {
      await row.click({ timeout: 3_000 })
      // What is chosen may ask something itself, in the same place.
      await row.waitFor({ state: 'hidden' })
      return
    } catch {
      await page.keyboard.press('Escape')
    }
  }
  throw new Error(`VS Code offers nothing called "${entry}" after ${key}.`)
}

function say(sentence: string): void {
  console.log(sentence)
}
