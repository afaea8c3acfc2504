import { changedLines } from '../model/changedLines'
import { FoundRecipients } from '../model/foundRecipients'
import { FoundSections, patternOf } from '../model/foundSections'
import type { MaintainersAnswer, PatternMatch, Recipient } from '../model/maintainersAnswer'
import { namedInFile, type NamedInFile } from '../model/namedInFile'
import { selected } from '../model/selection'
import { isBuriedAlive, type Subsystem, type SubsystemEntry } from '../model/subsystems'
import { touchedPaths } from '../model/touchedPaths'
import { PART_OF_HISTORY, UNREAD_HISTORY } from '../model/unreadHistory'
import { decodeAsPerl } from '../model/getMaintainer/undecodable'
import {
  addBlame,
  addFixes,
  addHistory,
  type HistoryLimits,
  type LinesInQuestion,
} from './maintainersHistory'
import type { MaintainersTree } from './maintainersTree'
import { isInside } from './storedOwners'

/** What the answer is for: paths, or patches that name them. */
export interface MaintainersQuestion {
  /** Relative to the tree; a directory with a slash at its end. */
  readonly paths: readonly string[]
  /** In the order of the posting: their paths are added, their keywords and `Fixes:` count. */
  readonly patches?: readonly PatchText[]
  /** These lines of the one path, from 1, both ends included: who wrote them counts. */
  readonly lines?: { readonly first: number; readonly last: number }
  /** `false`: history is not asked. */
  readonly history?: HistoryLimits | false
}

/** A patch in any form that get_maintainer.pl reads. */
export interface PatchText {
  readonly text: string
  /** The revision that it applies to; HEAD where it is left out. */
  readonly base?: string
}

/** Of a change of thousands of files, so many are looked into for names. */
const MOST_READ = 300
const AT_ONCE = 16
/** Larger files are data, whose head names nobody. */
const LARGEST = 2 * 1024 * 1024

/** Answers the question. Never rejects but for the signal; what is missing is said in the notices. */
export async function maintainers(
  question: MaintainersQuestion,
  tree: MaintainersTree,
  signal: AbortSignal,
): Promise<MaintainersAnswer> {
  const found = new FoundRecipients(tree.people, tree.ignored)
  const inquiry = new Inquiry(tree, found)
  const { patches = [] } = question
  const touched = patches.map(({ text }, index) => inquiry.patch(text, index))
  found.about(undefined)
  inquiry.paths(question.paths)
  const paths = inquiry.touched()
  await addFromFiles(question, touched, tree, found)
  const notices = new Set<string>()
  if (tree.maintainersFiles.length === 0) {
    notices.add('There is no MAINTAINERS file here: people can be found in the history alone.')
  }
  if (question.history !== false) {
    const limits = { since: '1-year-ago', people: 5, percent: 5, ...question.history }
    const git = await tree.git()
    if (!git) notices.add(NO_GIT)
    else {
      const { incomplete, empty } = git.facts
      if (incomplete && !empty && paths.length > 0) notices.add(PART_OF_HISTORY)
      const gaveUp = () => notices.add(UNREAD_HISTORY)
      for (const [index, { text, base = 'HEAD' }] of patches.entries()) {
        found.about(index)
        for (const commit of touched[index]?.fixes ?? []) await addFixes(commit, git, found, signal)
        const lines = changedLines(text).map(file => ({ ...file, base }))
        await addBlame(lines, limits, git, tree, found, signal, gaveUp)
      }
      found.about(undefined)
      await addBlame(selectedLines(question), limits, git, tree, found, signal, gaveUp)
      await addHistory(paths, limits, git, tree, found, signal, gaveUp)
    }
  }
  const matches = inquiry.sections.all()
  const touching = [...touched.keys()].filter(index => touched[index]?.paths.length)
  const recipients = found.all(touching)
  return selected({
    paths,
    recipients,
    sections: matches,
    onlyTheRest: matches.some(isTheRest) && recipients.every(isOnlyOfTheRest),
    notices: [...notices],
  })
}

const NO_GIT =
  'There is no git repository here, or git cannot be run: nobody can be found in the history.'

interface TouchedBy {
  readonly paths: readonly string[]
  readonly fixes: ReadonlySet<string>
}

