/** Whether the extension is at work in a place. */

/** Client to server, request: does this place work the kernel's way? Params `PlaceQuestion`, result `PlaceAnswer`. */
export const PLACE_REQUEST = 'kernelPatch/place'

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
