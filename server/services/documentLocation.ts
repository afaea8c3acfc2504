import { URI } from 'vscode-uri'

/** Where a document lies, as its URI tells. */
export type DocumentLocation =
  /** A file, by its absolute path. */
  | { readonly in: 'file'; readonly path: string }
  /** The box of VS Code's Source Control view; `repository` is the path of the work tree that it commits to. */
  | { readonly in: 'box'; readonly repository: string | undefined }
  /** A text that has not been saved yet, or not on this machine. */
  | { readonly in: 'memory' }

/** Reads a document's URI; undefined for schemes whose texts are none of ours, such as an old version in a diff view. */
export function locate(uri: string): DocumentLocation | undefined {
  const parsed = parse(uri)
  if (!parsed) return undefined
  switch (parsed.scheme) {
    case 'file':
      return { in: 'file', path: plainPath(parsed) }
    case 'untitled':
    case 'vscode-vfs':
      return { in: 'memory' }
    case 'vscode-scm':
    case 'vscode':
      return { in: 'box', repository: repositoryOf(parsed) }
    default:
      return undefined
  }
}

/** The path that a `file:` URI names, with forward slashes; undefined for any other URI. */
export function pathOf(uri: string): string | undefined {
  const location = locate(uri)
  return location?.in === 'file' ? location.path : undefined
}

/** The URI of a path. */
export function uriOf(path: string): string {
  return URI.file(path).toString()
}

/**
 * The box says in its query which repository it belongs to. The query arrives encoded twice: once as part of a URI,
 * once as the value of a parameter.
 */
function repositoryOf(box: URI): string | undefined {
  const root = new URLSearchParams(box.query).get('rootUri')
  return root === null ? undefined : pathOf(root)
}

function plainPath({ authority, path }: URI): string {
  if (authority) return `//${authority}${path}`
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path
}

function parse(uri: string): URI | undefined {
  try {
    return URI.parse(uri, true)
  } catch {
    return undefined
  }
}
