import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runTests } from '@vscode/test-electron'
import { atExit } from '../../scripts/vscode/atExit'
import { findBrowser } from '../../scripts/vscode/browser'
import { repositoryRoot } from '../../scripts/vscode/cacheFolder'
import { prepareCodeServer } from '../../scripts/vscode/codeServer'
import { KEEP_TRUST } from '../../scripts/vscode/desktopArguments'
import { bundleMocha } from './bundleMocha'
import { type EditorHost, editorHost } from './host'
import { REPORT_FILE, type TestReport, runMocha } from './mochaInHost'
import { makeWorkspace } from './workspace'

/** A folder of tests that run in VS Code's extension host. */
interface Suite {
  folder: string
  trust: boolean
}

const SUITES: readonly Suite[] = [
  { folder: 'suite', trust: true },
  { folder: 'untrusted', trust: false },
]

/** Tests that act over VS Code's page: the files `page….ts` beside this one. */
const PAGES = 'page'

const COUNTS = '--counts='

const SKIPPED = `
************************************************************************
*  THE TESTS IN VS CODE WERE NOT RUN: KERNEL_PATCH_SKIP_EDITOR_TESTS=1  *
*  What they cover is untested in this run.                             *
************************************************************************
`

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

/** Runs all suites, or those that are named on the command line; `--counts=FILE` is told how many tests passed. */
async function main(args: readonly string[]): Promise<void> {
  const named = args.filter(arg => !arg.startsWith('--'))
  const counts = args.find(arg => arg.startsWith(COUNTS))?.slice(COUNTS.length)
  if (process.env.KERNEL_PATCH_SKIP_EDITOR_TESTS === '1') {
    console.log(SKIPPED)
    return
  }
  await bundleMocha()
  const isWanted = (name: string): boolean => named.length === 0 || named.includes(name)
  const suites = SUITES.filter(({ folder }) => isWanted(folder))
  const reports: [string, TestReport][] = []
  if (suites.length > 0) {
    const host = await editorHost(say)
    for (const suite of suites) {
      console.log(`\n=== ${suite.folder}, in the ${host.name}`)
      reports.push([suite.folder, await runSuite(suite, host)])
    }
  }
  if (isWanted(PAGES)) {
    console.log(`\n=== ${PAGES}, over the page of the browser-served VS Code`)
    reports.push([PAGES, await runPages()])
  }
  summarise(reports)
  if (counts !== undefined) {
    const sum = (key: 'passed' | 'failed'): number =>
      reports.reduce((all, [, report]) => all + report[key], 0)
    writeFileSync(counts, JSON.stringify({ passed: sum('passed'), failed: sum('failed') }))
  }
}

async function runSuite({ folder, trust }: Suite, host: EditorHost): Promise<TestReport> {
  // The path stays short: the desktop VS Code opens a socket in here, and its name has a limit.
  const home = mkdtempSync(path.join(os.tmpdir(), 'kpa-'))
  const workspace = makeWorkspace()
  const removeHome = (): void => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  const forget = atExit(removeHome)
  const reportFile = path.join(home, 'report.json')
  try {
    writeSettings(path.join(home, 'data'))
    await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: repositoryRoot,
      extensionTestsPath: path.join(__dirname, folder, 'index.js'),
      extensionTestsEnv: { ...host.environment, [REPORT_FILE]: reportFile },
      launchArgs: [
        workspace.folder,
        `--user-data-dir=${path.join(home, 'data')}`,
        `--extensions-dir=${path.join(home, 'extensions')}`,
        ...(trust ? [] : [KEEP_TRUST]),
      ],
    })
    return (
      readReport(reportFile) ??
      broken(folder, 'VS Code ended without a report: did a test end its process?')
    )
  } catch (error) {
    const report = readReport(reportFile)
    return report !== undefined && report.failed > 0 ? report : broken(folder, String(error))
  } finally {
    forget()
    removeHome()
    workspace.remove()
  }
}

async function runPages(): Promise<TestReport> {
  // What has to be fetched is fetched before a test's own time begins to run.
  await prepareCodeServer(say)
  await findBrowser(say)
  const files = readdirSync(__dirname).filter(name => /^page[A-Z]\w*\.js$/.test(name))
  return runMocha(files.map(name => path.join(__dirname, name)))
}

function writeSettings(userDataDir: string): void {
  mkdirSync(path.join(userDataDir, 'User'), { recursive: true })
  const settings = {
    'extensions.autoCheckUpdates': false,
    'telemetry.telemetryLevel': 'off',
    'security.workspace.trust.startupPrompt': 'never',
    'workbench.startupEditor': 'none',
  }
  writeFileSync(path.join(userDataDir, 'User', 'settings.json'), JSON.stringify(settings))
}

function readReport(file: string): TestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestReport
  } catch {
    return undefined
  }
}

/** A suite that did not get as far as a report counts as one failed test. */
function broken(title: string, message: string): TestReport {
  return { passed: 0, failed: 1, skipped: 0, failures: [{ title, message }] }
}

function summarise(reports: readonly [string, TestReport][]): void {
  console.log('\nTests in VS Code:')
  for (const [name, { passed, failed, skipped, failures }] of reports) {
    console.log(`  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
    for (const { title, message } of failures) console.log(`    FAILED ${title}\n      ${message}`)
  }
  if (reports.some(([, { failed }]) => failed > 0)) process.exitCode = 1
}

function say(sentence: string): void {
  console.log(sentence)
}
