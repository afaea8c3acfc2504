import type { Diff } from '../parse/diff'
import { fixesTags } from './fixesTag'
import { kindByDiff } from './diffKind'
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
  const words = kindByWords(message)
  // Of a fix and of what may be a feature the diff can still show that it is less than that.
  if (words !== undefined && words !== 'fix' && words !== 'feature') return words
  const diff: Diff | undefined = await message.change.diff()
  const shown = diff && kindByDiff(diff)
  // That only lines go says less than that the subject speaks of a fix.
  if (shown === 'removal') return words ?? shown
  return shown ?? words ?? 'feature'
}

/** What the message alone says, without a look at the diff; `undefined` where it leaves the kind open. */
export function kindByWords(message: Message): ChangeKind | undefined {
  const { kind, subject, whole } = message
  if (kind === 'merge' || kind === 'release' || kind === 'revert') return kind
  const phrase = (subject?.phrase.text ?? '').toLowerCase()
  const prefix = subject?.prefix[0]?.name.text ?? ''
  if (kind === 'backport' || IMPORTED.test(phrase) || TAKEN_OVER.test(whole.text)) return 'import'
  if (subject?.prefix.some(({ name }) => name.text.toLowerCase() === 'cosmetic')) return 'cosmetic'
  if (DOCUMENT.test(prefix) || DOCUMENTATION.test(phrase)) return 'documentation'
  if (COSMETIC.test(phrase)) return 'cosmetic'
  if (IDENTIFIERS.test(phrase)) return 'id'
  if (FIX.test(phrase) || fixesTags(message).length > 0) return 'fix'
  if (REMOVAL.test(phrase)) return 'removal'
  if (MECHANICAL.test(phrase)) return 'mechanical'
  return FEATURE.test(phrase) ? 'feature' : undefined
}

const IMPORTED =
  /^(?:(?:re-?)?sync(?:hroni[sz]e)?|import)\b.*\b(?:with|from|to|headers|linux|kernel|upstream|v\d\S*)\b|^update (?:\S+ ){0,3}to (?:upstream|linux|aosp|v?\d+\.\d)|^update (?:linux |kernel |uapi )*headers\b|^(?:update|bump) [\w-]+ to v?\d+\.\d/
const TAKEN_OVER = /^ {0,4}(?:\(cherry[- ]picked from|\[ ?upstream commit|\[ ?import)/im
const DOCUMENT =
  /^(?:docs?|documentation|readme|maintainers|\.?mailmap|credits|codeowners|man\d?)(?:\/|$)/i
const DOCUMENTATION =
  /^document(?:ed|ing|s)?\b|^(?:[a-z]+) (?:[\w./-]+ ){0,3}(?:documentation|docs?|kernel-?doc|readme(?:\.\w+)?|man ?pages?|maintainers|mailmap)\b(?!-)/
const COSMETIC =
  /^(?:fix|correct|clean ?up|improve|update|reword|rephrase)(?:es|ed|ing)? (?:(?:a|an|the|some|several|minor|few|trivial|multi-?line|incorrect|wrong|stale|outdated) )*(?:[\w./()-]+ )?(?:typos?|spelling|grammar|white ?space|indent\w*|(?:coding )?style|formatting|(?:code )?comments?|descriptions?|capitali[sz]ation|alignment|checkpatch(?:\.pl)? \w+|copyright|license)\b|\b(?:typos?|misspell\w*|white ?space|cosmetic|reformat|reindent|re-?style|indentation|spelling|coding style|spdx)\b|^(?:reword|rephrase) /
const IDENTIFIERS =
  /^add (?:(?:a|an|the|new|more|missing|some|support for) )*(?:[\w./,+()-]+ ){0,6}?(?:ids?|quirks?|pids?\d*|vids?|(?:dt )?compatibles?(?: strings?)?(?= for |$)|midr entr(?:y|ies))(?: |$)|^(?:quirk|blacklist|blocklist)\b/
const FIX =
  /^(?:fix|correct|prevent|avoid|plug|repair|resolve|don['’]?t|do not|never|restore|work ?around|stop)(?:es|ed|s|ing)?\b(?![-_])|^handle (?:[\w()-]+ ){0,4}(?:errors?|failures?|null|overflows?|missing|invalid)\b|^check (?:[\w()-]+ ){0,3}(?:return|result|for null|bounds)|^(?:use|set|pass|return|select|report) (?:the )?(?:correct|proper|right)\b|^(?:return|propagate) (?:an? )?error|\b(?:fix|fixes|bug ?fix(?:es)?|workaround)\b(?![- _]?up)(?![-_])|^(?:add|include|select) (?:the |a |some )?missing\b|^add (?:[\w-]+ ){0,2}(?:bounds?|null|error|sanity|overflow|range|length|size)[- ]check/
const REMOVAL = /^(?:remove|drop|delete|kill|purge|get rid of|retire|discard|strip)\b(?![-_])/
const MECHANICAL =
  /\bclean-?ups?$|^(?:rename|move|convert|migrate|split|reorgani[sz]e|reorder|re-?sort|sort|refactor|re-?factor|restructure|clean ?up|tidy(?: up)?|simplify|consolidate|unify|squash|factor out|factori[sz]e|de-?duplicate|staticize|constify|de-?constify|make \S+ (?:static|const)|mark \S+ (?:static|const)|inline)\b(?![-_])|^(?:use|switch(?: over)? to|adopt|replace) (?:the |a )?(?:open[- ]coded|deprecated|[\w./]*(?:_\w+|\(\)|\bapis?\b|\bmacros?\b|\bhelpers?\b))/
const FEATURE =
  /^(?:add|introduce|implement|support|enable|allow|provide|extend|expose|export|create|bring up|wire up)\b/
