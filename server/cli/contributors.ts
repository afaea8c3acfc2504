import { join, relative, resolve, sep } from 'node:path'
import { employersBy, type Employers } from '../model/contributors/employers'
import { contributorsAsCsv } from '../model/contributors/csv'
import { contributorsAsJson } from '../model/contributors/json'
import { peopleBy } from '../model/people'
import type { EmployerEntry } from '../parse/employerMap'
import { contributors } from '../services/contributors'
import { readEmployerMap } from '../services/employerMap'
import { decodeLossless } from '../text/bytes'
import type { CheckWorld } from './checkWorld'
import { CONTRIBUTORS_HELP } from './contributorsHelp'
import { parseContributorsOptions, type ContributorsOptions } from './contributorsOptions'
import { contributorsAsText } from './contributorsText'
import { NO_COLORS, TERMINAL_COLORS } from './formats/colors'
import { visible } from './formats/visible'
import { findPlace } from './findPlace'
import { progressOn } from './progress'
import { Refusal } from './refusal'

/**
 * `kernel-patch contributors`. Gives the exit status: 0, or 2 where something could not be done. Throws a `Refusal` for
 * a command line that cannot be taken, and `signal.reason` when aborted.
 */
export async function run(argv: readonly string[], world: CheckWorld): Promise<number> {
  const options = parseContributorsOptions(argv)
  if (options === 'help') {
    world.out(CONTRIBUTORS_HELP)
    return 0
  }
  const { range } = options
  const { git } = await findPlace(world, options.tree)
  if (!git) throw new Refusal(world.gitComplaints.at(-1) ?? 'This is no git repository.')
  if (git.facts.empty) throw new Refusal(`${range}: this repository has no commits yet.`)
  if (range.startsWith('-') || range.includes('\n'))
    throw new Refusal(`${range}: this is no range of commits.`)
  const top = git.facts.topLevel ?? git.facts.gitDirectory
  const paths = options.paths.map(path => pathBelow(top, resolve(world.cwd, path), path))
  const mailmap = await world.files.read(join(top, '.mailmap'))
  const sources = {
    git,
    people: peopleBy(mailmap.bytes && decodeLossless(mailmap.bytes).text),
    employers: await employersIn(options, world),
  }
  const query = {
    range,
    ...(paths.length > 0 && !paths.includes('') ? { paths } : {}),
    ...(options.since === undefined ? {} : { since: options.since }),
    noMerges: !options.merges,
    lineCounts: options.lines,
  }
  const progress = progressOn(world)
  const counted = await contributors(query, sources, world.signal, changes => {
    progress.reach(changes, 'changes read')
  })
  progress.clear()
  const { report, notices, failure } = counted
  if (failure !== undefined && report.total.changes === 0)
    throw new Refusal(`${range}: git cannot list these commits (${firstLine(failure)}).`)
  world.out(printed(options, counted, paths, world))
  await world.ready()
  for (const notice of notices) world.err(`kernel-patch: ${visible(notice)}\n`)
  return failure === undefined ? 0 : 2
}

function printed(
  { format, by, limit, range, lines }: ContributorsOptions,
  { report, notices }: Awaited<ReturnType<typeof contributors>>,
  paths: readonly string[],
  { color }: CheckWorld,
): string {
  switch (format) {
    case 'json':
      return contributorsAsJson({ range, paths, notices }, report, by, limit)
    case 'csv':
      return contributorsAsCsv(report, by ?? 'person', limit)
    case 'text': {
      const colors = color ? TERMINAL_COLORS : NO_COLORS
      const rows = limit ?? Infinity
      return contributorsAsText({ report, range, paths, by, rows, lines, colors })
    }
  }
}

async function employersIn(
  { maps }: ContributorsOptions,
  { cwd, files }: CheckWorld,
): Promise<Employers> {
  const entries: EmployerEntry[] = []
  for (const { option, file } of maps) {
    const map = await readEmployerMap(resolve(cwd, file), files)
    if (!map.entries) throw new Refusal(`${option} ${file}: ${map.error}`)
    for (const entry of map.entries) entries.push(entry)
  }
  return employersBy(entries)
}

function pathBelow(top: string, path: string, given: string): string {
  const below = relative(top, path).split(sep).join('/')
  if (below === '..' || below.startsWith('../'))
    throw new Refusal(`${given}: this path lies outside of the repository.`)
  return below
}

/** Git's own words, without its name for a failure. */
function firstLine(failure: string): string {
  const [line = ''] = failure
    .replace(/^git log: /, '')
    .replace(/^fatal: /, '')
    .split('\n')
  return line.replace(/[.:]$/, '')
}
