import type { Files } from '../host/files'
import type { Git } from '../host/git'
import type { Identity } from '../model/identity'
import { decodeLossless } from '../text/bytes'
import { inside, resolveFrom } from './absolutePath'
import { commonDirectory } from './treeRoot'

/** What configuration and hooks say of a message that is being written. What git cannot tell is left out. */
export interface DraftFacts {
  readonly me?: Identity | undefined
  /** `core.commentString` or `core.commentChar`. */
  readonly comment?: string | undefined
  /** `commit.cleanup`. */
  readonly cleanup?: string | undefined
  /** When a sign-off will be added that is not there yet. */
  readonly signing?: Signing
}

/** Who adds a sign-off after the author has finished. */
export interface Signing {
  /** A commit-msg hook does when the message is committed, or git format-patch when it is sent. */
  readonly afterwards: boolean
  /** A prepare-commit-msg hook does: before an editor shows the message, but after the Source Control box is read. */
  readonly beforeEditor: boolean
}

/** The user as git knows them; undefined where they have not introduced themselves, or there is no git. */
export type Me = Identity | undefined

/** Who would be the author of a commit made now. */
export async function identityOf(git: Git | undefined): Promise<Me> {
  const identity = await git?.identity()
  return identity?.email ? identity : undefined
}

/** Asks git once for all that it knows of drafts. */
export async function draftFacts(git: Git | undefined, files: Files): Promise<DraftFacts> {
  if (!git) return {}
  const [me, string, character, cleanup, signing] = await Promise.all([
    identityOf(git),
    git.config('core.commentString'),
    git.config('core.commentChar'),
    git.config('commit.cleanup'),
    signingOf(git, files),
  ])
  return { me, comment: string ?? character, cleanup, signing }
}

async function signingOf(git: Git, files: Files): Promise<Signing> {
  const [formatted, hooks] = await Promise.all([
    git.config('format.signOff'),
    hooksFolder(git, files),
  ])
  const [message, preparation] = await Promise.all([
    signsOff(files, inside(hooks, 'commit-msg')),
    signsOff(files, inside(hooks, 'prepare-commit-msg')),
  ])
  return { afterwards: message || isTrue(formatted), beforeEditor: preparation }
}

/**
 * Where the hooks lie. Our own git is told to run none of them and answers /dev/null therefore; what the repository's
 * configuration says is read as text then.
 */
async function hooksFolder(git: Git, files: Files): Promise<string> {
  const { gitDirectory, topLevel } = git.facts
  const common = await commonDirectory(files, gitDirectory.replaceAll('\\', '/'))
  const told = await git.config('core.hooksPath')
  const configured =
    told === undefined || told === '/dev/null' ? await written(files, common) : told
  if (configured === undefined || configured.startsWith('~')) return inside(common, 'hooks')
  return resolveFrom(topLevel?.replaceAll('\\', '/') ?? common, configured)
}

async function written(files: Files, common: string): Promise<string | undefined> {
  const { bytes } = await files.read(inside(common, 'config'), 1024 * 1024)
  const config = bytes ? decodeLossless(bytes).text : ''
  return /^[ \t]*hooksPath[ \t]*=[ \t]*"?([^"\n]*[^"\s])/im.exec(config)?.[1]
}

/** A hook is read, never run: whoever writes a sign-off has these letters in it, in whatever language. */
async function signsOff(files: Files, hook: string): Promise<boolean> {
  const { bytes } = await files.read(hook, 1024 * 1024)
  return bytes !== undefined && decodeLossless(bytes).text.includes('igned-off-by')
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9]\d*|)$/i.test(value)
}
