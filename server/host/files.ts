/** What is asked of the file system. No method throws: what cannot be read is `undefined` or empty. */
export interface Files {
  /** The bytes of a regular file of at most `limit` bytes. */
  read(path: string, limit?: number): Promise<FileContent>
  /** What a path names. */
  kind(path: string): Promise<'file' | 'directory' | undefined>
  /** The names in a directory, without `.` and `..`, in alphabetical order. */
  list(path: string): Promise<readonly string[]>
}

/** The answer to reading a file; `error` is a plain sentence for the user. */
export type FileContent =
  | { readonly bytes: Uint8Array; readonly error?: undefined }
  | { readonly bytes?: undefined; readonly error: string; readonly missing: boolean }

/**
 * Puts `after` in the place of a file's content, at once or not at all, provided that it still is `before`. With
 * `within`, a directory that somebody else may have filled, a link out of it is not followed. Gives the end of a
 * sentence about the file where that cannot be done.
 */
export type ReplaceFile = (
  path: string,
  before: Uint8Array,
  after: Uint8Array,
  within?: string,
) => string | undefined
