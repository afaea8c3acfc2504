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
    const { page } = workbench
    await workbench.openFile('MAINTAINERS')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('F:')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.type('drivers/gone.c')
    await page.keyboard.press('Escape')
    await workbench.waitForSquiggle('warning')
    await page.keyboard.press('ControlOrMeta+.')
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Remove this pattern' })
    await fix.waitFor()
    await workbench.screenshot('maintainers-file-fix')
    await page.keyboard.press('Enter')
    await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' })
    await saves(workbench, MAINTAINERS)
  })

  it('completes a path segment by segment, and asks for each by itself', async () => {
    const { page } = workbench
    await workbench.openFile('MAINTAINERS')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('F')
    await choose(workbench, /^F:/)
    await choose(workbench, /^drivers\//)
    await workbench.screenshot('maintainers-file-completion')
    await choose(workbench, /^foo\//)
    await choose(workbench, /^foo\.c/)
    await saves(workbench, `${MAINTAINERS}F:\tdrivers/foo/foo.c`)
  })
})

/** Takes an entry of the list of suggestions, by arrows and Enter, once it is there. */
async function choose({ page }: Workbench, label: RegExp): Promise<void> {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row')
  const row = rows.filter({ hasText: label }).first()
  await row.waitFor()
  for (let step = 0; step < 20; step++) {
    if ((await row.getAttribute('class'))?.includes('focused')) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await row.waitFor({ state: 'hidden' })
}

/** Saves the file, and waits until it has this text. */
async function saves({ page, folder }: Workbench, text: string): Promise<void> {
  const saved = (): string => readFileSync(path.join(folder, 'MAINTAINERS'), 'utf8')
  await page.keyboard.press('ControlOrMeta+S')
  for (let tries = 0; tries < 50 && saved() !== text; tries++) await page.waitForTimeout(100)
  assert.equal(saved(), text)
}
