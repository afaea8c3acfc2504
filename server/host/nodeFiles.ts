import { constants, type PathLike } from 'node:fs'
import { open, readdir, stat, type FileHandle } from 'node:fs/promises'
import { decodeLossless, encodeLossless } from '../text/bytes'
import type { FileContent, Files } from './files'

/** The files of this machine. A path may hold lone surrogates for bytes that are no UTF-8, as `list` and git give them. */
export const nodeFiles: Files = { read, kind, list }

/** Bytes that are read unless a caller says otherwise: ten times the longest file of the kernel. */
const LIMIT = 64 * 1024 * 1024

// A pipe without a writer must not make us wait; nor shall a terminal become ours. Windows knows neither.
const flags = constants as Partial<typeof constants>
const READ_ONLY = constants.O_RDONLY | (flags.O_NONBLOCK ?? 0) | (flags.O_NOCTTY ?? 0)

async function read(path: string, limit = LIMIT): Promise<FileContent> {
  try {
    // To open a device can already do something, so it is looked at first; and again when it is open, because
    // it may have become another one.
    const refusal = refusalOf(path, await stat(onDisk(path)), limit)
    if (refusal) return refusal
    const handle = await open(onDisk(path), READ_ONLY)
    try {
      const opened = await handle.stat()
      return refusalOf(path, opened, limit) ?? (await content(path, handle, opened.size, limit))
    } finally {
      // What was read is known; nobody has to wait until the file is closed.
      handle.close().catch(() => undefined)
    }
  } catch (error) {
    const code = codeOf(error)
    const missing = code === 'ENOENT' || code === 'ENOTDIR'
    return { error: `${path} ${REASONS[code] ?? `cannot be read (${code}).`}`, missing }
  }
}

async function kind(path: string): Promise<'file' | 'directory' | undefined> {
  try {
    const found = await stat(onDisk(path))
    return found.isFile() ? 'file' : found.isDirectory() ? 'directory' : undefined
  } catch {
    return undefined
  }
}

async function list(path: string): Promise<readonly string[]> {
  try {
    const names = await readdir(onDisk(path), { encoding: 'buffer' })
    return names.map(name => decodeLossless(name).text).sort()
  } catch {
    return []
  }
}

interface Kind {
  readonly size: number
  isFile(): boolean
  isDirectory(): boolean
}

function refusalOf(path: string, found: Kind, limit: number): FileContent | undefined {
  if (found.isDirectory()) return { error: `${path} is a folder, not a file.`, missing: false }
  if (!found.isFile()) return { error: `${path} is no ordinary file.`, missing: false }
  return found.size > limit ? tooLarge(path, limit) : undefined
}

/**
 * Reads to the end, whatever the size said before: a file may grow, and those under /proc claim to be empty. There is
 * room for a byte more than the size, so that one read mostly shows that this was the end.
 */
async function content(
  path: string,
  handle: FileHandle,
  size: number,
  limit: number,
): Promise<FileContent> {
  const chunks: Buffer[] = []
  let length = 0
  for (;;) {
    const room = Math.min(Math.max(size + 1 - length, 4096), limit + 1)
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(room), 0, room, null)
    length += bytesRead
    if (length > limit) return tooLarge(path, limit)
    if (bytesRead > 0) chunks.push(buffer.subarray(0, bytesRead))
    if (bytesRead === 0 || (length === size && bytesRead < room)) break
  }
  const [first = Buffer.alloc(0), ...more] = chunks
  return { bytes: more.length === 0 ? first : Buffer.concat(chunks, length) }
}

function tooLarge(path: string, limit: number): FileContent {
  const size = limit >= 1024 * 1024 ? `${Math.floor(limit / 1024 / 1024)} MiB` : `${limit} bytes`
  return { error: `${path} is larger than ${size} and was not read.`, missing: false }
}

function onDisk(path: string): PathLike {
  return /[\udc80-\udcff]/u.test(path) ? Buffer.from(encodeLossless(path)) : path
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  ENOTDIR: 'does not exist.',
  EACCES: 'may not be read: permission is denied.',
  EPERM: 'may not be read: permission is denied.',
  ELOOP: 'is a symbolic link that leads to itself.',
  ENAMETOOLONG: 'has too long a name.',
  ERR_INVALID_ARG_VALUE: 'has a name that no file can have.',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
