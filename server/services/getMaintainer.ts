import { isValidAddress } from '../model/getMaintainer/addressList'
import { aliasesFrom } from '../model/getMaintainer/aliases'
import { addCategories, noCategories, type Categories } from '../model/getMaintainer/categories'
import { addressesInFile } from '../model/getMaintainer/fileAddresses'
import type { Options } from '../model/getMaintainer/options'
import { jsonOutput, linesOutput, sectionDump } from '../model/getMaintainer/output'
import { formatEmail, parseEmail } from '../model/getMaintainer/address'
import { Recipients } from '../model/getMaintainer/recipients'
import type { Keyword } from '../model/keywordSearch'
import type { Owners } from '../model/ownership'
import { touchedPaths, type TouchedRange } from '../model/touchedPaths'
import { skipWhiteSpace, trimmed } from '../parse/whiteSpace'
import { addBlame } from './getMaintainerBlame'
import { addBlamed, addHistory, type ScriptWorld } from './getMaintainerHistory'
import { ownFile, textOf, type MaintainersTree } from './maintainersTree'

/** What the script is asked about. */
export interface Asked {
  /** Paths relative to the tree, directories with a slash at their end; in the script's order, repetitions kept. */
  readonly paths: readonly string[]
  /** Commits that `Fixes:` lines name. */
  readonly fixes: readonly string[]
  /** Lines that patches replace. */
  readonly ranges: readonly TouchedRange[]
  /** `K:` lines that match. */
  readonly keywords: readonly Keyword[]
}

/**
 * Answers as get_maintainer.pl of Linux 7.2 prints them, its faults included. `historyRead` is called for each path
 * whose history was read, which is what takes time.
 */
export type GetMaintainer = (
  asked: Asked,
  signal?: AbortSignal,
  historyRead?: () => void,
) => Promise<string>

/** The script for one tree and one set of options. */
export async function getMaintainerIn(
  tree: MaintainersTree,
  options: Options,
): Promise<GetMaintainer> {
  const aliases = aliasesFrom(options.mailmap ? tree.mailmap : '')
  const ignored = ignoredAddresses(tree)
  const hasGit = (await tree.files.kind(`${tree.root}/.git`)) !== undefined
  const world: ScriptWorld = {
    tree,
    options,
    aliases,
    ignored,
    git: async () => (hasGit ? tree.git() : undefined),
  }
  const known = new Map<string, string>()
  return async (asked, signal, historyRead) => {
    const owners = asked.paths.map(path => tree.ownership.of(path, options['pattern-depth']))
    const key = keyOf(asked, owners, options)
    const before = key === undefined ? undefined : known.get(key)
    if (before !== undefined) return before
    const answer = await answered(asked, owners, world, signal, historyRead)
    if (key !== undefined && known.size < 50_000) known.set(key, answer)
    return answer
  }
}

/** A source path relative to the tree, or the text of a patch, under the name that the user gave it. */
export type ScriptInput = { readonly name: string } & (
  { readonly path: string } | { readonly patch: string }
)

/** What the script takes from several inputs, and the names of those patches that name no path. */
export interface ReadInputs {
  readonly asked: Asked
  readonly noPatches: readonly string[]
}

/** Takes source paths as they are, and reads patches. A patch sorts all paths before it, too. */
export async function readInputs(
  inputs: readonly ScriptInput[],
  options: Options,
  { ownership, root, files }: MaintainersTree,
): Promise<ReadInputs> {
  const search = ownership.keywords()
  const { keywords, fixes } = options
  const other = keywords ? search.look.bind(search) : undefined
  let paths: string[] = []
  const commits = new Set<string>()
  const ranges: TouchedRange[] = []
  const noPatches: string[] = []
  for (const input of inputs) {
    if ('path' in input) {
      const { path } = input
      paths.push(path)
      const wanted = keywords && options['keywords-in-file'] && !/^MAINTAINERS$|\/$/.test(path)
      const text = wanted ? await textOf(path, root, files) : undefined
      if (text !== undefined) search.lookIn(text)
      continue
    }
    const touched = touchedPaths(input.patch, other)
    if (touched.paths.length === 0) noPatches.push(input.name)
    paths = [...new Set([...paths, ...touched.paths])].sort(byCodePoint)
    ranges.push(...touched.ranges)
    if (fixes) for (const commit of touched.fixes) commits.add(commit)
  }
  return { asked: { paths, fixes: [...commits], ranges, keywords: search.found() }, noPatches }
}

