/**
 * What client and server say to each other beyond the Language Server Protocol: method names and plain data. It is the
 * one file of the server that the client imports. URIs are strings, lines and columns are counted from 0 in UTF-16 units.
 */

/** Client to server, request: who has to get this? Params `MaintainersQuestion`, result `MaintainersAnswer`. */
export const MAINTAINERS_REQUEST = 'kernelPatch/maintainers'

/** Client to server, request: check a document now, as if it were saved. Params `DocumentRef`, result `CheckResult`. */
export const CHECK_REQUEST = 'kernelPatch/check'

/** Client to server, request: does this place work the kernel's way? Params `PlaceQuestion`, result `PlaceAnswer`. */
export const PLACE_REQUEST = 'kernelPatch/place'

/** Client to server, request: where does a trailer belong in a document? Params `TrailerQuestion`, result `TrailerAnswer`. */
export const TRAILER_REQUEST = 'kernelPatch/trailer'

/** Client to server, request: how is the text around a place wrapped? Params `RewrapQuestion`, result `TextChange[]`. */
export const REWRAP_REQUEST = 'kernelPatch/rewrap'
/** Client to server, request: show all findings of a document, or again only the most useful. Params `DocumentRef`, result `ShowAllResult`. */
export const SHOW_ALL_REQUEST = 'kernelPatch/showAll'
/** Client to server, request: what do the readers of a message learn from it? Params `ReportQuestion`, result `ReportAnswer`. */
export const REPORT_REQUEST = 'kernelPatch/report'
/** Client to server, request: who contributed what to a range? Params `ContributorsQuestion`, result `ContributorsAnswer`. */
export const CONTRIBUTORS_REQUEST = 'kernelPatch/contributors'
/** Client to server, request: the same as a text to keep. Params `ContributorsExport`, result `ContributorsText`. */
export const CONTRIBUTORS_EXPORT_REQUEST = 'kernelPatch/contributorsExport'
/** Client to server, request: between which releases may somebody want to count? Params `PlaceQuestion`, result `Releases`. */
export const RELEASES_REQUEST = 'kernelPatch/releases'
/** Server to client, notification: how far the counting is. Params `ContributorsProgress`. */
export const CONTRIBUTORS_PROGRESS_NOTIFICATION = 'kernelPatch/contributorsProgress'

/** Client to server, request: who changed this code when? Params `MaintainersQuestion`, result `PathActivityAnswer`. */
export const PATH_ACTIVITY_REQUEST = 'kernelPatch/pathActivity'

/** Client to server, request: how do chosen people get into the headers of a patch? Params `RecipientsQuestion`, result `RecipientsAnswer`. */
export const RECIPIENTS_REQUEST = 'kernelPatch/recipients'
/** Client to server, request: what did somebody do here? Params `CommitsQuestion`, result `CommitsAnswer`. */
export const COMMITS_REQUEST = 'kernelPatch/commits'
/** Client to server, request: one commit as a text to read. Params `CommitRef`, result `CommitText`. */
export const COMMIT_TEXT_REQUEST = 'kernelPatch/commitText'

/** Server to client, notification: how many findings a document has now. Params `ProblemCount`. */
export const PROBLEM_COUNT_NOTIFICATION = 'kernelPatch/problemCount'

/** Server to client, notification: answers about maintainers may have changed. No params. */
export const MAINTAINERS_CHANGED_NOTIFICATION = 'kernelPatch/maintainersChanged'

/** Client to server, notification: the user trusts the workspace from now on, so git may be asked. No params. */
export const TRUST_GRANTED_NOTIFICATION = 'kernelPatch/trustGranted'

/** The client's own command behind a repair that has to be completed. Arguments: `InsertSnippetArguments`. */
export const INSERT_SNIPPET_COMMAND = 'kernelPatch.insertSnippet'

/** What the client says of itself when the server starts (`initializationOptions`). All of it may be left out. */
export interface InitializationOptions {
  /** `false`: the workspace is not trusted, so git is not asked until `TRUST_GRANTED_NOTIFICATION`. */
  readonly trusted?: boolean
  /** The client has `INSERT_SNIPPET_COMMAND`; without it, repairs that need it are not offered. */
  readonly snippets?: boolean
  /** Settings for an editor that cannot be asked for them: what VS Code has under `kernelPatch`, under that name. */
  readonly settings?: { readonly kernelPatch?: unknown }
}

/** Document, place of the insertion, and the text in VS Code's snippet syntax (`${1:…}`). */
export type InsertSnippetArguments = readonly [uri: string, position: TextPosition, snippet: string]

