import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { git, makeOldTree } from './oldTree'
import { type Workbench, openWorkbench } from './page'
import { type TestWorkspace, writeFiles } from './workspace'

const SIDEBAR = '.part.sidebar'

describe('what a person can ask the Maintainers view about', () => {
  let tree: TestWorkspace
  let workbench: Workbench

  before(async () => {
    tree = makeOldTree()
    makeSeries(tree.folder)
    workbench = await openWorkbench({
      folder: tree.folder,
      viewport: { width: 1280, height: 1000 },
      settings: { 'explorer.autoReveal': false },
    })
    await workbench.openFile('drivers/foo/foo.c')
    await workbench.runCommand('Kernel Patch: Find Maintainers')
    await isAbout('drivers/foo/foo.c')
  })

  after(async () => {
    await workbench.stop()
    tree.remove()
  })

  /** Waits for the sentence above the people; a path in it may be broken behind each slash. */
  const isAbout = async (what: string): Promise<void> => {
    const letters = Array.from(what, letter => letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&'))
    const broken = new RegExp(`^For ${letters.join('\u200b?')}`)
    await workbench.page.locator(`${SIDEBAR} .message`, { hasText: broken }).first().waitFor()
  }

  const line = (text: string | RegExp): Locator =>
    workbench.page.locator(`${SIDEBAR} .monaco-list-row`, { hasText: text }).first()

  const inExplorer = async (): Promise<(name: RegExp) => Locator> => {
    await workbench.runCommand('View: Show Explorer')
    const rows = workbench.page.locator('.explorer-folders-view .monaco-list-row')
    await rows.first().waitFor()
    return name => rows.filter({ hasText: name }).first()
  }

  const choose = async (row: Locator, command: string): Promise<void> => {
    await row.click({ button: 'right' })
    const item = workbench.page.locator('.context-view .action-label', { hasText: command })
    await item.hover()
    // A menu that has just been opened takes no click.
    await workbench.page.waitForTimeout(300)
    await item.click()
  }

  it('is a folder of the Explorer', async () => {
    const row = await inExplorer()
    await choose(row(/^scripts$/), 'Find Maintainers')
    await isAbout('scripts/')
    await line('kernel@lists.example.org').waitFor()
    await workbench.screenshot('subject-folder')
  })

  it('are lines that are selected', async () => {
    const { page } = workbench
    await workbench.openFile('drivers/foo/foo.c')
    await page.locator('.editor-instance .view-line').first().click()
    for (const key of ['ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(`Shift+${key}`)
    await workbench.runCommand('Kernel Patch: Find Maintainers of Selection')
    await isAbout('drivers/foo/foo.c, lines 1 to 3')
    await workbench.screenshot('subject-lines')
  })

  it('is the staged change', async () => {
    writeFiles(tree.folder, { 'drivers/bar/bar.c': 'int bar;\nint more;\n' })
    git(tree.folder, ['add', 'drivers/bar/bar.c'])
    await workbench.runCommand('Kernel Patch: Find Maintainers of Staged Change')
    await isAbout('the staged change (1 file)')
    await line(/^linux-bar@lists/).waitFor()
    const said = workbench.page.locator(`${SIDEBAR} .message`).first()
    assert.match(await said.innerText(), /The section BAR ENGINE is marked "Orphan": nobody /)
    await workbench.screenshot('subject-staged')
    git(tree.folder, ['reset', '--quiet', '--hard'])
  })

  it('is a commit that is picked from a list', async () => {
    const { page } = workbench
    await workbench.runCommand('Kernel Patch: Find Maintainers of Commit…')
    await page.keyboard.type('step 328')
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'foo: take step 328' })
      .click()
    const hash = git(tree.folder, ['rev-parse', 'main~1']).slice(0, 12)
    await isAbout(`commit ${hash} ("foo: take step 328"), 1 file`)
    await workbench.screenshot('subject-commit')
  })

  it('is a range of commits', async () => {
    const { page } = workbench
    await workbench.runCommand('Kernel Patch: Find Maintainers of Range…')
    const input = page.locator('.quick-input-widget .quick-input-box input')
    await input.fill('main~3..main')
    await page.keyboard.press('Enter')
    await isAbout('main~3..main, 3 commits')
    await workbench.screenshot('subject-range')
  })

  it('are patches that are selected in the Explorer, even beside their folder', async () => {
    const row = await inExplorer()
    await row(/^outgoing$/).click()
    await row(/^0002-/).click({ modifiers: ['Shift'] })
    await choose(row(/^0001-/), 'Find Maintainers')
    await isAbout('the series (2 patches)')
    const frida = await line('Frida Foo').getAttribute('aria-label')
    assert.match(frida ?? '', /^Frida Foo, selected, To, .*, 1\/2,/)
    await workbench.screenshot('subject-series')
  })

  it('has its answer written into the cover letter alone, where the person says so', async () => {
    const { page } = workbench
    await page.locator(`${SIDEBAR} .pane-header`).first().hover()
    await page
      .locator(`${SIDEBAR} .action-label[aria-label="Write To: and Cc: into Patches"]`)
      .click()
    const letter = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Cover letter' })
    await letter.last().waitFor()
    await workbench.screenshot('subject-cover-letter')
    await letter.last().click()
    await page
      .locator('.notifications-toasts', { hasText: /Wrote \d addresses into 1 patch\./ })
      .waitFor()
    const headers = ['0000-cover-letter', '0001-foo-go-on', '0002-bar-go-on'].map(name =>
      readFileSync(path.join(tree.folder, `outgoing/${name}.patch`), 'utf8'),
    )
    assert.deepEqual(
      headers.map(text => /^To: .*frida@example\.org/m.test(text)),
      [true, false, false],
    )
  })
})

/** Two patches with a cover letter, as git format-patch writes them; the branch is as before. */
function makeSeries(folder: string): void {
  git(folder, ['checkout', '--quiet', '-b', 'topic'])
  for (const [name, text] of [
    ['foo', 'int foo = 330;\n\nint bar = 1;\n'],
    ['bar', 'int bar;\nint less;\n'],
  ] as const) {
    writeFiles(folder, { [`drivers/${name}/${name}.c`]: text })
    git(folder, ['commit', '--quiet', '--all', '--message', `${name}: go on\n\nIt is time.`])
  }
  git(folder, ['format-patch', '--quiet', '--cover-letter', '-o', 'outgoing', 'main'])
  git(folder, ['checkout', '--quiet', 'main'])
  writeFiles(folder, { '.git/info/exclude': 'outgoing/\n' })
}
