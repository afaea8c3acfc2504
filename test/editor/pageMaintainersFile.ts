import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Workbench, openWorkbench } from './page'

const MAINTAINERS = `FOO DRIVER
M:	Jane Doe <jane@example.org>
S:	Maintained
F:	drivers/foo/
`

describe('the MAINTAINERS file as a person sees it', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench({ files: { MAINTAINERS } })
  })

  after(async () => {
    await workbench.stop()
  })

  it('tells a dead pattern that is typed, and removes it where that is chosen', async () => {
    const { page, folder } = workbench
    await workbench.openFile('MAINTAINERS')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('F:drivers/gone.c')
    await page.keyboard.press('Escape')
    await workbench.waitForSquiggle('warning')
    await page.keyboard.press('ControlOrMeta+.')
    const row = page.locator('.action-widget .monaco-list-row', { hasText: 'Remove this pattern' })
    await row.waitFor()
    await workbench.screenshot('maintainers-file-fix')
    await row.click()
    await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' })
    await page.keyboard.press('ControlOrMeta+S')
    await page.locator('.tab.active:not(.dirty)').waitFor()
    assert.equal(readFileSync(path.join(folder, 'MAINTAINERS'), 'utf8'), MAINTAINERS)
  })
})
