import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../..')

/** One part of `npm test`. */
interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** Where it leaves its counts; a step without them counts as one test. */
  readonly counts?: string
}

interface Counts {
  readonly passed: number
  readonly failed: number
}

/** `npm test`: every check of the project, one after the other, and their sum in the last line. */
function main(): void {
  const reports = mkdtempSync(join(tmpdir(), 'kernel-patch-test-'))
  const unit = join(reports, 'unit.json')
  const editor = join(reports, 'editor.json')
  const steps: Step[] = [
    { name: 'bundle', command: npx('node', 'scripts/build.mjs') },
    { name: 'lint', command: npx('eslint', '.', '--max-warnings', '0') },
    { name: 'format', command: npx('prettier', '--check', '--log-level', 'warn', '.') },
    { name: 'unused code', command: npx('knip') },
    {
      name: 'unit',
      command: npx(
        'mocha',
        '--reporter',
        join(__dirname, 'testing/countingReporter.js'),
        '--reporter-option',
        `counts=${unit}`,
        ...unitTests(join(ROOT, 'out/test')),
      ),
      counts: unit,
    },
    {
      name: 'editor',
      command: ['node', 'out/test/editor/runEditorTests.js', `--counts=${editor}`],
      counts: editor,
    },
  ]
  let passed = 0
  let failed = 0
  const lines: string[] = []
  for (const step of steps) {
    process.stdout.write(`\n=== ${step.name}\n`)
    const counts = run(step)
    passed += counts.passed
    failed += counts.failed
    lines.push(`${step.name}: ${counts.passed} passed, ${counts.failed} failed`)
  }
  rmSync(reports, { recursive: true, force: true })
  process.stdout.write(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed\n`)
  if (failed > 0) process.exitCode = 1
}

function run({ command, counts }: Step): Counts {
  const [program = '', ...args] = command
  const { status } = spawnSync(program === 'node' ? process.execPath : program, args, {
    cwd: ROOT,
    stdio: 'inherit',
  })
  const ok = status === 0
  if (counts === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
  const counted = read(counts)
  // A runner that ended badly without a failed test has failed as a whole.
  return ok || counted.failed > 0 ? counted : { ...counted, failed: counted.failed + 1 }
}

function read(file: string): Counts {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts
  } catch {
    return { passed: 0, failed: 0 }
  }
}

/** A program of node_modules, without the detour over npx. */
function npx(program: string, ...args: string[]): string[] {
  return program === 'node'
    ? [program, ...args]
    : [join(ROOT, 'node_modules/.bin', program), ...args]
}

/** Every compiled test but those that need VS Code. */
function unitTests(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'editor' ? [] : unitTests(path)
    return entry.name.endsWith('.test.js') ? [path] : []
  })
}

main()
