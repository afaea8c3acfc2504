import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { makeOldTree } from './oldTree'
import { type Workbench, openWorkbench } from './page'
import type { TestWorkspace } from './workspace'

const ROWS = '.part.sidebar .monaco-list-row'

const DIALOG = '.monaco-dialog-box'

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
}

describe('the people of a tree with years of history, as a person sees them', () => {
  let tree: TestWorkspace

  before(() => {
    tree = makeOldTree()
  })

  after(() => {
    tree.remove()
  })

  for (const [name, colorTheme] of Object.entries(THEMES)) {
    describe(`in ${colorTheme}`, () => {
      let workbench: Workbench

      before(async () => {
        workbench = await openPanel(tree, colorTheme)
      })

      after(async () => {
        await workbench.stop()
      })

      it('have a warning where they have been silent for years', async () => {
        const otto = row(workbench, 'Otto Gone')
        await labelled(otto, /warning: silent for \d years/)
        assert.equal(await otto.locator('.codicon-warning').count(), 1)
      })

      it('unfold into what is known of them', async () => {
        await unfold(workbench, 'Frida Foo')
        await row(workbench, 'frida@example.org').waitFor()
        await row(workbench, 'M: of section FOO DRIVER').waitFor()
        await unfold(workbench, 'Otto Gone')
        await row(workbench, /^Mind: silent for/).waitFor()
        await workbench.screenshot(`panel-${name}`)
      })

      it('come with sections, and what these name', async () => {
        await unfold(workbench, 'Sections')
        await unfold(workbench, /^FOO DRIVER\s*Maintained/)
        for (const link of ['Tree', 'Patchwork', 'Bugs', 'Chat'])
          await row(workbench, new RegExp(`^${link}`)).waitFor()
        // It matches every file: a warning there would be one that nobody heeds.
        const rest = row(workbench, /^THE REST\s*Buried/)
        assert.equal(await rest.locator('.codicon-warning').count(), 0)
        await workbench.screenshot(`panel-${name}-sections`)
      })
    })
  }
})

describe('the lines of the Maintainers view as a person uses them', () => {
  let tree: TestWorkspace
  let workbench: Workbench

  before(async () => {
    tree = makeOldTree()
    workbench = await openPanel(tree, THEMES.light)
    await unfold(workbench, 'Sections')
    await unfold(workbench, /^FOO DRIVER\s*Maintained/)
    await row(workbench, /^Tree/).waitFor()
  })

  after(async () => {
    await workbench.stop()
    tree.remove()
  })

  const says = (text: string): Promise<void> =>
    workbench.page.locator('.part.statusbar', { hasText: text }).waitFor()

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await workbench.page.keyboard.press(key)
  }

  /** A click would open the line; keys move the focus alone. */
  const goTo = async (text: RegExp): Promise<void> => {
    const focused = row(workbench, text).and(workbench.page.locator('.focused'))
    await row(workbench, 'Also worked on this').click()
    for (let moves = 0; moves < 5 && (await focused.count()) === 0; moves++) {
      await press('ArrowDown')
      await workbench.page.waitForTimeout(100)
    }
    await focused.waitFor()
  }

  it('are not opened by the space bar and Ctrl+C where they are links', async () => {
    await goTo(/^Patchwork/)
    await press('Space', 'ControlOrMeta+C')
    await says('Copied the text of the line.')
    assert.equal(await workbench.page.locator(DIALOG).count(), 0)
  })

  it('follow keys that come one upon the other', async () => {
    const bea = row(workbench, 'Bea Busy')
    await unfold(workbench, 'Also worked on this')
    await goTo(/^Bea Busy/)
    await press('Space', 'ControlOrMeta+C')
    await says('Copied 1 address.')
    await bea.locator('[aria-checked="true"]').waitFor()
    await press('Space', 'Space', 'Space', 'ControlOrMeta+C')
    await says('Copied 1 address.')
    await bea.locator('[aria-checked="false"]').waitFor()
  })

  it('are unfolded by the space bar where there is no box', async () => {
    await goTo(/^FOO DRIVER\s*Maintained/)
    await press('Space')
    await row(workbench, /^Patchwork/).waitFor({ state: 'detached' })
    await press('Space')
    await row(workbench, /^Patchwork/).waitFor()
  })

  it('open a page of a section once VS Code has asked', async () => {
    const { page } = workbench
    await row(workbench, /^Patchwork/).click()
    await page
      .locator(DIALOG, { hasText: 'http://patchwork.example.org/project/foo/list/' })
      .waitFor()
    await workbench.screenshot('panel-link')
    await press('Escape')
    await page.locator(DIALOG).waitFor({ state: 'detached' })
  })

  it('copy the address of a repository that no browser shows', async () => {
    await row(workbench, /^Tree/).click()
    await says('Copied git://git.example.org/foo.git')
  })

  it('lead from a reason to its place', async () => {
    await unfold(workbench, 'Frida Foo')
    await row(workbench, 'M: of section FOO DRIVER').click()
    const { page } = workbench
    await page.locator('.tab.active[data-resource-name="MAINTAINERS"]').waitFor()
    await page.locator('.part.statusbar', { hasText: 'Ln 10,' }).waitFor()
  })
})

async function openPanel({ folder }: TestWorkspace, colorTheme: string): Promise<Workbench> {
  const viewport = { width: 1280, height: 1300 }
  const workbench = await openWorkbench({ folder, colorTheme, viewport })
  await workbench.openFile('drivers/foo/foo.c')
  await workbench.runCommand('Kernel Patch: Find Maintainers')
  // The lines are drawn anew when the history is known.
  await labelled(row(workbench, 'Otto Gone'), /silent/)
  return workbench
}

function row({ page }: Workbench, text: string | RegExp): Locator {
  return page.locator(ROWS, { hasText: text }).first()
}

async function unfold(workbench: Workbench, text: string | RegExp): Promise<void> {
  const line = row(workbench, text)
  await line.waitFor()
  if ((await line.getAttribute('aria-expanded')) === 'true') return
  await line.locator('.monaco-tl-twistie').click()
  await line.and(workbench.page.locator('[aria-expanded="true"]')).waitFor()
}

/** Waits until a line is read aloud so. */
async function labelled(line: Locator, label: RegExp): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    await line.waitFor()
    const now = (await line.getAttribute('aria-label')) ?? ''
    if (label.test(now)) return
    if (Date.now() > deadline) assert.match(now, label)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
