/** Edits that the server works out and the client makes. */

import type { DocumentRef, TextRange } from './text'

/** Client to server, request: where does a trailer belong in a document? Params `TrailerQuestion`, result `TrailerAnswer`. */
export const TRAILER_REQUEST = 'kernelPatch/trailer'

/** Client to server, request: how is the text around a place wrapped? Params `RewrapQuestion`, result `TextChange[]`. */
export const REWRAP_REQUEST = 'kernelPatch/rewrap'

export interface TrailerQuestion extends DocumentRef {
  /** A line of the message that is meant: an mbox has several. */
  readonly line: number
  /** The whole line: `Cc: Jane Doe <jane@example.org>`; without it, the sign-off of the person at the keyboard. */
  readonly trailer?: string
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

export interface RewrapQuestion extends DocumentRef {
  /** The paragraphs that it touches are meant; without it, all. */
  readonly range?: TextRange
}
