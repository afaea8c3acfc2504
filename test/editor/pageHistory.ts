import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { fakeGit } from '../support/fakeGit'
import { type Workbench, openWorkbench } from './page'

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
}

/** Bars of the picture that are not empty, whatever they are stacked of. */
const BARS = '.period rect:not(.hit)'

describe('the History view as a person sees it', () => {
  for (const [name, colorTheme] of Object.entries(THEMES)) {
    describe(`in ${colorTheme}`, () => {
      let workbench: Workbench

      before(async () => {
        workbench = await openWorkbench({ colorTheme, viewport: { width: 1280, height: 1000 } })
        addCommits(workbench.folder)
      })

      after(async () => {
        await workbench.stop()
      })

      it('draws who changed the file at hand, and when', async () => {
        await workbench.openFile('drivers/foo/foo.c')
        await workbench.runCommand('Kernel Patch: Show History of This Code')
        const picture = await pictureOf(workbench.page, 'drivers/foo/foo.c')
        const label = (await picture.locator('.plot').getAttribute('aria-label')) ?? ''
        assert.match(label, /12 commits by 4 people from January 2024/)
        assert.match(label, /Jane Doe 7/)
        assert.ok((await picture.locator(BARS).count()) > 6)
        await workbench.screenshot(`history-${name}`)
      })

      it('draws another picture of another file, and tells it in words', async () => {
        await workbench.openFile('MAINTAINERS')
        await workbench.openFile('drivers/foo/bar.c')
        const picture = await pictureOf(workbench.page, 'drivers/foo/bar.c')
        assert.equal(await picture.locator(BARS).count(), 1)
        const summary = picture.locator('summary')
        const told = picture.locator('.text td', { hasText: 'Li & Bold 1' })
        await summary.focus()
        await workbench.page.keyboard.press('Enter')
        await told.waitFor()
        await workbench.screenshot(`history-${name}-words`)
      })
    })
  }
})

describe('the History view that somebody leaves open', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench({
      viewport: { width: 1280, height: 1000 },
      settings: { 'explorer.autoReveal': false },
    })
    addCommits(workbench.folder)
  })

  after(async () => {
    await workbench.stop()
  })

  it('is about a folder that is chosen in the Explorer', async () => {
    const { page } = workbench
    await workbench.openFile('drivers/foo/foo.c')
    await workbench.runCommand('Kernel Patch: Show History of This Code')
    await pictureOf(page, 'drivers/foo/foo.c')
    await workbench.runCommand('View: Show Explorer')
    const folder = page.locator('.explorer-folders-view .monaco-list-row', { hasText: /^drivers/ })
    await folder.first().click({ button: 'right' })
    const item = page.locator('.context-view .action-label', { hasText: 'Show History of This' })
    await item.hover()
    // A menu that has just been opened takes no click.
    await page.waitForTimeout(300)
    await item.click()
    const picture = await pictureOf(page, /^drivers\/(?:foo\/)?$/)
    await picture.locator('p', { hasText: '13 commits by 4 people' }).waitFor()
    await workbench.screenshot('history-folder')
  })

  it('counts what is committed meanwhile', async () => {
    const picture = await pictureOf(workbench.page, /^drivers/)
    commit(workbench.folder, 'drivers/foo/bar.c', 'Ada Author', '2026-03-03', 1)
    await picture.locator('p', { hasText: '14 commits by 4 people' }).waitFor()
  })

  it('stays as it was left while other code is committed', async () => {
    const picture = await pictureOf(workbench.page, /^drivers/)
    await picture.locator('summary').click()
    const told = picture.locator('.text td', { hasText: 'Li & Bold 1' }).first()
    await told.waitFor()
    commit(workbench.folder, 'Makefile', 'Ada Author', '2026-03-04', 1)
    // VS Code looks at once, not when it comes to it, and the view asks again.
    await workbench.runCommand('Git: Refresh')
    await workbench.page.waitForTimeout(2000)
    assert.ok(await told.isVisible())
    await picture.locator('summary').click()
  })

  it('stays readable in the narrowest and in a wide side bar', async () => {
    const { page } = workbench
    const picture = await pictureOf(page, /^drivers/)
    for (const right of [220, 900]) {
      const bar = await page.locator('.part.sidebar').boundingBox()
      if (!bar) throw new Error('There is no side bar.')
      await page.mouse.move(bar.x + bar.width, 500)
      await page.mouse.down()
      await page.mouse.move(right, 500, { steps: 5 })
      await page.mouse.up()
      const name = picture.locator('.legend bdi', { hasText: 'Jane Doe' })
      const written = await name.boundingBox()
      assert.ok(written && written.width > 40, JSON.stringify(written))
      await workbench.screenshot(`history-to-${right}`)
    }
  })
})

