import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { type Workbench, openWorkbench } from './page'
import { FIX_PATCH } from './reportPatch'

const LINES = '.part.sidebar .monaco-list-row'

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
}

/** Turns the wheel over the report until a line of it is there: a list draws no more lines than fit. */
async function scrollTo({ page }: Workbench, line: Locator): Promise<void> {
  const pane = page.locator('.part.sidebar .pane', { hasText: 'Changelog Report' })
  await pane.locator('.monaco-list-row').first().waitFor()
  await pane.locator('.monaco-list').hover()
  await page.mouse.wheel(0, -5000)
  for (let turn = 0; turn < 40 && (await line.count()) === 0; turn++) {
    await page.waitForTimeout(100)
    await page.mouse.wheel(0, 60)
  }
  await line.waitFor()
}

describe('the Changelog Report as a person sees it', () => {
  for (const [name, colorTheme] of Object.entries(THEMES)) {
    describe(`in ${colorTheme}`, () => {
      let workbench: Workbench

      before(async () => {
        workbench = await openWorkbench({
          colorTheme,
          files: { '0001-fix.patch': FIX_PATCH },
          viewport: { width: 1280, height: 1000 },
        })
      })

      after(async () => {
        await workbench.stop()
      })

      it('answers the readers of the patch at hand', async () => {
        const { page } = workbench
        await workbench.openFile('0001-fix.patch')
        await workbench.runCommand('Kernel Patch: Show Changelog Report')
        const line = page.locator(LINES, { hasText: 'What triggers it?' })
        await scrollTo(workbench, line)
        const label = (await line.getAttribute('aria-label')) ?? ''
        assert.match(label, /^What triggers it\? answered by the text: “When the driver is unbound/)
        await workbench.screenshot(`report-${name}`)
      })

      it('goes to the place that answers', async () => {
        const { page } = workbench
        const line = page.locator(LINES, { hasText: 'What would I search for?' })
        await scrollTo(workbench, line)
        await line.click()
        await page
          .locator('.statusbar-item', { hasText: /Ln 10, Col \d+ \(\d+ selected\)/ })
          .waitFor()
        await workbench.screenshot(`report-${name}-place`)
      })
    })
  }
})