export interface TextPosition {
  readonly line: number
  readonly character: number
}

export interface DocumentRef {
  readonly uri: string
}

export interface CheckResult {
  /** Findings per severity; undefined when the document is none of ours. */
  readonly counts: SeverityCounts | undefined
  /** Why nothing was checked, as a plain sentence. */
  readonly explanation?: string
}

export interface SeverityCounts {
  readonly error: number
  readonly warning: number
  readonly information: number
  readonly hint: number
}

/** Which of the findings an editor shows. */
export interface Budget {
  /** How many are held back, or would be if not all were shown. */
  readonly held: number
  readonly showsAll: boolean
}

/** undefined when the document is none of ours, or has changed meanwhile. */
export interface ShowAllResult {
  readonly budget: Budget | undefined
}

export interface ProblemCount extends DocumentRef {
  readonly version: number | null
  /** What is shown. */
  readonly counts: SeverityCounts
  readonly budget: Budget
}

export interface PlaceQuestion {
  /** A document or a folder. */
  readonly uri: string
}

export interface PlaceAnswer {
  /** Whether the extension is at work there. */
  readonly active: boolean
  /** Why, as a plain sentence for the status item. */
  readonly reason: string
  /** The tree's root, where there is one. */
  readonly tree?: string
}

/** What the answer is for. */
export type MaintainersQuestion =
  /** A file, a folder, a patch or a message; with `lines`, these lines of a file (both ends included), so that who wrote them counts. */
  | {
      readonly for: 'document'
      readonly uri: string
      readonly lines?: { readonly first: number; readonly last: number }
    }
  | { readonly for: 'staged'; readonly folder: string }
  | { readonly for: 'commit'; readonly folder: string; readonly commit: string }
  /** Commits in git's own words (`v2026.07..HEAD`), one union of all that they touch. */
  | { readonly for: 'range'; readonly folder: string; readonly range: string }
  /** The patches of a posting, in their order; a folder stands for the patches that lie in it. */
  | { readonly for: 'series'; readonly uris: readonly string[] }

/** People and lists in the order in which they are shown. */
export interface MaintainersAnswer {
  /** What was looked up, e.g. `drivers/net/foo.c` or `staged change, 3 files`. */
  readonly subject: string
  readonly paths: readonly string[]
  readonly groups: readonly MaintainerGroup[]
  /** The patches that the answer is about, in the order of the posting; empty where it is about something else. */
  readonly patches: readonly PatchRef[]
  /** Sections that match, the most specific first. */
  readonly sections: readonly SectionRef[]
  /** Plain sentences about what is missing (no MAINTAINERS, no git, shallow clone) and how to get it. */
  readonly notices: readonly string[]
  /** The history is still being read: `MAINTAINERS_CHANGED_NOTIFICATION` says when to ask again. */
  readonly pending?: boolean
}

export interface MaintainerGroup {
  readonly id: 'to' | 'cc' | 'lists' | 'history'
  readonly entries: readonly MaintainerEntry[]
}

export interface MaintainerEntry {
  /** Empty for a list; a handle of CODEOWNERS as `@name`. */
  readonly name: string
  /** Empty where nobody knows it, as for a handle: there is nothing to select. */
  readonly email: string
  /** Short, for the line in the tree, what differs first: `FOO DRIVER`, `FOO DRIVER, reviewer`, `7 of 60 commits`. */
  readonly role: string
  readonly reasons: readonly Reason[]
  /** Where the address goes if it is selected. */
  readonly header: 'To' | 'Cc'
  /** Whether it is selected until the user decides otherwise: not so for those who made one commit years ago. */
  readonly preselected: boolean
  /** Without this person or list the patch would bounce. */
  readonly required: boolean
  /** What speaks against relying on this person, in a few words for the line in the tree: `silent for 3 years`. */
  readonly warning?: string
  /** Date of the last activity in the history of the matched paths, `YYYY-MM-DD`; undefined where git does not know. */
  readonly lastActive?: string
  /** Indexes into the answer's `patches` that this entry is for; undefined for all of them. */
  readonly patches?: readonly number[]
}

/** One patch of a posting. */
export interface PatchRef {
  readonly uri: string
  /** `2/3 net: foo: flush the bar`, or the name of the file. */
  readonly label: string
  /** A cover letter is no patch, but it goes to everybody. */
  readonly isCover: boolean
}

export interface Reason {
  /** A sentence: `M: of section FOO DRIVER, by pattern F: drivers/foo/`. */
  readonly text: string
  /** Where it stands in a MAINTAINERS file, if it comes from one. */
  readonly at?: { readonly uri: string; readonly line: number }
}

