import type * as protocol from '../protocol/maintainers'
import type {
  HistoryReason,
  MaintainersAnswer,
  PatternMatch,
  Reason,
  Recipient,
  SectionMatch,
} from '../model/maintainersAnswer'
import { formatIdentity } from '../model/identity'
import { reachesMany } from '../model/selection'
import { inside, nameOf } from '../services/absolutePath'
import type { ChangeInQuestion } from '../services/changeInQuestion'
import { uriOf } from '../services/documentLocation'

/** The service's answer in the words of the side panel. `tree` is the path that its files are relative to. */
export function protocolAnswer(
  { name, patches = [], isPosting = false, notices = [] }: ChangeInQuestion,
  answer: MaintainersAnswer,
  tree: string,
): protocol.MaintainersAnswer {
  const { paths, recipients, sections } = answer
  return {
    subject: name,
    paths,
    patches: patches.map(({ path, ...patch }) => ({ uri: uriOf(path), ...patch })),
    groups: GROUPS.map(id => ({
      id,
      entries: recipients
        .filter(({ group }) => group === id)
        .map(recipient => entryOf(recipient, paths.length, tree, patches.length > 0)),
    })),
    sections: sections.map(section => ({
      name: section.name,
      status: section.status,
      at: placeIn(tree, section.file, section.line),
      links: section.links.map(({ letter, value }) => linkOf(letter, value, tree)),
    })),
    notices: [
      ...notices,
      ...answer.notices,
      ...statusNotices(sections),
      ...restNotice(answer),
      ...(isPosting ? [reachesMany(answer)] : []).filter(notice => notice !== undefined),
    ],
  }
}

/** An answer without people: why there is none. */
export function emptyAnswer(name: string, notice: string): protocol.MaintainersAnswer {
  const groups = GROUPS.map(id => ({ id, entries: [] }))
  return { subject: name, paths: [], patches: [], groups, sections: [], notices: [notice] }
}

const GROUPS = ['to', 'cc', 'lists', 'history'] as const

function entryOf(
  recipient: Recipient,
  paths: number,
  tree: string,
  inSeries: boolean,
): protocol.MaintainerEntry {
  const { name, email, lastActive, access, header, preselected, required } = recipient
  const { warning, patches } = recipient
  // The weightiest first: it is what stands in the line, and what is read aloud.
  const reasons = KINDS.flatMap(kind => recipient.reasons.filter(reason => reason.kind === kind))
  return {
    name,
    email,
    role: roleOf(reasons[0], access),
    header,
    preselected,
    required,
    ...(warning !== undefined && { warning }),
    ...(lastActive !== undefined && { lastActive: lastActive.slice(0, 10) }),
    ...(inSeries && patches && { patches }),
    reasons: [
      ...reasons.map(reason => reasonOf(reason, paths, tree)),
      ...remarksOn(recipient).map(text => ({ text })),
    ],
  }
}

/** What is to be known of somebody beside why they are here. */
function remarksOn(recipient: Recipient): string[] {
  const { access, formerly, ignored, lastActive, lastSeen, seenAs, email } = recipient
  const remarks: string[] = []
  if (ignored) remarks.push('Asked not to be copied: .get_maintainer.ignore says so.')
  if (email === '') remarks.push('A name at a code host: what address it has is not known here.')
  if (access === 'subscriber') remarks.push('Only subscribers may write to this list.')
  if (access === 'moderated') {
    remarks.push('The list is moderated for those who have not subscribed.')
  }
  if (formerly) {
    remarks.push(`Written as ${formatIdentity(formerly)}; .mailmap has this address.`)
  }
  const here = lastActive?.slice(0, 10)
  const anywhere = lastSeen?.slice(0, 10)
  if (here !== undefined) remarks.push(`Last seen here on ${here}.`)
  if (anywhere !== undefined && (here === undefined || anywhere > here)) {
    const still = here !== undefined && here.slice(0, 4) < anywhere.slice(0, 4) ? 'Still' : 'Last'
    remarks.push(`${still} seen anywhere on ${anywhere}.`)
  }
  if (seenAs) {
    const { date, ...as } = seenAs
    remarks.push(`Last seen as ${formatIdentity(as)} on ${date.slice(0, 10)}, by the same name.`)
  }
  return remarks
}

