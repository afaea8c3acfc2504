import type { Files } from '../host/files'
import type { Message } from '../model/message'
import type { Ownership } from '../model/ownership'
import { TREES, type Profile, type ProfileOccasion, type TreeName } from '../rules/profile'
import { PROFILES } from '../rules/profiles'
import type { ProfileSettings } from '../rules/run'
import { inside } from './absolutePath'
import { readMaintainersTree } from './maintainersTree'
import { once } from './once'

/** Chooses the profiles of messages in one place. What it has to know of the tree is found out when first asked. */
export interface ProfileChooser {
  /**
   * The profiles that hold for a message, the more special later. `wanted` names one that takes the place of those that
   * tree and paths would choose; `auto` leaves it to them. Throws only when aborted.
   */
  of(message: Message, wanted: string, signal?: AbortSignal): Promise<readonly Profile[]>
}

/** The chooser for a tree; without one only the message itself decides. */
export function profileChooser(files: Files, tree: string | undefined): ProfileChooser {
  const name = once(() => treeName(files, tree))
  const ownership = once(() => ownershipIn(files, tree))
  return {
    async of(message, wanted, signal) {
      const chosen: Profile[] = []
      for (const profile of PROFILES) {
        const { when } = profile
        const isAboutKind = when?.kinds !== undefined
        if (wanted !== 'auto' && !isAboutKind) {
          if (profile.id === wanted) chosen.push(profile)
        } else if (when && (await holds(when, message))) chosen.push(profile)
      }
      signal?.throwIfAborted()
      return chosen
    },
  }

  async function holds({ tree, kinds, code }: ProfileOccasion, message: Message): Promise<boolean> {
    if (kinds && !kinds.includes(message.kind)) return false
    if (tree !== undefined && tree !== (await name())) return false
    return code === undefined || isAbout(code, message)
  }

  async function isAbout(
    { paths = [], documents = [] }: NonNullable<ProfileOccasion['code']>,
    message: Message,
  ): Promise<boolean> {
    // Of published commits next to nothing is said, and to ask git for the paths of thousands takes its time.
    if (message.state === 'history') return false
    const touched = (await message.change.paths().catch(() => undefined)) ?? []
    if (touched.length === 0 || touched.length > MOST_PATHS) return false
    const known = documents.length === 0 ? undefined : await ownership()
    const own = touched.filter(
      path =>
        paths.some(start => path.startsWith(start)) ||
        (known && documentsOf(known, path).some(each => endsWithAny(each, documents))),
    )
    return own.length * 2 > touched.length
  }
}

/** What profiles ask together: of a rule, the last one that names it. The same profiles give the same object. */
export function profileSettings(profiles: readonly Profile[]): ProfileSettings {
  const names = profiles.map(({ id }) => id).join(' ')
  const known = together.get(names) ?? allSettings(profiles)
  together.set(names, known)
  return known
}

const together = new Map<string, ProfileSettings>()

function allSettings(profiles: readonly Profile[]): ProfileSettings {
  return Object.fromEntries(
    profiles.flatMap(({ title, rules }) =>
      Object.entries(rules).map(([id, { because, source, ...setting }]) => [
        id,
        { ...setting, asked: { by: title, because, source } },
      ]),
    ),
  )
}

/** A change of more paths than this is nobody's in particular. */
const MOST_PATHS = 500

/** The documents that the closest sections with any name for a path; several where they are equally close. */
function documentsOf(ownership: Ownership, path: string): readonly string[] {
  const named = ownership.of(path).matches.flatMap(({ subsystem, depth }) => {
    const documents = subsystem.categories.filter(({ letter }) => letter === 'P')
    return documents.length > 0 ? [{ depth, documents: documents.map(({ value }) => value) }] : []
  })
  const [closest] = named
  return named.filter(({ depth }) => depth === closest?.depth).flatMap(each => each.documents)
}

function endsWithAny(document: string, ends: readonly string[]): boolean {
  return ends.some(end => document.trim().endsWith(`/${end}`))
}

async function treeName(files: Files, tree: string | undefined): Promise<TreeName | undefined> {
  if (tree === undefined) return undefined
  for (const name of Object.keys(TREES) as TreeName[]) {
    if ((await files.kind(inside(tree, TREES[name].holds))) === 'file') return name
  }
  return undefined
}

async function ownershipIn(files: Files, tree: string | undefined): Promise<Ownership | undefined> {
  if (tree === undefined) return undefined
  const nobody = () => Promise.resolve(undefined)
  return (await readMaintainersTree(tree, files, nobody)).ownership
}
