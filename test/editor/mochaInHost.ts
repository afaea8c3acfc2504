import { writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type Mocha from 'mocha'
import { TESTS_BEGIN } from '../../scripts/vscode/testsBegin'

/** What a run of tests came to; it travels as JSON from the extension host to the runner. */
export interface TestReport {
  passed: number
  failed: number
  skipped: number
  failures: { title: string; message: string }[]
}

/** The environment variable that names the file for the report. */
export const REPORT_FILE = 'KERNEL_PATCH_TEST_REPORT'

/** Where the runner puts mocha, as one file that any extension host can load. */
export const MOCHA_FILE = path.join(__dirname, 'mocha.bundle.js')

/** Long enough for a language server that starts on a busy machine. */
const TEST_TIMEOUT_MS = 60_000

/**
 * Runs the tests of a suite's folder in the extension host and writes the report where the environment says.
 * It rejects when a test failed, so that VS Code ends with a status other than 0.
 */
export async function runFolder(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.test.js')).sort()
  const report = await runMocha(names.map(name => path.join(folder, name)))
  const file = process.env[REPORT_FILE]
  if (file !== undefined) writeFileSync(file, JSON.stringify(report))
  if (report.failed > 0) throw new Error(`${report.failed} of these tests failed.`)
}

/**
 * Runs compiled test files with mocha and says what came of it.
 *
 * mocha 12 needs a Node that can `require` an ES module; the extension host of VS Code 1.99 on the desktop
 * is older than that. Hence the bundle.
 */
export async function runMocha(files: readonly string[]): Promise<TestReport> {
  const { default: Runner } = createRequire(__filename)(MOCHA_FILE) as { default: typeof Mocha }
  const mocha = new Runner({ ui: 'bdd', reporter: 'spec', timeout: TEST_TIMEOUT_MS })
  for (const file of files) mocha.addFile(file)

  console.log(TESTS_BEGIN)
  const report: TestReport = { passed: 0, failed: 0, skipped: 0, failures: [] }
  await new Promise<void>(resolve => {
    const runner = mocha.run(() => {
      resolve()
    })
    runner.on('pass', () => report.passed++)
    runner.on('pending', () => report.skipped++)
    runner.on('fail', (test, error: unknown) => {
      report.failed++
      report.failures.push({ title: test.fullTitle(), message: String(error) })
    })
  })
  return report
}
