import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { type Workbench, openWorkbench } from './page'

describe('VS Code as a person sees it', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench()
  })

  after(async () => {
    await workbench.stop()
  })

  it('opens a file by its name', async () => {
    await workbench.openFile('MAINTAINERS')
    // The editor shows every space as one that does not break.
    await workbench.page.locator('.view-line', { hasText: /^FOO\sDRIVER$/ }).waitFor()
    assert.ok(existsSync(await workbench.screenshot('smoke')))
  })

  it('runs a command by its title', async () => {
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility')
    await workbench.page.locator('.part.sidebar').waitFor({ state: 'hidden' })
  })
})
