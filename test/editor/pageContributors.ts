import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FrameLocator, Locator } from 'playwright-core'
import { type Workbench, openWorkbench } from './page'
import { makeWorkspace, type TestWorkspace } from './workspace'

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
}

const PROGRESS = '.notification-toast:has-text("Counting contributors")'

/** Who commits to the repository of the test, and how often. One has a name that looks like markup. */
const PEOPLE: readonly (readonly [name: string, email: string, commits: number])[] = [
  ['Bea Busy', 'bea@chips.example.com', 7],
  ['Ada Author', 'ada@boards.example.org', 3],
  ['Zoe Zeal', 'zoe@gmail.com', 2],
  ['Mal &lt;b&gt; & Co', 'mal@example.net', 1],
]

describe('the page of contributors as a person sees it', () => {
  for (const [theme, colorTheme] of Object.entries(THEMES)) {
    describe(`in ${colorTheme}`, () => {
      let workbench: Workbench
      let workspace: TestWorkspace

      before(async () => {
        workspace = makeWorkspace()
        for (const person of PEOPLE) commitBy(workspace.folder, ...person)
        const viewport = { width: 1280, height: 1000 }
        workbench = await openWorkbench({ colorTheme, folder: workspace.folder, viewport })
      })

      after(async () => {
        await workbench.stop()
        workspace.remove()
      })

      it('says the essential first', async () => {
        const { page } = workbench
        await workbench.runCommand('Kernel Patch: Show Contributors')
        await page.locator('.quick-input-list .label-name', { hasText: 'Whole history' }).click()
        const shown = contents(workbench)
        await shown.locator('h1').waitFor()
        // What is counted at once needs no word of it, which would lie over the page.
        assert.equal(await page.locator(PROGRESS).count(), 0)
        assert.equal(
          await shown.locator('h1').innerText(),
          '14 changes by 5 people from 3 employers in the whole history',
        )
        assert.ok(
          (await rightOf(shown.locator('#people'))) <=
            (await rightOf(page.locator('.part.editor'))),
        )
        const odd = shown.locator('#people th', { hasText: 'Mal' })
        assert.match(await odd.innerText(), /^Mal &lt;b&gt; & Co/)
        await workbench.screenshot(`contributors-${theme}`)
      })

      it('sorts by the column whose heading is clicked', async () => {
        const shown = contents(workbench)
        const first = shown.locator('#people tbody tr:first-child th')
        const heading = shown.locator('#people th', { hasText: 'Person' })
        assert.match(await first.innerText(), /^Bea Busy/)
        await heading.locator('button').click()
        assert.equal(await heading.getAttribute('aria-sort'), 'ascending')
        assert.match(await first.innerText(), /^Ada Author/)
        await heading.locator('button').press('Enter')
        assert.equal(await heading.getAttribute('aria-sort'), 'descending')
        assert.match(await first.innerText(), /^Zoe Zeal/)
        assert.equal(await shown.locator('#said').textContent(), 'Sorted by Person, descending.')
      })

      it('has the table scroll below the names, not the page, where there is little room', async () => {
        const { page } = workbench
        const wide = page.viewportSize() ?? { width: 1280, height: 1000 }
        await page.setViewportSize({ ...wide, width: 860 })
        const shown = contents(workbench)
        const leftOf = async (part: Locator): Promise<number> =>
          (await part.boundingBox())?.x ?? NaN
        const heading = shown.locator('h1')
        const name = shown.locator('#people tbody tr:first-child th')
        const last = shown.locator('#people thead th:last-child')
        const before = { heading: await leftOf(heading), name: await leftOf(name) }
        await heading.hover()
        await page.mouse.wheel(500, 0)
        const far = await leftOf(last)
        await name.hover()
        await page.mouse.wheel(500, 0)
        await page.waitForTimeout(300)
        assert.ok((await leftOf(last)) < far)
        assert.deepEqual({ heading: await leftOf(heading), name: await leftOf(name) }, before)
        await workbench.screenshot(`contributors-narrow-${theme}`)
        await page.setViewportSize(wide)
      })

      it('changes to employers, and finds one', async () => {
        const shown = contents(workbench)
        await shown.locator('button', { hasText: 'Employers' }).click()
        assert.equal(await shown.locator('#people').isVisible(), false)
        await shown.locator('#search').fill('no known')
        assert.equal(await shown.locator('#employers tbody tr:visible').count(), 1)
        await workbench.screenshot(`contributors-${theme}-employers`)
      })

      it('opens the table as a document', async () => {
        const { page } = workbench
        await contents(workbench).locator('button', { hasText: 'Export as CSV' }).click()
        const editor = page.locator('.editor-instance .view-lines')
        const line = editor.locator('.view-line', { hasText: 'example.com,1,7,7' })
        await line.waitFor()
      })
    })
  }
})

