import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { captured } from '../support/capturedWorld'
import { parityArguments, type ParityArguments } from './arguments'
import { difference, type Difference } from './differences'
import { draw } from './draw'
import { perlScript } from './perlScript'

/**
 * Compares `kernel-patch maintainers` with get_maintainer.pl, file by file or patch by patch:
 *   node out/test/parity/maintainers.js --tree DIR --count N --seed S [--options "--nogit --nogit-fallback"] \
 *     [--patches | --patch-folder DIR]
 * The script leaves some things to the order of Perl's hashes: what it answers under any order is right.
 */
async function compare(options: ParityArguments): Promise<void> {
  const script = perlScript(options.script, options.tree, options.cache)
  const figures = {
    equal: 0,
    sorted: 0,
    died: 0,
    different: 0,
    theirTime: 0,
    ourTime: 0,
  }
  const classes = new Map<string, number>()
  const theirs = (args: readonly string[], order: 'by chance' | 'sorted') =>
    script.answer([...options.scriptOptions, ...options.options, ...args], order)
  const ours = (args: readonly string[]) =>
    captured(['maintainers', '--tree', options.tree, ...options.options, ...args], HOME)
  const drawn = subjects(options)
  const start = performance.now()
  const asPatches = options.patches || options.patchFolder !== undefined
  const together = asPatches ? undefined : await answersToAll(drawn, options)
  figures.ourTime += performance.now() - start
  for (const subject of drawn) {
    const answer = theirs(subject, 'by chance')
    const start = performance.now()
    const { out, err } = together?.get(subject.at(-1) ?? '') ?? (await ours(subject))
    figures.ourTime += performance.now() - start
    figures.theirTime += answer.time
    const found = difference(answer.output, out)
    if (!found) {
      figures.equal++
      continue
    }
    let verdict = 'a tie'
    if (!difference(theirs(subject, 'sorted').output, out)) figures.sorted++
    else if (answer.gitDied) {
      figures.died++
      verdict = 'git lacks objects'
    } else {
      figures.different++
      classes.set(found.class, (classes.get(found.class) ?? 0) + 1)
      verdict = `DIFFERENT (${found.class})`
    }
    report(`${verdict}: ${subject.at(-1) ?? ''}`, found, err)
  }
  const all = figures.equal + figures.sorted + figures.died + figures.different
  const byClass = [...classes].map(([name, count]) => `${name}: ${count}`).join(', ')
  process.stdout.write(
    `\n${all} compared: ${figures.equal} equal, ${figures.sorted} equal with ties in order, ` +
      (figures.died > 0 ? `${figures.died} where git lacks objects, ` : '') +
      `${figures.different} different${byClass ? ` (${byClass})` : ''}; ` +
      `script ${seconds(figures.theirTime)}, ours ${seconds(figures.ourTime)}\n`,
  )
  process.exitCode = figures.different > 0 ? 1 : 0
}

/** Our answers to all files by their paths, from one process: the tree is read once. */
async function answersToAll(
  drawn: readonly (readonly string[])[],
  { tree, options }: ParityArguments,
): Promise<ReadonlyMap<string, { readonly out: string; readonly err: string }>> {
  const files = drawn.map(subject => subject.at(-1) ?? '')
  const { out } = await captured(['maintainers', '--tree', tree, ...options, '--stdin-files'], {
    ...HOME,
    async *stdin() {
      await Promise.resolve()
      yield files.map(file => `${file}\n`).join('')
    },
  })
  const answers = `\n${out}`.split('\n@@ ').slice(1)
  return new Map(
    answers.map(text => {
      const [file = '', ...lines] = text.split('\n')
      return [file, { out: lines.join('\n'), err: '' }]
    }),
  )
}

const HOME = process.env['HOME'] === undefined ? {} : { home: process.env['HOME'] }

/** The operands of each comparison. */
function subjects({ tree, count, seed, patches, patchFolder, cache }: ParityArguments): string[][] {
  if (patchFolder !== undefined) {
    const names = readdirSync(patchFolder).sort()
    return draw(names, count, seed).map(name => [join(patchFolder, name)])
  }
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 30 })
  if (!patches) {
    const files = git('ls-files', '-z').split('\0').filter(Boolean)
    return draw(files, count, seed).map(file => ['-f', file])
  }
  const commits = git('rev-list', '--no-merges', '--max-count=20000', 'HEAD')
    .split('\n')
    .filter(Boolean)
  return draw(commits, count, seed).map(commit => {
    const directory = join(cache, 'patches', commit)
    mkdirSync(directory, { recursive: true })
    if (readdirSync(directory).length === 0) git('format-patch', '-1', '-o', directory, commit)
    return [join(directory, readdirSync(directory)[0] ?? '')]
  })
}

function report(headline: string, found: Difference, err: string): void {
  const lines = [
    ...found.missing.map(line => `  - ${line}`),
    ...found.extra.map(line => `  + ${line}`),
    ...(err ? [`  ! ${err.trim()}`] : []),
  ]
  process.stdout.write(`${headline}\n${lines.join('\n')}\n`)
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

void compare(parityArguments(process.argv.slice(2)))
