import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { selfTest } from '../../server/model/getMaintainer/selfTest'
import { SectionMemory } from '../../server/services/maintainersFile/findings'
import { placedSections } from '../../server/services/maintainersFile/placedSections'
import { trackedPaths } from '../../server/services/maintainersFile/trackedPaths'
import { turnsFor } from '../../server/services/turns'
import { compareSelfTest } from './selfTestClasses'

/** A tree, a MAINTAINERS file that speaks of it, and the script. */
interface Subject {
  readonly tree: string
  readonly file: string
  readonly script: string
  /** `sections` or `patterns`. */
  readonly part: string
}

/**
 * Sets the defects that `get_maintainer.pl --self-test` names in a MAINTAINERS file beside those that the editor shows,
 * and beside `kernel-patch maintainers --self-test`, which has to print the same:
 *   node out/test/parity/selfTest.js --tree DIR [--file MAINTAINERS] [--patterns] [--script FILE]
 * With `--patterns` the script takes over ten minutes on Linux; a small tree is enough to see that it agrees.
 */
async function compare(subject: Subject): Promise<void> {
  const { tree, file, part } = subject
  if (spawnSync('perl', ['-v']).status !== 0) {
    console.warn('\nSKIPPED: there is no perl here, so that nothing was compared.\n')
    return
  }
  const text = readFileSync(file, 'utf8')
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: tree, maxBuffer: 1 << 30 })
  const tracked = listed.toString().split('\0').filter(Boolean)
  const start = performance.now()
  const theirs = ask(subject)
  const took = performance.now() - start
  const parts = { sections: part === 'sections', patterns: part === 'patterns' }
  const printed = selfTest([{ path: './MAINTAINERS', text }], tracked, parts)
  const findings = await new SectionMemory().findings(
    placedSections(text),
    trackedPaths(tracked, turnsFor()),
  )
  const isEqual = printed === theirs
  console.log(
    `${file}: get_maintainer.pl --self-test=${part} took ${(took / 1000).toFixed(1)} s; ` +
      `kernel-patch maintainers --self-test=${part} prints ${isEqual ? 'the same' : 'SOMETHING ELSE'}.`,
  )
  let isWorse = false
  for (const found of compareSelfTest(theirs, text, findings)) {
    if ((found.name === 'no file matches') !== parts.patterns) continue
    console.log(`${found.name}: script ${found.script}, editor ${found.ours}`)
    for (const line of found.missed) tell(line, 'MISSED by the editor', text)
    for (const { line, why } of found.mistaken) tell(line, `the script is mistaken: ${why}`, text)
    for (const line of found.onlyOurs) tell(line, 'named by the editor alone', text)
    isWorse ||= found.missed.length > 0
  }
  process.exitCode = isWorse || !isEqual ? 1 : 0
}

function tell(line: number, what: string, text: string): void {
  console.log(`  line ${line}, ${what}: ${text.split('\n')[line - 1] ?? ''}`)
}

/** What stands at the top of every Linux tree: the script runs nowhere else, and takes no other option in its self test. */
const FILES = ['COPYING', 'CREDITS', 'Kbuild', 'Makefile', 'README']
const FOLDERS = 'Documentation arch include drivers fs init ipc kernel lib scripts'.split(' ')

/** Lets the script test the file as the MAINTAINERS of a tree that looks like the given one, but for its configuration. */
function ask({ tree, file, script, part }: Subject): string {
  const scratch = mkdtempSync(join(tmpdir(), 'kernel-patch-self-test-'))
  try {
    for (const name of readdirSync(tree))
      if (!['MAINTAINERS', '.git', '.get_maintainer.conf'].includes(name))
        symlinkSync(join(tree, name), join(scratch, name))
    for (const name of FILES)
      if (!existsSync(join(scratch, name))) writeFileSync(join(scratch, name), '')
    for (const name of FOLDERS) mkdirSync(join(scratch, name), { recursive: true })
    const git = execFileSync('git', ['rev-parse', '--absolute-git-dir'], { cwd: tree })
    writeFileSync(join(scratch, '.git'), `gitdir: ${git.toString().trim()}\n`)
    copyFileSync(file, join(scratch, 'MAINTAINERS'))
    const { stdout, stderr, status } = spawnSync('perl', [script, `--self-test=${part}`], {
      cwd: scratch,
      // No configuration of the user's is heard either.
      env: { ...process.env, HOME: scratch, GIT_OPTIONAL_LOCKS: '0' },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (status !== 0) throw new Error(`${script} ended with status ${String(status)}: ${stderr}`)
    return stdout
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function subjectIn(argv: string[]): Subject {
  const { values } = parseArgs({
    args: argv,
    options: {
      tree: { type: 'string' },
      file: { type: 'string' },
      script: { type: 'string' },
      patterns: { type: 'boolean', default: false },
    },
  })
  if (values.tree === undefined) throw new Error('Name the tree with --tree DIR.')
  const tree = resolve(values.tree)
  return {
    tree,
    file: resolve(values.file ?? join(tree, 'MAINTAINERS')),
    script: resolve(values.script ?? join(tree, 'scripts/get_maintainer.pl')),
    part: values.patterns ? 'patterns' : 'sections',
  }
}

void compare(subjectIn(process.argv.slice(2)))