/** A few words for the line in the tree: why somebody is in this group. All reasons stand behind it. */
function roleOf(first: Reason | undefined, access: Recipient['access']): string {
  switch (first?.kind) {
    case 'section': {
      const restriction =
        access === 'subscriber' ? ', subscribers only' : access === 'moderated' ? ', moderated' : ''
      // The group says the rest: a narrow tree has room for little more than the section's name.
      return `${first.section}${first.role === 'reviewer' ? ', reviewer' : restriction}`
    }
    case 'owner':
      return nameOf(first.file)
    case 'named':
      return NAMED[first.as]
    case 'blame':
      return first.of === 1 ? 'wrote the line' : `wrote ${first.lines} of ${first.of} lines`
    case 'history':
      return `${first.commits} of ${first.of} commits`
    case 'fixes':
      return `${first.role === 'author' ? 'wrote' : 'signed'} what this fixes`
    case undefined:
      return ''
  }
}

/** History comes last: alone it makes nobody one of those who have to get the patch. */
const KINDS = ['section', 'owner', 'named', 'fixes', 'blame', 'history'] as const

const NAMED = {
  module: 'MODULE_AUTHOR',
  comment: 'named in the file',
  maintainers: 'maintainers of the binding',
} as const

const LETTER = { maintainer: 'M', reviewer: 'R', list: 'L' } as const

function reasonOf(reason: Reason, paths: number, tree: string): protocol.Reason {
  switch (reason.kind) {
    case 'section': {
      const { role, section, status, pattern, file, line } = reason
      const state = status ? ` (${status})` : ''
      const text = `${LETTER[role]}: of section ${section}${state}, by pattern ${inWords(pattern, paths)}`
      return { text, at: placeIn(tree, file, line) }
    }
    case 'owner': {
      const { pattern, file, line, paths: owned } = reason
      const some = owned.length < paths ? ` (${owned.length} of ${paths} files)` : ''
      return {
        text: `Owner by ${file}, by pattern ${pattern}${some}`,
        at: placeIn(tree, file, line),
      }
    }
    case 'named': {
      const { as, file, line } = reason
      const how = {
        module: 'by MODULE_AUTHOR',
        comment: 'in the comment at its head',
        maintainers: 'below maintainers:',
      }
      return { text: `Named in the file ${file} ${how[as]}`, at: placeIn(tree, file, line) }
    }
    case 'blame': {
      const { lines, of, commits, latest } = reason
      const brought = commits === 1 ? 'by one commit' : `by ${commits} commits, the last one`
      const which = of === 1 ? 'the line' : `${lines === of ? 'all' : lines} of the ${of} lines`
      return { text: `Wrote ${which} in question, ${brought} of ${latest.slice(0, 10)}` }
    }
    case 'history': {
      const { of, percent, since } = reason
      return {
        text: `${doingsIn(reason)} of ${of} ${of === 1 ? 'commit' : 'commits'} (${percent} %) ${timeSince(since)}`,
      }
    }
    case 'fixes':
      return {
        text: `${reason.role === 'author' ? 'Wrote' : 'Signed'} the commit that this fixes: ${reason.commit.slice(0, 12)} ("${reason.subject}")`,
      }
  }
}

