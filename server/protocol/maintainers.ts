/** Who has to get a change, and why. */

/** Client to server, request: who has to get this? Params `MaintainersQuestion`, result `MaintainersAnswer`. */
export const MAINTAINERS_REQUEST = 'kernelPatch/maintainers'

/** Server to client, notification: answers about maintainers may have changed. No params. */
export const MAINTAINERS_CHANGED_NOTIFICATION = 'kernelPatch/maintainersChanged'

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
  /** The patches of a posting, in their order; a folder stands for the patches in it, what is no patch for its path. */
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
