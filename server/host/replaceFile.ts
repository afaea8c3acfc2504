import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import type { ReplaceFile } from './files'

/**
 * Writes a file beside the old one and puts it in its place, so that at any moment there is a whole one. Nothing else
 * runs in between, Ctrl-C included: no half-written file is left. Permissions are kept, a symbolic link still leads there.
 */
export const replaceFile: ReplaceFile = (path, before, after, within) => {
  try {
    const place = realpathSync(path)
    if (within !== undefined && dirname(place) !== realpathSync(within))
      return 'is a link to another place, and the file there stays as it is.'
    const old = statSync(place)
    if (!old.isFile()) return 'is no ordinary file and stays as it is.'
    accessSync(place, constants.W_OK)
    if (!readFileSync(place).equals(before)) return 'has changed meanwhile and stays as it is.'
    const beside = join(dirname(place), `.${basename(place)}.${process.pid}~`)
    write(beside, after, old)
    try {
      renameSync(beside, place)
    } catch (error) {
      rmSync(beside, { force: true })
      throw error
    }
    return undefined
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return `cannot be written (${code}) and stays as it is.`
  }
}

function write(path: string, bytes: Uint8Array, like: Stats): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    const { uid, gid, mode } = like
    try {
      fchownSync(file, uid, gid)
    } catch {
      // Only root may give files away; who may write a stranger's file becomes the owner of the new one.
    }
    fchmodSync(file, mode & 0o7777)
    fsyncSync(file)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}