describe('the count of contributors as a person waits for it', () => {
  let workbench: Workbench
  let beside: string

  before(async () => {
    beside = mkdtempSync(path.join(os.tmpdir(), 'kpa-slow-git-'))
    const slow = path.join(beside, 'git')
    // While the file is there, a log with lines does not come to its end.
    const waits = `*--numstat*) [ -f '${beside}/slow' ] && echo $$ > '${beside}/pid' && exec sleep 300;;`
    writeFileSync(slow, `#!/bin/sh\ncase "$*" in ${waits} esac\nexec git "$@"\n`, { mode: 0o755 })
    workbench = await openWorkbench({ settings: { 'git.path': slow } })
  })

  after(async () => {
    await workbench.stop()
    rmSync(beside, { recursive: true, force: true })
  })

  it('can be cancelled, which ends git', async () => {
    const { page } = workbench
    writeFileSync(path.join(beside, 'slow'), '')
    await chooseRange(workbench, 'Whole history')
    const toast = page.locator(PROGRESS)
    await toast.waitFor()
    const noted = path.join(beside, 'pid')
    const pidOf = (): number => (existsSync(noted) ? Number(readFileSync(noted, 'utf8')) : 0)
    await settled(() => pidOf() > 0)
    const pid = pidOf()
    assert.ok(isRunning(pid))
    await workbench.screenshot('contributors-progress')
    await toast.getByText('Cancel', { exact: true }).click()
    await toast.waitFor({ state: 'hidden' })
    await settled(() => !isRunning(pid))
    assert.equal(await page.locator('.tab', { hasText: 'Contributors' }).count(), 0)
    rmSync(path.join(beside, 'slow'))
  })

  it('says that there is nothing, and why git found nothing', async () => {
    const shown = contents(workbench)
    await chooseRange(workbench, 'HEAD..HEAD')
    await shown.locator('h1', { hasText: 'There is no change since HEAD.' }).waitFor()
    await workbench.screenshot('contributors-nothing')
    await shown.locator('button', { hasText: 'Choose Another Range' }).click()
    await chooseRange(workbench, 'nowhere', true)
    const heading = shown.locator('h1', { hasText: 'git cannot list the commits of nowhere.' })
    await heading.waitFor()
    await workbench.screenshot('contributors-failure')
    await shown.locator('button', { hasText: 'Show Output' }).click()
    await workbench.page.locator('.part.panel', { hasText: /nowhere/ }).waitFor()
  })
})

/** Runs the command, unless the question is there already, and answers it by an entry or a range of one's own. */
async function chooseRange(workbench: Workbench, range: string, isAsked = false): Promise<void> {
  const { page } = workbench
  if (!isAsked) await workbench.runCommand('Kernel Patch: Show Contributors')
  const entry = (text: string) => page.locator('.quick-input-list .label-name', { hasText: text })
  await entry('Whole history').waitFor()
  if (range === 'Whole history') {
    await entry(range).click()
    return
  }
  await entry('Another range').click()
  await page.locator('.quick-input-widget input[placeholder*=".."]:focus').waitFor()
  await page.keyboard.type(range)
  await page.keyboard.press('Enter')
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function settled(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries++) await delay(100)
  assert.ok(condition())
}

/** Where something ends, in pixels from the left of the window. */
async function rightOf(part: Locator): Promise<number> {
  const { x, width } = (await part.boundingBox()) ?? { x: NaN, width: NaN }
  return x + width
}

/** The page lies in a frame within the frame in which VS Code keeps what an extension shows. */
function contents({ page }: Workbench): FrameLocator {
  return page.frameLocator('iframe.webview').frameLocator('iframe#active-frame')
}

function commitBy(folder: string, name: string, email: string, commits: number): void {
  const environment = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  for (let number = 0; number < commits; number++) {
    writeFileSync(path.join(folder, `${email}-${number}`), 'one line\n')
    const when = `2024-0${(number % 9) + 1}-02T03:04:05Z`
    const env = {
      PATH: process.env['PATH'],
      ...environment,
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: when,
    }
    execFileSync('git', ['add', '.'], { cwd: folder, env })
    execFileSync('git', ['commit', '--quiet', '--message=foo: add a line'], { cwd: folder, env })
  }
}