/** The words of `.get_maintainer.conf`, which go before those of the command line. */
export async function configuredWords(
  tree: Pick<MaintainersTree, 'root' | 'files'>,
  home: string | undefined,
): Promise<string[]> {
  const words: string[] = []
  for (const line of ((await ownFile('.get_maintainer.conf', tree, home)) ?? '').split('\n')) {
    for (const word of line.split(/\s+/)) {
      if (word.startsWith('#')) break
      if (word !== '') words.push(word)
    }
  }
  return words
}

/** Where neither history nor a file's own text counts, the sections decide on the answer: most files share theirs. */
function keyOf(asked: Asked, owners: readonly Owners[], options: Options): string | undefined {
  const { paths, fixes, keywords } = asked
  if (fixes.length > 0 || keywords.length > 0 || options.sections) return undefined
  if (options.email && options['git-blame']) return undefined
  const plain = paths.every((path, at) => {
    return !wantsHistory(path, owners[at], options) && !namesPeople(path, options)
  })
  if (!plain) return undefined
  return owners
    .map(({ matches }) => matches.map(({ subsystem }) => subsystem.index).join())
    .join('/')
}

async function answered(
  { paths, fixes, ranges, keywords }: Asked,
  owners: readonly Owners[],
  world: ScriptWorld,
  signal: AbortSignal | undefined,
  historyRead: (() => void) | undefined,
): Promise<string> {
  const { options, tree, aliases } = world
  const recipients = new Recipients(options, aliases)
  const categories = noCategories()
  const inFiles: string[] = []
  let dump = ''
  for (const [at, path] of paths.entries()) {
    for (const { subsystem } of owners[at]?.matches ?? []) {
      addCategories(subsystem, '', options, recipients, categories)
      if (options.sections) dump += sectionDump(subsystem, options, tree.ownership)
    }
    if (namesPeople(path, options)) {
      const text = await textOf(path, tree.root, tree.files)
      signal?.throwIfAborted()
      if (text !== undefined) inFiles.push(...addressesInFile(text, options.n))
    }
  }
  for (const { subsystem, entry } of keywords) {
    addCategories(subsystem, `:Keyword:${entry.value}`, options, recipients, categories)
  }
  recipients.settle()
  for (const [at, path] of paths.entries()) {
    const history = wantsHistory(path, owners[at], options)
    const blame = options.email && options['git-blame']
    if (history) await addHistory(path, world, recipients, signal)
    if (blame) await addBlame(path, ranges, world, recipients, signal)
    if (history || blame) historyRead?.()
  }
  if (options.email) addChiefs(options, recipients)
  if (options.email) addInFile(inFiles, world, recipients)
  for (const commit of fixes) await addBlamed(commit, world, recipients, signal)
  return dump + written(recipients, categories, options)
}

function written(recipients: Recipients, categories: Categories, options: Options): string {
  const lines = recipients
    .all()
    .map(({ email, role }) => (options.roles ? `${email} (${role})` : email))
  return options.json
    ? jsonOutput(lines, categories, options)
    : linesOutput(lines, categories, options)
}

function wantsHistory(path: string, owners: Owners | undefined, options: Options): boolean {
  if (!options.email) return false
  return options.git || (options['git-fallback'] && !path.endsWith('MAINTAINERS') && !owners?.exact)
}

/** Bindings name their maintainers; other files are read only if that is asked for. */
function namesPeople(path: string, options: Options): boolean {
  if (/(?:^|[^A-Za-z0-9_])MAINTAINERS$/.test(path) || path.endsWith('/')) return false
  // A patch may name any path; what lies outside the tree is none of its business.
  if (path.split('/').includes('..')) return false
  return options.email && (options['file-emails'] || path.endsWith('.yaml'))
}

/** The script leaves Linus alone unless it is told otherwise. */
function addChiefs(options: Options, recipients: Recipients): void {
  const chief = { name: 'Linus Torvalds', address: 'torvalds@linux-foundation.org' }
  const email = formatEmail(chief, options.n)
  if (options['git-chief-penguins']) recipients.append(email, 'chief penguin')
  else recipients.remove(email)
}

function addInFile(
  emails: readonly string[],
  { aliases, options }: ScriptWorld,
  recipients: Recipients,
): void {
  for (const email of emails) {
    const form = formatEmail(parseEmail(aliases(email)), options.n)
    recipients.add(form, '')
    recipients.addRole(form, 'in file')
  }
}

/** Who is left out of the history. The script compares whole `Name <address>` lines. */
function ignoredAddresses({ ignoreList }: MaintainersTree): ReadonlySet<string> {
  const addresses = ignoreList.split('\n').map(line => trimmed(line).replace(/#[^]*/, ''))
  const filled = addresses.filter(line => skipWhiteSpace(line, 0, line.length) < line.length)
  return new Set(filled.filter(isValidAddress))
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
