import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { captured } from '../../support/capturedWorld'
import { temporaryRepository, type TemporaryRepository } from '../../support/temporaryRepository'
import { difference } from '../differences'
import { perlScript } from '../perlScript'
import { chanceOf, type Chance } from './chance'
import { inventedHistory } from './history'
import { inventedFiles } from './maintainers'

/**
 * Compares `kernel-patch maintainers` with get_maintainer.pl on trees that nobody would write, each with a history:
 *   node out/test/parity/invented/main.js --script get_maintainer.pl [--count 100] [--seed 1]
 * A difference comes with its seed: `--count 1 --seed SEED` asks for it again.
 */
async function compare(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      script: { type: 'string' },
      count: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
    },
  })
  if (values.script === undefined) throw new Error('Name get_maintainer.pl with --script PATH.')
  const script = resolve(values.script)
  const verdicts = { equal: 0, 'equal with ties in order': 0, unanswered: 0, different: 0 }
  for (let at = 0; at < Number(values.count); at++) {
    const seed = Number(values.seed) + at
    const verdict = await temporaryRepository(repository =>
      verdictOn(repository, script, seed, chanceOf(seed)),
    )
    verdicts[verdict]++
  }
  const figures = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`)
  process.stdout.write(`${figures.join(', ')}\n`)
  process.exitCode = verdicts.different > 0 ? 1 : 0
}

type Verdict = 'equal' | 'equal with ties in order' | 'unanswered' | 'different'

async function verdictOn(
  repository: TemporaryRepository,
  script: string,
  seed: number,
  chance: Chance,
): Promise<Verdict> {
  inventedHistory(repository, inventedFiles(chance), chance)
  const { path, beside } = repository
  const args = [
    ...chance.some(OPTIONS, 4).flatMap(words => words.split(' ')),
    ...input(repository, chance),
  ]
  const perl = perlScript(script, path, join(beside, 'answers'))
  const theirs = perl.answer(['--no-tree', ...args], 'by chance')
  // It refuses options that leave nothing to print, and dies of some regular expressions.
  if (theirs.status !== 0) return 'unanswered'
  const { out, err } = await captured(['maintainers', '--tree', path, ...args], { cwd: path })
  if (!difference(theirs.output, out)) return 'equal'
  const found = difference(perl.answer(['--no-tree', ...args], 'sorted').output, out)
  if (!found) return 'equal with ties in order'
  const lines = [
    ...found.missing.map(line => `  - ${line}`),
    ...found.extra.map(line => `  + ${line}`),
    ...(err ? [`  ! ${err.trim()}`] : []),
  ]
  process.stdout.write(`seed ${seed}: ${args.join(' ')}\n${lines.join('\n')}\n`)
  return 'different'
}

const OPTIONS = [
  '--git',
  '--git',
  '--nogit --nogit-fallback',
  '--git-all-signature-types',
  '--git-blame',
  '--git-blame --nogit-blame-signatures',
  '--git-chief-penguins',
  '--git-min-signatures=2',
  '--git-max-maintainers=2',
  '--git-max-maintainers=100 --git-min-percent=0',
  '--git-min-percent=30',
  '--git-since=6-months-ago',
  '--nofixes',
  '--norolestats',
  '--norolestats --roles',
  '--noremove-duplicates',
  '--nomailmap',
  '--nol',
  '--non',
  '--nor',
  '--s',
  '--nomoderated',
  '--scm --web --bug',
  '--status --subsystem --substatus',
  '--nokeywords',
  '--keywords-in-file',
  '--file-emails',
  '--pattern-depth=1',
  '--pattern-depth=2',
  '--separator=;',
  '--find-maintainer-files --mpath=.',
  '--sections',
  '--letters=MF',
]

/** A file, a folder, or one of the commits as a patch, at times with `Fixes:`. */
function input(repository: TemporaryRepository, chance: Chance): string[] {
  if (chance.in100(55)) {
    const files = repository.git('ls-files').split('\n')
    return ['-f', chance.one([...files, 'core', 'drivers/bridge'])]
  }
  const commits = repository.git('rev-list', 'HEAD').split('\n')
  const patch = repository.git('format-patch', '-1', '--stdout', chance.one(commits))
  const fixes = chance.some(commits, 2).map(commit => `Fixes: ${commit.slice(0, 12)} ("x")\n`)
  repository.write('../beside/a.patch', patch.replace('\n---\n', `\n${fixes.join('')}---\n`))
  return ['../beside/a.patch']
}

void compare(process.argv.slice(2))
