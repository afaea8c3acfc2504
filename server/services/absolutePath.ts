/**
 * The folder that holds what an absolute path names; undefined for the top. Paths are mere text here, with forward
 * slashes on every system (`C:/linux` on Windows), because the core knows no platform.
 */
export function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/')
  if (slash < 0 || isTop(path)) return undefined
  const parent = path.slice(0, slash)
  return parent === '' || /^[A-Za-z]:$/.test(parent) ? `${parent}/` : parent
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The path of something inside a folder. */
export function inside(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`
}

/** What `path` means as seen from `folder`: `..` and `.` are followed, an absolute path is taken as it is. */
export function resolveFrom(folder: string, path: string): string {
  const wanted = path.replaceAll('\\', '/')
  if (wanted.startsWith('/') || /^[A-Za-z]:\//.test(wanted)) return wanted
  let at = folder
  for (const part of wanted.split('/')) {
    if (part === '..') at = parentOf(at) ?? at
    else if (part !== '' && part !== '.') at = inside(at, part)
  }
  return at
}

/** The path below `folder`, without a slash at its start; undefined for what lies elsewhere, empty for the folder itself. */
export function relativeTo(folder: string, path: string): string | undefined {
  if (path === folder) return ''
  const start = inside(folder, '')
  return path.startsWith(start) ? path.slice(start.length) : undefined
}

function isTop(path: string): boolean {
  return path === '/' || /^[A-Za-z]:\/?$/.test(path)
}