/** `Wrote 2 and signed 3`; what somebody has not done is not said. */
function doingsIn({ authored, signed, commits }: HistoryReason): string {
  const doings = [
    ...(authored > 0 ? [`wrote ${authored}`] : []),
    ...(signed > 0 ? [`signed ${signed}`] : []),
  ]
  const text = doings.length > 0 ? doings.join(' and ') : `worked on ${commits}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** git's `1-year-ago` in words; any other way to give a date is left as it is. */
function timeSince(since: string): string {
  return since === '1-year-ago' ? 'in the last year' : `since ${since.replaceAll('-', ' ')}`
}

function inWords({ letter, text, paths }: PatternMatch, of: number): string {
  const some = paths.length > 0 && paths.length < of ? ` (${paths.length} of ${of} files)` : ''
  return `${letter}: ${text}${some}`
}

/** Sections whose people may not answer, those of one status in one sentence. */
function statusNotices(sections: readonly SectionMatch[]): string[] {
  const doubtful = sections.filter(({ status }) => DOUBTFUL.test(status))
  return [...new Set(doubtful.map(({ status }) => status))].map(status => {
    const names = doubtful.filter(section => section.status === status).map(({ name }) => name)
    const which = names.length === 1 ? 'The section' : 'The sections'
    const are = names.length === 1 ? 'is' : 'are'
    return `${which} ${listed(names)} ${are} marked "${status}": ${meaningOf(status)}.`
  })
}

const DOUBTFUL = /^(?:orphan|obsolete|odd fixes)/i

/** What the author of a patch has to expect. */
function meaningOf(status: string): string {
  if (/^odd/i.test(status)) return 'an answer may take long'
  return /^orphan/i.test(status)
    ? 'nobody looks after this code'
    : 'something better has replaced it'
}

/** `A, B and C`; of many, the first. */
function listed(names: readonly string[]): string {
  const shown = names.length > MOST_NAMED ? names.slice(0, MOST_NAMED - 1) : names
  const rest = names.length - shown.length
  const last = rest > 0 ? `${rest} others` : shown.at(-1)
  const first = rest > 0 ? shown : shown.slice(0, -1)
  return first.length === 0 ? (last ?? '') : `${first.join(', ')} and ${last ?? ''}`
}

/** More names of sections hide the people below. */
const MOST_NAMED = 4

function restNotice({ onlyTheRest, recipients }: MaintainersAnswer): string[] {
  if (!onlyTheRest) return []
  const nobody =
    'Only the section THE REST matches: no maintainer of this code would see the patch.'
  const isKnown = recipients.some(({ group }) => group === 'history')
  return [isKnown ? `${nobody} Consider those who worked on it.` : nobody]
}

/**
 * A file that anybody may have sent: opened are pages of the web, addresses of mail and chat without anything that they
 * would fill in, and profiles that lie in the tree.
 */
function linkOf(letter: string, text: string, tree: string): protocol.SectionLink {
  const uri = ADDRESS.exec(text)?.[1] ?? pageOfTree(text)
  if (uri !== undefined) return { letter, text, uri }
  const isPath = letter === 'P' && /^[^\s:/][^\s:]*$/.test(text)
  const inTree = isPath && !text.split('/').includes('..')
  return inTree ? { letter, text, uri: uriOf(inside(tree, text)) } : { letter, text }
}

const ADDRESS = /(?:^|\s)((?:https?|ircs?):\/\/[^\s<>"]+|mailto:[^\s<>"?]+@[^\s<>"?]+)(?=\s|$)/i

/** What git.kernel.org serves to git it shows to browsers as well, by the same path. */
function pageOfTree(text: string): string | undefined {
  const path = /(?:^|\s)git:\/\/git\.kernel\.org\/([^\s<>"]+)/.exec(text)?.[1]
  return path === undefined ? undefined : `https://git.kernel.org/${path}`
}

/** MAINTAINERS counts its lines from 1, the protocol from 0. */
function placeIn(
  tree: string,
  file: string,
  line: number,
): { readonly uri: string; readonly line: number } {
  return { uri: uriOf(inside(tree, file)), line: Math.max(0, line - 1) }
}
