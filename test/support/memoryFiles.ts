import type { Files } from '../../server/host/files'

/** The twin of a disk for tests of services: contents by absolute path. Folders are there when something lies in them. */
export function memoryFiles(contents: Readonly<Record<string, string>>): Files {
  const paths = Object.keys(contents)
  return {
    read(path, limit = Infinity) {
      const text = contents[path]
      if (text === undefined)
        return Promise.resolve({ error: `${path} does not exist.`, missing: true })
      const bytes = new TextEncoder().encode(text)
      if (bytes.length > limit)
        return Promise.resolve({ error: `${path} is too large.`, missing: false })
      return Promise.resolve({ bytes })
    },
    kind(path) {
      if (contents[path] !== undefined) return Promise.resolve('file')
      const isFolder = paths.some(known => known.startsWith(`${path}/`))
      return Promise.resolve(isFolder ? 'directory' : undefined)
    },
    list(path) {
      const start = `${path}/`
      const names = paths.flatMap(known =>
        known.startsWith(start) ? (known.slice(start.length).split('/')[0] ?? []) : [],
      )
      return Promise.resolve([...new Set(names)].sort())
    },
  }
}
