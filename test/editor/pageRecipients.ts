import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { type Workbench, openWorkbench } from './page'
import { BODY, HEADER } from './plainPatch'

const SIDEBAR = '.part.sidebar'

describe('the boxes of the Maintainers view as a person uses them', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench({ files: { 'foo.patch': HEADER + BODY } })
    await workbench.openFile('foo.patch')
    await workbench.runCommand('Kernel Patch: Find Maintainers')
    await line('Jane Doe').waitFor()
  })

  after(async () => {
    await workbench.stop()
  })

  const line = (text: string): Locator =>
    workbench.page.locator(`${SIDEBAR} .monaco-list-row`, { hasText: text }).first()

  const isChecked = async (text: string): Promise<string | null> =>
    line(text)
      .locator('[role="checkbox"], .monaco-custom-toggle')
      .first()
      .getAttribute('aria-checked')

  /** VS Code turns the box at once; the line tells that it has been drawn with it, and takes the next click. */
  const becomes = async (text: string, checked: 'true' | 'false'): Promise<void> => {
    const told = checked === 'true' ? ', selected, ' : ', not selected, '
    await workbench.page
      .locator(`${SIDEBAR} .monaco-list-row[aria-label*="${told}"]`, { hasText: text })
      .locator(`[aria-checked="${checked}"]`)
      .first()
      .waitFor()
  }

  it('are ticked for those who have to get the patch', async () => {
    assert.equal(await isChecked('Jane Doe'), 'true')
    assert.match((await line('Jane Doe').getAttribute('aria-label')) ?? '', /selected, To/)
    await workbench.screenshot('recipients')
  })

  it('are changed by a click, which the badge answers', async () => {
    await line('Jane Doe').locator('.monaco-custom-toggle').click()
    await becomes('Jane Doe', 'false')
    const { page } = workbench
    await page
      .locator('.activitybar [aria-label*="Without these the patch would bounce"]')
      .first()
      .waitFor()
    await workbench.screenshot('recipients-left-out')
    await line('Jane Doe').locator('.monaco-custom-toggle').click()
    await becomes('Jane Doe', 'true')
  })

  it('are changed by the space bar', async () => {
    const { page } = workbench
    await workbench.runCommand('Kernel Patch: Find Maintainers')
    // The command asks anew, and the lines are drawn once more when the history is known.
    await page.waitForTimeout(1000)
    await page.locator(`${SIDEBAR} .monaco-list.element-focused`).first().waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.locator(`${SIDEBAR} .monaco-list-row.focused`, { hasText: 'Jane Doe' }).waitFor()
    await page.keyboard.press('Space')
    await becomes('Jane Doe', 'false')
    await page.keyboard.press('Space')
    await becomes('Jane Doe', 'true')
  })

  it('decide what the title writes into the patch', async () => {
    const { page } = workbench
    await line('linux-foo@vger').locator('.monaco-custom-toggle').click()
    await becomes('linux-foo@vger', 'false')
    await page.locator(`${SIDEBAR} .pane-header`).first().hover()
    await page
      .locator(`${SIDEBAR} .action-label[aria-label="Write To: and Cc: into Patches"]`)
      .click()
    await page
      .locator('.notifications-toasts', { hasText: 'Wrote 1 address into 1 patch.' })
      .waitFor()
    const file = path.join(workbench.folder, 'foo.patch')
    assert.equal(readFileSync(file, 'utf8'), `${HEADER}To: Jane Doe <jane@example.org>\n${BODY}`)
    await workbench.screenshot('recipients-written')
  })

  it('leave the way back open', async () => {
    const { page } = workbench
    await page.locator('.editor-instance .view-line').first().click()
    await page.keyboard.press('ControlOrMeta+Z')
    await page
      .locator('.editor-instance .view-line', { hasText: 'To: Jane' })
      .waitFor({ state: 'detached' })
  })

  it('have a menu that lists what somebody did here', async () => {
    const { page } = workbench
    await line('Jane Doe').click({ button: 'right' })
    await workbench.screenshot('recipients-menu')
    await page.locator('.context-view .action-label', { hasText: 'Show Commits Here' }).click()
    const commit = page.locator('.quick-input-list .monaco-list-row', {
      hasText: 'foo: add the driver',
    })
    await commit.waitFor()
    await workbench.screenshot('recipients-commits')
    await commit.click()
    await page.locator('.view-line', { hasText: 'Author: Jane Doe' }).waitFor()
    await workbench.screenshot('recipients-commit')
  })
})
