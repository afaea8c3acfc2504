import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { perlPattern } from '../../server/model/perlPattern'
import { parseMaintainers } from '../../server/parse/maintainersFile'
import { Slice } from '../../server/text/slice'
import { draw } from './draw'

/**
 * Compares every `N:` and `K:` expression of a MAINTAINERS file with Perl's verdict, on paths of its tree and on the
 * lines of real patches, each put to the question in the form in which get_maintainer.pl does it:
 *   node out/test/parity/patterns.js --tree LINUX --patches DIR [--patches DIR] [--paths 10000] [--count 500] [--seed 1]
 * `--count` patches come from each of the repositories.
 */
function compare(argv: readonly string[]): void {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      tree: { type: 'string' },
      patches: { type: 'string', multiple: true, default: [] },
      paths: { type: 'string', default: '10000' },
      count: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
    },
  })
  if (values.tree === undefined) throw new Error('Name the tree with --tree DIR.')
  const tree = resolve(values.tree)
  const expressions = expressionsOf(readFileSync(join(tree, 'MAINTAINERS'), 'utf8'))
  const tracked = git(tree, 'ls-files', '-z').split('\0').filter(Boolean)
  const paths = draw(tracked, Number(values.paths), Number(values.seed))
  const patches = values.patches.flatMap(repository =>
    mailsOf(git(repository, 'format-patch', '--stdout', `-${values.count}`, 'HEAD')),
  )
  const { message, diff } = linesOf(patches)
  const refused = expressions.filter(({ text }) => perlPattern(text, true).fault !== undefined)
  for (const { letter, text } of refused) print(`refused: ${letter}: ${text}`)
  print(`${expressions.length} expressions, ${refused.length} refused`)
  const names = ofLetter(expressions, 'N')
  const words = ofLetter(expressions, 'K')
  verdicts(`${paths.length} paths`, names, paths)
  const all = `of ${patches.length} patches`
  verdicts(`${message.length} lines of text ${all}`, words, message)
  verdicts(
    `${diff.length} lines of diff ${all}`,
    words.map(text => `^[+-].*${text}`),
    diff,
  )
}

/** Asks both about every pair of expression and line, and prints where they differ. */
function verdicts(what: string, expressions: readonly string[], lines: readonly string[]): void {
  const ours = expressions.map(text => {
    const pattern = perlPattern(text, true)
    return lines.flatMap((line, index) => (pattern.test(line) ? index : []))
  })
  const theirs = perlVerdicts(expressions, lines)
  let different = 0
  for (const [at, text] of expressions.entries()) {
    const [mine, his] = [new Set(ours[at]), new Set(theirs[at])]
    for (const index of [...mine, ...his].filter(each => mine.has(each) !== his.has(each))) {
      different++
      if (different <= 20)
        print(`  ${text}: Perl ${his.has(index) ? 'yes' : 'no'}: ${lines[index]}`)
    }
  }
  const yes = ours.reduce((sum, found) => sum + found.length, 0)
  const asked = expressions.length * lines.length
  print(
    `${expressions.length} expressions on ${what}: ${asked} verdicts, ${yes} matches, ${different} different`,
  )
}

const PERL = `
use strict; use warnings; use JSON::PP;
my $asked = decode_json(do { local $/; <STDIN> });
my @answers;
for my $expression (@{$asked->{expressions}}) {
  my @found;
  my $index = 0;
  for my $line (@{$asked->{lines}}) {
    push @found, $index if $line =~ m/$expression/x;
    $index++;
  }
  push @answers, \\@found;
}
print encode_json(\\@answers);
`

function perlVerdicts(expressions: readonly string[], lines: readonly string[]): number[][] {
  const input = JSON.stringify({ expressions, lines })
  const { stdout, stderr, status } = spawnSync('perl', ['-e', PERL], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as number[][]
}

interface Expression {
  readonly letter: string
  readonly text: string
}

function expressionsOf(maintainers: string): Expression[] {
  return parseMaintainers(Slice.of(maintainers)).sections.flatMap(({ entries }) =>
    entries.flatMap(({ letter, value }) =>
      letter === 'N' || letter === 'K' ? { letter, text: value.text } : [],
    ),
  )
}

function ofLetter(expressions: readonly Expression[], wanted: string): string[] {
  return expressions.flatMap(({ letter, text }) => (letter === wanted ? text : []))
}

/** The patches of an mbox as git writes it. */
function mailsOf(mbox: string): string[] {
  return mbox.split(/^(?=From [0-9a-f]{40} Mon Sep 17 00:00:00 2001$)/m)
}

/** The lines that get_maintainer.pl looks at: of a diff only those that are added or removed. */
function linesOf(mails: readonly string[]): { message: string[]; diff: string[] } {
  const message = new Set<string>()
  const diff = new Set<string>()
  for (const mail of mails) {
    let inDiff = false
    for (const line of mail.split(/(?<=\n)/)) {
      inDiff ||= /^(?:\+\+\+|---)\s/.test(line) && !/^---\s*$/.test(line)
      if (!inDiff) message.add(line)
      else if (/^[+-]/.test(line)) diff.add(line)
    }
  }
  return { message: [...message], diff: [...diff] }
}

function git(directory: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 30 })
}

function print(line: string): void {
  process.stdout.write(`${line.trimEnd()}\n`)
}

compare(process.argv.slice(2))
