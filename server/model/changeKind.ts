import type { Diff } from '../parse/diff'
import type { Message } from './message'

/** What a change is for; content rules say of which kinds they speak. */
export type ChangeKind =
  | 'fix'
  | 'cosmetic'
  | 'id'
  | 'feature'
  | 'removal'
  | 'mechanical'
  | 'import'
  | 'revert'
  | 'documentation'
  | 'release'
  | 'merge'

/** The kind of a message's change, from the verb of its subject and from its diff, where that is at hand. */
export async function changeKind(message: Message): Promise<ChangeKind> {
  const { kind } = message
  if (kind === 'merge' || kind === 'release' || kind === 'revert') return kind
  const words = kindByWords(message)
  if (words !== undefined && words !== 'fix' && words !== 'feature') return words
  const diff = await message.change.diff()
  return (diff && kindByDiff(diff, words)) ?? words ?? 'feature'
}

/** What the words of the subject alone say; `undefined` where they leave it open. */
function kindByWords({ subject, whole }: Message): ChangeKind | undefined {
  const title = subject?.title.text ?? ''
  const phrase = title.replace(/^(?:[^\s:]+(?: [^\s:]+){0,3}: *)+/, '').toLowerCase()
  if (IMPORTED.test(title) || /\(cherry picked from|^\[ ?upstream commit/im.test(whole.text))
    return 'import'
  if (COSMETIC.test(phrase)) return 'cosmetic'
  if (DOCUMENTATION.test(title) || /\b(?:documentation|docs?|kernel-doc|readme)\b/.test(phrase))
    return 'documentation'
  if (IDENTIFIERS.test(phrase)) return 'id'
  if (FIX.test(phrase)) return 'fix'
  if (/^(?:remove|drop|delete|kill|purge|get rid of)\b/.test(phrase)) return 'removal'
  if (MECHANICAL.test(phrase)) return 'mechanical'
  if (/^(?:add|introduce|implement|support|enable|allow|provide)\b/.test(phrase)) return 'feature'
  return undefined
}

const IMPORTED =
  /\b(?:sync(?:hroni[sz]e)?|import|subtree|update (?:kernel |uapi )?headers|resync)\b.*\b(?:with|from|headers|linux|kernel|upstream|v\d)|^(?:update kernel headers|squashed '|subtree merge)/i
const COSMETIC =
  /^(?:fix|correct)(?:es|ed|ing)? (?:(?:a|an|the|some|several|minor|few|trivial) )*(?:\w+ )?(?:typos?|spelling|grammar|white ?space|indent\w*|style|coding style|formatting|comments?|capitali[sz]ation|alignment|checkpatch \w+)\b|\b(?:typos?|whitespace|cosmetic|reformat|indentation|spelling)\b/
const DOCUMENTATION = /^(?:docs?|documentation|readme|maintainers|\.mailmap|mailmap)\b[^:]*:/i
const IDENTIFIERS =
  /^add (?:(?:a|an|the|new|more|missing|some) )*(?:\S+ )*(?:device |product |vendor |pci |usb |hardware )?(?:ids?|quirks?|compatible(?: strings?)?)\b|^(?:quirk|blacklist|blocklist)\b/
const FIX =
  /^(?:fix|correct|prevent|avoid|plug|repair|resolve|don't|do not|handle|restore|work ?around|workaround)(?:es|ed|s|ing)?\b|\b(?:fix|fixes)\b/
const MECHANICAL =
  /^(?:rename|move|convert|switch(?: over)? to|replace|split|reorgani[sz]e|sort|refactor|clean ?up|simplify|consolidate|factor out|make \S+ (?:static|const)|constify|use \S+\(\))\b/

/** What only the diff shows: that nothing but documents, comments or moved lines change. */
function kindByDiff({ files }: Diff, words: ChangeKind | undefined): ChangeKind | undefined {
  const paths = files.map(({ newPath, oldPath }) => newPath ?? oldPath ?? '')
  if (paths.length > 0 && paths.every(isDocument)) return 'documentation'
  const hunks = files.flatMap(file => file.hunks)
  const added = hunks.reduce((sum, hunk) => sum + hunk.added, 0)
  const removed = hunks.reduce((sum, hunk) => sum + hunk.removed, 0)
  if (words === undefined && removed > 20 && added === 0) return 'removal'
  const moved =
    files.length > 0 && files.every(file => file.status === 'renamed' || file.status === 'mode')
  if (moved && added + removed < 20 * files.length) return 'mechanical'
  return undefined
}

function isDocument(path: string): boolean {
  return (
    /^(?:Documentation|doc|docs)\/|\.(?:rst|md|txt)$|(?:^|\/)(?:MAINTAINERS|README\S*|\.mailmap|CREDITS)$/.test(
      path,
    ) && !/(?:^|\/)CMakeLists\.txt$/.test(path)
  )
}