describe('the History view in a low window', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench({ viewport: { width: 1280, height: 560 } })
    addCommits(workbench.folder)
  })

  after(async () => {
    await workbench.stop()
  })

  it('shows the whole picture, with the years below it', async () => {
    const { page } = workbench
    await workbench.openFile('drivers/foo/foo.c')
    await workbench.runCommand('Kernel Patch: Show History of This Code')
    const picture = await pictureOf(page, 'drivers/foo/foo.c')
    await picture.locator(BARS).nth(6).waitFor({ state: 'attached' })
    const placeOf = async (part: Locator): Promise<{ top: number; bottom: number }> => {
      const { y, height } = (await part.boundingBox()) ?? { y: NaN, height: NaN }
      return { top: y, bottom: y + height }
    }
    const bars = await placeOf(picture.locator('.bars'))
    const year = await placeOf(picture.locator('.years text').first())
    const below = await placeOf(page.locator('.part.sidebar .pane-header', { hasText: 'Report' }))
    const places = JSON.stringify({ bars, year, below })
    assert.ok(bars.bottom - bars.top > 40 && bars.bottom <= year.top + 2, places)
    assert.ok(year.bottom <= below.top, places)
    await workbench.screenshot('history-low')
  })
})

describe('the History view where git takes long', () => {
  let workbench: Workbench
  let beside: string

  before(async () => {
    beside = mkdtempSync(path.join(os.tmpdir(), 'kpa-slow-git-'))
    // While the file is there, git does not come to what it knows of one path.
    const waits = 'while [ -f slow ]; do sleep 0.1; done; cd "$OLDPWD"; exec git "$@"'
    const slow = fakeGit(beside, 'drivers/foo/bar.c', waits)
    workbench = await openWorkbench({ settings: { 'git.path': slow } })
    addCommits(workbench.folder)
  })

  after(async () => {
    await workbench.stop()
    rmSync(beside, { recursive: true, force: true })
  })

  it('says so in the place of another picture, and draws this one at last', async () => {
    const { page } = workbench
    await workbench.openFile('drivers/foo/foo.c')
    await workbench.runCommand('Kernel Patch: Show History of This Code')
    await pictureOf(page, 'drivers/foo/foo.c')
    writeFileSync(path.join(beside, 'slow'), '')
    await workbench.openFile('drivers/foo/bar.c')
    const inner = page.frameLocator('iframe.webview').frameLocator('#active-frame')
    await inner.locator('p', { hasText: 'git reads the history of this code' }).waitFor()
    assert.equal(await inner.locator('h1').count(), 0)
    await workbench.screenshot('history-slow')
    rmSync(path.join(beside, 'slow'))
    await pictureOf(page, 'drivers/foo/bar.c')
  })
})

/** The view's page, as soon as it is about this path. */
async function pictureOf(page: Page, subject: string | RegExp): Promise<FrameLocator> {
  const inner = page.frameLocator('iframe.webview').frameLocator('#active-frame')
  await inner.locator('h1', { hasText: subject }).waitFor()
  return inner
}

/** Four people at work in several quarters; one of them has a name that looks like markup. */
function addCommits(folder: string): void {
  const people = ['Jane Doe', 'Ada Author', 'Riad Reviewer', 'Li & Bold']
  const days = ['2024-01-20', '2024-05-02', '2024-05-09', '2024-08-01', '2024-11-11', '2025-02-03']
  const later = ['2025-02-04', '2025-02-17', '2025-06-06', '2025-08-20', '2026-01-15']
  ;[...days, ...later].forEach((day, index) => {
    const author = people[(index * index) % 4 === 1 ? 1 + ((index >> 1) % 3) : 0] ?? 'Jane Doe'
    commit(folder, 'drivers/foo/foo.c', author, day, index)
  })
  commit(folder, 'drivers/foo/bar.c', 'Li & Bold', '2026-02-02', 0)
}

function commit(folder: string, file: string, author: string, day: string, turn: number): void {
  writeFileSync(path.join(folder, file), `int foo = ${turn};\n`)
  const date = `${day}T12:00:00Z`
  const git = (...args: string[]): void => {
    const env = { ...process.env, GIT_COMMITTER_DATE: date }
    execFileSync('git', args, { cwd: folder, env })
  }
  git('add', file)
  const email = `${author.replace(/ .*/, '').toLowerCase()}@example.org`
  git('commit', '-qm', 'foo: go on', `--author=${author} <${email}>`, `--date=${date}`)
}