export interface SectionRef {
  readonly name: string
  readonly status: string
  readonly at: { readonly uri: string; readonly line: number }
  /** Tree, patchwork, profile, bugs, chat and web page, in the order of the file. */
  readonly links: readonly SectionLink[]
}

export interface SectionLink {
  /** `T`, `Q`, `P`, `B`, `C` or `W`. */
  readonly letter: string
  /** As the section gives it. */
  readonly text: string
  /** What a click opens: an http(s) address, or the file of a profile in the tree; undefined for what is neither. */
  readonly uri?: string
}

/** Who changed some paths and when, or why nobody can say. */
export type PathActivityAnswer = PathActivity | { readonly silent: string }

/** The history of some paths, merges left out. Days are `YYYY-MM-DD` by the author's own clock and calendar. */
export interface PathActivity {
  readonly silent?: undefined
  /** What was looked at: `drivers/net/foo.c`, `the staged change (3 files)`. */
  readonly subject: string
  readonly commits: number
  /** How many people wrote them. */
  readonly people: number
  /** The days of the first and of the last commit; empty where there is none. */
  readonly first: string
  readonly last: string
  /** The year until today. */
  readonly lately: {
    readonly commits: number
    readonly people: number
    /** Who wrote most of it. */
    readonly most?: ActivePerson
  }
  /** What one bar stands for. */
  readonly unit: 'quarter' | 'year'
  /** Without a gap from the first commit to today, the oldest first. */
  readonly periods: readonly ActivityPeriod[]
  /** Those who have a colour of their own, with the most commits first. */
  readonly shown: readonly ActivePerson[]
  /** All others together. */
  readonly others: { readonly commits: number; readonly people: number }
  /** Plain sentences about what is missing. */
  readonly notices: readonly string[]
}

export interface ActivityPeriod {
  readonly year: number
  /** 1 to 4; undefined for a whole year. */
  readonly quarter?: number
  /** Commits of each of `shown`, in their order, and of all others at the end. */
  readonly commits: readonly number[]
}

export interface ActivePerson {
  readonly name: string
  readonly email: string
  readonly commits: number
  /** The day of the last commit. */
  readonly last: string
}

export interface TrailerQuestion extends DocumentRef {
  /** A line of the message that is meant: an mbox has several. */
  readonly line: number
  /** The whole line: `Cc: Jane Doe <jane@example.org>`; without it, the sign-off of the person at the keyboard. */
  readonly trailer?: string
}

export interface RewrapQuestion extends DocumentRef {
  /** The paragraphs that it touches are meant; without it, all. */
  readonly range?: TextRange
}

/** An edit of a document: the text between two places becomes another. */
export interface TextChange {
  readonly range: TextRange
  readonly newText: string
}

export interface TextRange {
  readonly start: TextPosition
  readonly end: TextPosition
}

/** An insertion that touches no other byte, or why there is none. */
export type TrailerAnswer =
  | {
      readonly is: 'insertion'
      readonly line: number
      readonly character: number
      readonly text: string
    }
  | { readonly is: 'present' }
  | { readonly is: 'impossible'; readonly why: string }

export interface ReportQuestion extends DocumentRef {
  /** A line of the message that is meant: an mbox has several. */
  readonly line: number
}

/** The report on one message, or why there is none. */
export type ReportAnswer = ChangelogReport | { readonly silent: string }

export interface ChangelogReport {
  readonly silent?: undefined
  /** The subject without its brackets. */
  readonly subject: string
  /** The first and the last line of the message: within them the cursor moves without changing the report. */
  readonly lines: { readonly first: number; readonly last: number }
  /** What bounces first. */
  readonly ready: readonly ReportLine[]
  readonly readers: readonly {
    readonly reader: 'reviewer' | 'backporter' | 'hunter' | 'user'
    readonly questions: readonly ReportLine[]
  }[]
}

export interface ReportLine {
  readonly id: string
  /** The question in words, or the name of the line. */
  readonly label: string
  /** What it is about, in a few words. */
  readonly topic: string
  /** `answered` by the text, `fact` of git or the diff, `open`, `notAsked`; `ready` and `unknown` below "Ready to send?". */
  readonly state: 'answered' | 'fact' | 'open' | 'notAsked' | 'ready' | 'unknown'
  /** The quotation, the fact, or what to add. */
  readonly text: string
  /** The place that it speaks of. */
  readonly at?: { readonly start: TextPosition; readonly end: TextPosition }
}

