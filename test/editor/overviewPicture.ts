import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { git } from './oldTree'
import { type Workbench, openWorkbench } from './page'

/** What somebody is changing in U-Boot while the picture is taken, and a commit to it that they blame. */
const CHANGED = 'drivers/mmc/mmc.c'
const CULPRIT = '4f5f30e7'

const MESSAGE = `Fix mmc bug.
This patch fixes the timeout of old cards, which are no longer found since commit ${CULPRIT}.

Reported-by: Ira Inspector <ira@example.net>
Signed-Off-By: Ada Newcomer <ada@example.org>
Fixes: ${CULPRIT} (mmc: probe again)

# Please enter the commit message for your changes. Lines starting
# with '#' will be ignored, and an empty message aborts the commit.
#
# Changes to be committed:
#	modified:   ${CHANGED}
#
`

/** What has nothing to do with the extension is out of the way; a hover leaves the lines above it in sight. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.hover.above': false,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
}

/**
 * Takes the picture of the README: `node out/test/editor/overviewPicture.js TREE FILE.png`. TREE is a clone of U-Boot
 * that may be changed: what is staged there, and its message, are lost.
 */
async function main([tree, file = 'overview.png']: readonly string[]): Promise<void> {
  if (tree === undefined) throw new Error('Name a clone of U-Boot that may be changed.')
  const folder = path.resolve(tree)
  git(folder, ['reset', '--quiet', '--hard'])
  const source = path.join(folder, CHANGED)
  writeFileSync(source, readFileSync(source, 'utf8').replace(/(TIMEOUT_MS\s+)\d+/, '$11000'))
  git(folder, ['add', CHANGED])
  const message = path.join(folder, '.git/COMMIT_EDITMSG')
  writeFileSync(message, MESSAGE)
  const workbench = await openWorkbench({
    folder,
    colorTheme: 'Default Dark Modern',
    settings: SETTINGS,
    viewport: { width: 1200, height: 740 },
    scale: 1.5,
  })
  try {
    await arrange(workbench, message)
    await workbench.page.screenshot({ path: file })
  } finally {
    await workbench.stop()
    git(folder, ['reset', '--quiet', '--hard'])
  }
}

/** Message, people with the reasons for one of them, the history, and what is found at the pointer. */
async function arrange(workbench: Workbench, message: string): Promise<void> {
  const { page } = workbench
  const address = new URL(page.url())
  const payload = [['openFile', `vscode-remote://${address.host}${message}`]]
  address.searchParams.set('payload', JSON.stringify(payload))
  await page.goto(address.href)
  await page.locator('.squiggly-error').first().waitFor({ state: 'attached' })
  await workbench.runCommand('Kernel Patch: Find Maintainers')
  await header('Changelog Report').click()
  await workbench.runCommand('Kernel Patch: Show History of This Code')
  const picture = page.frameLocator('iframe.webview').frameLocator('#active-frame')
  await picture.locator('.period').first().waitFor({ timeout: 60_000 })
  await raise(header('History'), 38)
  const pending = header('Maintainers').filter({ hasText: 'reading the history' })
  await pending.waitFor({ state: 'detached', timeout: 120_000 })
  await page
    .locator('.part.sidebar .monaco-list-row', { hasText: 'Peng Fan' })
    .locator('.monaco-tl-twistie')
    .click()
  await page.locator('.view-line').first().click()
  await page.locator('.view-line span', { hasText: CULPRIT }).last().hover()
  await page.locator('.monaco-hover', { hasText: 'mmc_deinit' }).waitFor()
  await page.locator('.monaco-hover', { hasText: /Quick Fix/ }).waitFor()

  /** Gives the history the height of its picture. */
  async function raise(pane: Locator, height: number): Promise<void> {
    const { x, y } = (await pane.boundingBox()) ?? { x: 0, y: 0 }
    await page.mouse.move(x + 100, y)
    await page.mouse.down()
    await page.mouse.move(x + 100, y - height, { steps: 5 })
    await page.mouse.up()
  }

  function header(name: string): Locator {
    return page.locator('.part.sidebar .pane-header', { hasText: name })
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