/** Asks MAINTAINERS about one path after the other. */
class Inquiry {
  readonly sections = new FoundSections()
  private readonly asked = new Set<string>()
  private readonly patterns = new Map<SubsystemEntry, PatternMatch & { paths: string[] }>()

  constructor(
    private readonly tree: MaintainersTree,
    private readonly found: FoundRecipients,
  ) {}

  touched(): string[] {
    return [...this.asked]
  }

  patch(text: string, index: number): TouchedBy {
    this.found.about(index)
    const search = this.tree.ownership.keywords()
    const touched = touchedPaths(text, search.look.bind(search))
    const paths = this.paths(touched.paths)
    for (const { subsystem, entry } of search.found()) {
      const pattern = this.pattern(entry)
      this.sections.add(subsystem, pattern, -1)
      this.found.addSection(subsystem, pattern, false)
    }
    return { paths, fixes: new Set(touched.fixes) }
  }

  paths(named: readonly string[]): string[] {
    const paths = [...new Set(named)].filter(path => path !== 'dev/null')
    for (const path of paths) this.path(path)
    return paths
  }

  private path(path: string): void {
    this.asked.add(path)
    const { matches } = this.tree.ownership.of(path)
    const deepest = matches.find(({ subsystem }) => hasMaintainer(subsystem))?.depth
    for (const { subsystem, patterns, depth } of matches) {
      for (const entry of patterns) {
        const pattern = this.pattern(entry)
        if (!pattern.paths.includes(path)) pattern.paths.push(path)
        this.sections.add(subsystem, pattern, depth)
        this.found.addSection(subsystem, pattern, depth === deepest)
      }
    }
  }

  private pattern(entry: SubsystemEntry): PatternMatch & { paths: string[] } {
    const pattern = this.patterns.get(entry) ?? { ...patternOf(entry, []), paths: [] }
    this.patterns.set(entry, pattern)
    return pattern
  }
}

function hasMaintainer(subsystem: Subsystem): boolean {
  return !isBuriedAlive(subsystem) && subsystem.categories.some(({ letter }) => letter === 'M')
}

/** Adds whom CODEOWNERS, .gitattributes and the files themselves name. */
async function addFromFiles(
  question: MaintainersQuestion,
  touched: readonly TouchedBy[],
  tree: MaintainersTree,
  found: FoundRecipients,
): Promise<void> {
  // Without MAINTAINERS, the owners are whom a change is addressed to.
  const group = tree.maintainersFiles.length === 0 ? 'to' : 'cc'
  const lists = tree.lists()
  const work = [
    ...question.paths.map(path => ({ path, patch: undefined })),
    ...touched.flatMap(({ paths }, patch) => paths.map(path => ({ path, patch }))),
  ]
  for (let start = 0; start < Math.min(work.length, MOST_READ); start += AT_ONCE) {
    const some = work.slice(start, start + AT_ONCE)
    const answers = await Promise.all(
      some.map(({ path }) => Promise.all([tree.storedOwners(path), namesIn(path, tree)])),
    )
    for (const [at, [stored, named]] of answers.entries()) {
      const { path = '', patch } = some[at] ?? {}
      found.about(patch)
      for (const owner of stored) found.addOwners(owner, path, group)
      for (const person of named) {
        if (!lists.has(person.email.toLowerCase())) found.addNamed(person, path)
      }
    }
  }
  found.about(undefined)
}

async function namesIn(path: string, { root, files }: MaintainersTree): Promise<NamedInFile[]> {
  if (path.endsWith('/') || !isInside(path)) return []
  const { bytes } = await files.read(`${root}/${path}`, LARGEST)
  return bytes ? namedInFile(path, decodeAsPerl(bytes)) : []
}

function isTheRest({ name }: { readonly name: string }): boolean {
  return name === 'THE REST'
}

/** An orphaned section beside it names nobody, either. */
function isOnlyOfTheRest({ reasons }: Recipient): boolean {
  return reasons.every(reason => reason.kind !== 'section' || reason.section === 'THE REST')
}

/** Lines of a working file are those of HEAD unless it has been changed; git says nothing of lines that are not there. */
function selectedLines({ paths, lines }: MaintainersQuestion): LinesInQuestion[] {
  const [path] = paths
  return lines && path !== undefined ? [{ path, ranges: [lines], base: 'HEAD' }] : []
}
