import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { makeDemo } from './demo/repository'
import { findInPath } from './vscode/findInPath'

const ROOT = resolve(__dirname, '../..')
const CLI = join(ROOT, 'dist/cli.js')

/** What to show: the demonstration, or a tree of the user's. */
interface Show {
  readonly folder: string
  /** A file to open. */
  readonly open: string | undefined
}

/**
 * `npm start [-- [--no-editor] [PATH]]`: shows the main job on a small kernel-like repository, first in the terminal,
 * then in VS Code.
 */
async function main(args: readonly string[]): Promise<void> {
  const editor = !args.includes('--no-editor')
  const [path] = args.filter(arg => !arg.startsWith('-'))
  const unknown = args.find(arg => arg.startsWith('-') && arg !== '--no-editor')
  if (unknown !== undefined) {
    fail(`There is no option ${unknown}. Usage: npm start -- [--no-editor] [PATH]`)
    return
  }
  const show =
    path === undefined ? demonstration() : tree(resolve(process.env.INIT_CWD ?? '.', path))
  if (!show || !editor) return
  const code = findInPath('code')
  if (code !== undefined) openDesktop(code, show)
  else await openInBrowser(show)
}

function demonstration(): Show {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-patch-demo-'))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  const demo = makeDemo(folder, new Date())
  say(`A small tree that works the kernel's way: ${folder}`)
  kernelPatch(folder, 'What is wrong with the commit message in work', [
    'check',
    relative(folder, demo.message),
  ])
  kernelPatch(folder, 'Who has to get the staged change', ['maintainers', '--staged'])
  kernelPatch(folder, 'The series that is about to be posted', ['check', 'outgoing'])
  return { folder, open: demo.message }
}

function tree(folder: string): Show | undefined {
  if (!existsSync(folder)) {
    fail(`There is no folder ${folder}.`)
    return
  }
  kernelPatch(folder, 'The last commit', ['check', '--rev', 'HEAD', '--state', 'outgoing'])
  kernelPatch(folder, 'Who has to get it', ['maintainers', '--rev', 'HEAD'])
  const message = join(folder, '.git/COMMIT_EDITMSG')
  return { folder, open: existsSync(message) ? message : undefined }
}

function kernelPatch(folder: string, title: string, args: readonly string[]): void {
  say(`\n── ${title}\n   $ kernel-patch ${args.join(' ')}\n`)
  spawnSync(process.execPath, [CLI, ...args], { cwd: folder, stdio: 'inherit' })
}

/** The demonstration has to live as long as the window. */
function openDesktop(code: string, { folder, open }: Show): void {
  say('\nOpening VS Code. Close its window to end.')
  const files = open === undefined ? [] : [open]
  const args = [
    '--new-window',
    '--wait',
    `--extensionDevelopmentPath=${ROOT}`,
    '--disable-workspace-trust',
    folder,
    ...files,
  ]
  spawnSync(code, args, { stdio: 'inherit', shell: process.platform === 'win32' })
}

async function openInBrowser({ folder, open }: Show): Promise<void> {
  // Loaded late: without an editor nothing of it is needed.
  const { serveVscode, developmentUrl } = await import('./vscode/serve.js')
  say(
    '\nThere is no desktop VS Code here. Starting one that is served to a browser; the first time this takes some minutes.',
  )
  const userSettings = { 'workbench.startupEditor': 'none', 'extensions.autoCheckUpdates': false }
  const served = await serveVscode({
    folder,
    extensionPaths: [],
    userSettings,
    trust: true,
    log: say,
  })
  const address = developmentUrl(served, ROOT, undefined, open)
  say(`\nOpen this address in a browser:\n\n  ${address}\n\nCtrl-C ends it.`)
  const browser = process.env.DISPLAY ? findInPath('xdg-open') : undefined
  if (browser !== undefined) spawn(browser, [address], { stdio: 'ignore', detached: true }).unref()
  await new Promise<void>(done => {
    process.once('SIGINT', () => {
      done()
    })
    process.once('SIGTERM', () => {
      done()
    })
    void served.ended.then(reason => {
      say(reason)
      done()
    })
  })
  await served.stop()
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(reason: string): undefined {
  process.stderr.write(`${reason}\n`)
  process.exitCode = 2
  return undefined
}

void main(process.argv.slice(2))
