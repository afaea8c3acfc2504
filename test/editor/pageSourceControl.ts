import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type Workbench, openWorkbench } from './page'

const BOX = '.scm-editor .monaco-editor'

describe('the message box of Source Control as a person sees it', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench()
    const { page } = workbench
    await page.keyboard.press('Control+Shift+G')
    await page.locator(BOX).click()
    await page.keyboard.type('foo: flush the queue.')
  })

  after(async () => {
    await workbench.stop()
  })

  it('underlines what is found', async () => {
    await workbench.waitForSquiggle('info')
  })

  it('has the number of findings in the status bar, in words for a screen reader', async () => {
    const item = workbench.page.locator(
      '[id="kernel-patch-author.kernel-patch-author.kernelPatch.box"]',
    )
    await item.waitFor()
    assert.match(
      (await item.getAttribute('aria-label')) ?? '',
      /\d suggestion.* in the commit message/,
    )
    await workbench.screenshot('source-control-box')
  })

  it('lists the findings, and goes to the one that is chosen', async () => {
    const { page } = workbench
    await page.locator('[id$="kernelPatch.box"] a').first().click()
    const choice = page.locator('.quick-input-list .monaco-list-row', { hasText: 'full stop' })
    await choice.waitFor()
    await workbench.screenshot('source-control-findings')
    await choice.click()
    await page.locator(`${BOX}.focused`).waitFor()
    await cursorIn(page, 20)
    await page.keyboard.press('Delete')
    await page.locator(BOX, { hasText: /queue$/ }).waitFor()
  })
})

describe('the findings of a newcomer', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench()
  })

  after(async () => {
    await workbench.stop()
  })

  it('begin with what bounces, and say so', async () => {
    const { page } = workbench
    await page.keyboard.press('Control+Shift+G')
    await page.locator(BOX).click()
    await page.keyboard.type('foo: flush the queue.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('It was lost.')
    await workbench.waitForSquiggle('error')
    await page.locator('[id$="kernelPatch.box"] a').first().click()
    const rows = page.locator('.quick-input-list .monaco-list-row')
    await rows.first().waitFor()
    const said = await rows.allInnerTexts()
    await workbench.screenshot('findings-in-order')
    const bounces = said.findIndex(text => text.includes('empty line'))
    const asked = said.findIndex(text => text.includes('full stop'))
    assert.ok(bounces >= 0 && bounces < asked, said.join('\n'))
    assert.match(said.join('\n'), /the patch will bounce[^]*worth knowing/)
  })
})

/** Waits until the cursor has come to the place behind so many characters of the box. */
async function cursorIn(page: Page, characters: number): Promise<void> {
  const cursor = page.locator(`${BOX} .cursors-layer .cursor`).first()
  const text = page.locator(`${BOX} .view-line`).first().locator('span').first()
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const [at, line] = [await cursor.boundingBox(), await text.boundingBox()]
    if (at && line && Math.abs(at.x - line.x - (line.width * characters) / 21) < 3) return
    await page.waitForTimeout(50)
  }
  throw new Error(`The cursor did not come to character ${characters}.`)
}
