import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { type Workbench, openWorkbench } from './page'

/** The icon in the activity bar. */
const ICON = '.activitybar .action-label[aria-label^="Kernel Patch"]'

const LINES = '.part.sidebar .monaco-list-row'

describe('the Maintainers view as a person sees it', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench()
  })

  after(async () => {
    await workbench.stop()
  })

  it('has an icon in a kernel tree', async () => {
    await workbench.page.locator(ICON).waitFor()
  })

  it('shows people and lists, each with its section', async () => {
    const { page } = workbench
    await workbench.openFile('drivers/foo/foo.c')
    await workbench.runCommand('Kernel Patch: Find Maintainers')
    await page.locator(LINES, { hasText: 'Jane Doe' }).waitFor()
    const lines = await page.locator(LINES).allInnerTexts()
    assert.ok(
      lines.some(line => /^Jane Doe\s*FOO DRIVER/.test(line)),
      lines.join('\n'),
    )
    await workbench.screenshot('maintainers')
  })

  it('says the reasons when the pointer rests on a line', async () => {
    const { page } = workbench
    const hover = page.locator('.monaco-hover', { hasText: 'by pattern' }).first()
    for (let tries = 0; tries < 5 && !(await hover.isVisible()); tries++) {
      await pointAway(page)
      await page.locator(LINES, { hasText: 'Jane Doe' }).hover()
      await page.waitForTimeout(2000)
    }
    assert.match(await hover.innerText(), /jane@example\.org[^]*drivers\/foo\//)
    await workbench.screenshot('maintainers-reasons')
  })

  it('copies the address of the line that has the focus', async () => {
    const { page } = workbench
    await pointAway(page)
    // Keys move the focus alone: nothing is selected here.
    await workbench.runCommand('Kernel Patch: Find Maintainers')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ControlOrMeta+C')
    await page.locator('.part.statusbar', { hasText: 'Copied 1 address.' }).waitFor()
  })

  it('says what to do when nothing is staged', async () => {
    await workbench.runCommand('Kernel Patch: Find Maintainers of Staged Change')
    await workbench.page.locator('.welcome-view', { hasText: 'Nothing is staged.' }).waitFor()
    await workbench.screenshot('maintainers-nothing-staged')
  })
})

describe('an ordinary folder as a person sees it', () => {
  let workbench: Workbench
  let folder: string

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'kpa-ordinary-'))
    execFileSync('git', ['init', '--quiet'], { cwd: folder })
    workbench = await openWorkbench({ folder, files: { 'a.c': 'int a;\n' } })
  })

  after(async () => {
    await workbench.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('has nothing of ours in it', async () => {
    const { page } = workbench
    await workbench.openFile('a.c')
    await page.locator('.statusbar-item', { hasText: /^C$/ }).waitFor()
    assert.equal(await page.locator(ICON).count(), 0)
  })

  it('says why nothing is shown, when somebody asks all the same', async () => {
    await workbench.runCommand('Kernel Patch: Find Maintainers')
    const welcome = workbench.page.locator('.welcome-view', { hasText: 'is not at work here' })
    await welcome.waitFor()
    await workbench.screenshot('maintainers-ordinary-folder')
  })
})

/** Moves the pointer off everything that explains itself, and waits until the last explanation has gone. */
async function pointAway(page: Page): Promise<void> {
  await page.mouse.move(900, 600)
  await page.locator('.monaco-hover').first().waitFor({ state: 'hidden' })
}
