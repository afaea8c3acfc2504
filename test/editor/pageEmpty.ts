import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { git } from './oldTree'
import { type Workbench, type WorkbenchOptions, openWorkbench } from './page'
import { writeFiles } from './workspace'

/** Without these a folder is none that the extension is at work in. */
const MARKS = { 'scripts/checkpatch.pl': '', 'drivers/foo/foo.c': 'int foo;\n' }

const MAINTAINERS = { MAINTAINERS: 'FOO\nM:\tJane <j@e.org>\nS:\tMaintained\nF:\tdrivers/foo/\n' }

describe('the views where there is nothing to show, as a person sees them', () => {
  it('say what a tree without MAINTAINERS and history lacks', () =>
    withFolder(MARKS, { repository: true }, async workbench => {
      await workbench.openFile('drivers/foo/foo.c')
      await workbench.runCommand('Kernel Patch: Find Maintainers')
      await welcomes(workbench, 'There is no MAINTAINERS file at the top of this tree')
      await workbench.screenshot('empty-no-maintainers')
      await workbench.runCommand('Kernel Patch: Show History of This Code')
      await tells(workbench.page, 'git knows no commit here.')
      await workbench.screenshot('empty-no-commit')
    }))

  it('name the people where there is no git, and say so where only git could tell', () =>
    withFolder({ ...MARKS, ...MAINTAINERS }, {}, async workbench => {
      await workbench.openFile('drivers/foo/foo.c')
      await workbench.runCommand('Kernel Patch: Find Maintainers')
      await workbench.page.locator('.part.sidebar .monaco-list-row', { hasText: 'Jane' }).waitFor()
      await workbench.runCommand('Kernel Patch: Show History of This Code')
      await tells(workbench.page, 'There is no git repository here, or git cannot be run')
      await workbench.screenshot('empty-no-git')
    }))

  it('say that git is not asked in Restricted Mode', () =>
    withFolder(
      { ...MARKS, ...MAINTAINERS },
      { repository: true, trust: false },
      async workbench => {
        await workbench.runCommand('Kernel Patch: Find Maintainers of Staged Change')
        await welcomes(workbench, 'In Restricted Mode git is not asked')
        await workbench.runCommand('Kernel Patch: Show History of This Code')
        await tells(workbench.page, 'In Restricted Mode git is not asked.')
        await workbench.screenshot('empty-untrusted')
      },
    ))

  it('say what to open while nothing is, and in a window without a folder', () =>
    withFolder({ ...MARKS, ...MAINTAINERS }, { repository: true }, async workbench => {
      await workbench.runCommand('Kernel Patch: Find Maintainers')
      await welcomes(workbench, 'Open a source file, a patch or a commit message')
      await workbench.runCommand('Kernel Patch: Show History of This Code')
      await tells(workbench.page, 'Open a source file, a patch or a commit message')
      await workbench.screenshot('empty-nothing-open')
      const empty = new URL(workbench.page.url())
      empty.searchParams.delete('folder')
      empty.searchParams.set('ew', 'true')
      await workbench.page.goto(empty.href)
      await workbench.page.locator('.monaco-workbench .statusbar-item').first().waitFor()
      await workbench.runCommand('Kernel Patch: Find Maintainers')
      await welcomes(workbench, 'Open a kernel tree, a patch or a mailbox')
      await workbench.screenshot('empty-no-folder')
    }))
})

async function welcomes({ page }: Workbench, text: string): Promise<void> {
  await page.locator('.welcome-view', { hasText: text }).waitFor()
}

async function tells(page: Page, text: string): Promise<void> {
  const inner = page.frameLocator('iframe.webview').frameLocator('#active-frame')
  await inner.locator('p', { hasText: text }).waitFor()
}

async function withFolder(
  files: Readonly<Record<string, string>>,
  { repository = false, ...options }: WorkbenchOptions & { readonly repository?: boolean },
  act: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'kpa-empty-')))
  writeFiles(folder, files)
  if (repository) git(folder, ['init', '--quiet'])
  try {
    const viewport = { width: 1280, height: 1000 }
    const workbench = await openWorkbench({ ...options, folder, viewport })
    try {
      await act(workbench)
    } finally {
      await workbench.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
