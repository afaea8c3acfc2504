import type { LogEntry } from '../host/git'
import { asPerlReads, decodeAsPerl } from '../model/getMaintainer/undecodable'
import { relativeTo, resolveFrom } from '../services/absolutePath'
import type { MaintainersTree } from '../services/maintainersTree'
import { rangeQuery } from './rangeQuery'
import { LARGEST } from './textInput'
import type { CheckWorld } from './checkWorld'
import type { World } from './world'

/** Something to find the recipients of. */
export type Input = {
  /** As the user gave it. */
  readonly name: string
  /** What `--format json` says of it. */
  readonly label: InputLabel
} & ({ readonly path: string } | { readonly patch: string })

/** What an input is: a source path, a patch file, a commit, the staged change. */
export type InputLabel =
  | { readonly path: string }
  | { readonly patch: string }
  | { readonly commit: string; readonly subject: string }
  | { readonly staged: true }

/** An input, or a plain sentence about why there is none. */
export type InputOrFailure = Input | { readonly name: string; readonly failure: string }

/** What inputs are made from. */
export interface InputContext {
  readonly world: CheckWorld
  readonly tree: MaintainersTree
  /** The tree was named: source paths are relative to it, not to the working directory. */
  readonly treeIsNamed: boolean
  /** `-f`: operands are source paths. */
  readonly asFiles: boolean
}

/** An operand: with `-f` a source path; else a tracked path is one, and anything else must be a patch. */
export async function operandInput(
  context: InputContext,
  operand: string,
): Promise<InputOrFailure> {
  const { world, asFiles } = context
  if (operand === '-' && !asFiles) return standardInput(world)
  if (asFiles) return sourceInput(context, operand)
  const source = await trackedPath(context, operand)
  if (source !== undefined) return { name: operand, label: { path: operand }, path: source }
  const path = resolveFrom(world.cwd, operand)
  const { bytes, error = '' } = await world.files.read(path, LARGEST)
  if (bytes) return { name: operand, label: { patch: operand }, patch: decodeAsPerl(bytes) }
  return {
    name: operand,
    failure: error.startsWith(path) ? operand + error.slice(path.length) : error,
  }
}

/** Standard input as a patch. */
export async function standardInput(world: World): Promise<InputOrFailure> {
  const pieces: string[] = []
  let length = 0
  for await (const piece of world.stdin()) {
    length += piece.length
    if (length > LARGEST) {
      return {
        name: '-',
        failure: `Standard input is larger than ${LARGEST / 1024 / 1024} MiB and was not read.`,
      }
    }
    pieces.push(piece)
  }
  return { name: '-', label: { patch: '-' }, patch: asPerlReads(pieces.join('')) }
}

/** What the index changes, as a patch. */
export async function stagedInput({ world, tree }: InputContext): Promise<InputOrFailure> {
  const git = await tree.git()
  const name = '--staged'
  if (!git) return { name, failure: '--staged needs a git repository, and there is none here.' }
  const patch = await git.stagedDiff(world.signal)
  if (patch === '') return { name, failure: 'Nothing is staged.' }
  return { name, label: { staged: true }, patch: asPerlReads(patch) }
}

/**
 * The commits of a range, oldest first, each as the patch that `git format-patch` would write. Merges are left out. A
 * single revision is that commit alone, as for `check`.
 */
export async function* rangeInputs(
  { world, tree }: InputContext,
  range: string,
): AsyncGenerator<InputOrFailure> {
  const git = await tree.git()
  if (!git) {
    yield { name: range, failure: '--rev needs a git repository, and there is none here.' }
    return
  }
  const commits: LogEntry[] = []
  for await (const commit of git.log(rangeQuery(range), world.signal)) commits.push(commit)
  if (commits.length === 0)
    yield { name: range, failure: `--rev ${range}: there is no such commit.` }
  for (const { hash, subject, author, message, parents } of commits.reverse()) {
    if (parents.length > 1) {
      yield {
        name: hash,
        failure: `--rev ${range}: this is a merge; name the commits that it brings.`,
      }
      continue
    }
    const head = `From: ${author.name} <${author.email}>\nSubject: [PATCH] ${message}`
    const patch = `${head}\n---\n\n${await git.diffOf(hash, world.signal)}`
    yield { name: hash, label: { commit: hash, subject }, patch: asPerlReads(patch) }
  }
}

/** Source paths from standard input, one a line, as they arrive. Tracked files are known without a look at the disk. */
export async function* streamedInputs(context: InputContext): AsyncGenerator<InputOrFailure> {
  const { world, tree, treeIsNamed } = context
  const fromTop = treeIsNamed || world.cwd === tree.root
  const git = fromTop ? await tree.git() : undefined
  const isTop = git?.facts.topLevel === tree.root
  const tracked = new Set(isTop ? await git.trackedFiles(world.signal) : [])
  for await (const line of linesOf(world.stdin())) {
    if (tracked.has(line)) yield { name: line, label: { path: line }, path: line }
    else yield sourceInput(context, line)
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield line.replace(/\r$/, '')
  }
  if (rest !== '') yield rest
}

/** A source path, which must be on disk or tracked. */
async function sourceInput(context: InputContext, operand: string): Promise<InputOrFailure> {
  const { tree } = context
  for (const path of candidates(context, operand)) {
    const kind = await tree.files.kind(resolveFrom(tree.root, path))
    if (kind === undefined) continue
    const source = kind === 'directory' && path !== '' ? `${path}/` : path
    return { name: operand, label: { path: operand }, path: source }
  }
  const tracked = await trackedPath(context, operand)
  if (tracked !== undefined) return { name: operand, label: { path: operand }, path: tracked }
  return { name: operand, failure: `${operand}: there is no such file in the tree.` }
}

/** A path as git knows it, of a file or of a directory with a slash at its end; undefined where git knows none. */
async function trackedPath(context: InputContext, operand: string): Promise<string | undefined> {
  const paths = candidates(context, operand).filter(path => path !== '' && !path.startsWith('/'))
  if (paths.length === 0) return undefined
  const git = await context.tree.git()
  if (!git) return undefined
  for (const path of paths) {
    const tracked = await git.trackedFiles(context.world.signal, [path])
    if (tracked.includes(path)) return path
    if (tracked.some(each => each.startsWith(`${path}/`))) return `${path}/`
  }
  return undefined
}

/** What an operand may mean, relative to the tree: as seen from the working directory, and from the top of the tree. */
function candidates(
  { world, tree: { root }, treeIsNamed }: InputContext,
  operand: string,
): string[] {
  const fromTop = resolveFrom(root, operand)
  const absolute = treeIsNamed ? [fromTop] : [resolveFrom(world.cwd, operand), fromTop]
  const paths = absolute.map(path => (relativeTo(root, path) ?? path).replace(/\/+$/, ''))
  return [...new Set(paths)]
}