/** What is counted: commits without merges. */
export interface ContributorsQuestion {
  /** A folder of the repository. */
  readonly folder: string
  /** In git's own words: `v2026.04..v2026.07`, `HEAD`. */
  readonly range: string
  /** In git's own words: `1-year-ago`. */
  readonly since?: string
  /** Only commits that touch this file or folder. */
  readonly path?: string
}

export interface ContributorsExport extends ContributorsQuestion {
  readonly format: 'csv' | 'json'
  readonly by: 'person' | 'employer'
}

/** Empty where nothing can be counted. */
export interface ContributorsText {
  readonly text: string
}

export interface Releases {
  /** Tags of releases, the newest first. */
  readonly releases: readonly string[]
}

export interface ContributorsProgress {
  readonly question: ContributorsQuestion
  /** Commits that have been read. */
  readonly changes: number
}

/** Who contributed what, or why nobody knows. */
export type ContributorsAnswer = ContributorsReport | NoContributors

export interface NoContributors {
  /** A plain sentence. */
  readonly silent: string
  /** What helps: another range, a look into the log, trust in the workspace. */
  readonly remedies: readonly ('range' | 'log' | 'trust')[]
}

export interface ContributorsReport {
  readonly silent?: undefined
  /** Of the asked path below the top of the repository; empty for the whole. */
  readonly path: string
  readonly total: WorkDone
  /** People who wrote a change, and known employers of these. */
  readonly authors: number
  readonly employers: number
  /** Rows with the most changes first; of very many people only the first. */
  readonly people: readonly PersonWork[]
  readonly companies: readonly EmployerWork[]
  /** People that `people` leaves out. */
  readonly morePeople: number
  /** `YYYY-MM` and the changes of that month, without a gap. */
  readonly months: readonly { readonly month: string; readonly changes: number }[]
  /** Plain sentences about what is missing. */
  readonly notices: readonly string[]
}

/** Commits written, their lines, and the commits that name somebody in a trailer, each once. */
export interface WorkDone {
  readonly changes: number
  readonly added: number
  readonly removed: number
  readonly signedOff: number
  readonly reviewed: number
  readonly tested: number
  readonly reported: number
}

export interface PersonWork extends WorkDone {
  readonly name: string
  readonly email: string
  /** Empty where none is known. */
  readonly employer: string
}

export interface EmployerWork extends WorkDone {
  readonly name: string
  /** `unknown` and `robots` gather those who have none. */
  readonly kind: 'known' | 'unknown' | 'robots'
  /** How many people wrote a change. */
  readonly people: number
}

/** A person or list as a mail header names one; the name may be empty. */
export interface MailRecipient {
  readonly name: string
  readonly email: string
}

export interface RecipientsQuestion {
  /** A patch, a cover letter or an mbox, one unit for each byte or character: nothing but ASCII is inserted. */
  readonly text: string
  readonly to: readonly MailRecipient[]
  readonly cc: readonly MailRecipient[]
}

/** How the To: and Cc: fields of a text come to name people. */
export interface RecipientsAnswer {
  /** `text` is inserted at `offset` of the text asked about; in order. */
  readonly insertions: readonly { readonly offset: number; readonly text: string }[]
  /** The patch mails of the text: how many addresses each gets, and which it has already, in lower case. */
  readonly mails: readonly { readonly added: number; readonly named: readonly string[] }[]
  /** Chosen addresses that no mail reaches. */
  readonly unusable: readonly string[]
  /** Why nobody can be named here, as a plain sentence. */
  readonly impossible?: string
}

export interface CommitsQuestion {
  /** A file or folder in the repository that is meant. */
  readonly uri: string
  readonly email: string
  /** Relative to the top level; none stands for the whole tree. */
  readonly paths: readonly string[]
}

export interface CommitsAnswer {
  /** Newest first. */
  readonly commits: readonly PersonCommit[]
  /** Whether older ones were left out. */
  readonly isCut: boolean
  /** Why there are none, as a plain sentence. */
  readonly silent?: string
}

export interface PersonCommit {
  readonly hash: string
  readonly subject: string
  /** `YYYY-MM-DD`, of the author. */
  readonly date: string
  /** `wrote`, or what a trailer says: `signed`, `reviewed`, `acked`, `tested`, `reported`. */
  readonly did: readonly string[]
}

export interface CommitRef {
  /** A file or folder in the repository that is meant. */
  readonly uri: string
  readonly hash: string
}

/** Head, message and difference, or why there is nothing to show. */
export type CommitText = { readonly text: string } | { readonly silent: string }
