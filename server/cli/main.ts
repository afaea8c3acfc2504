#!/usr/bin/env node
import { homedir } from 'node:os'
import { nodeFiles } from '../host/nodeFiles'
import { replaceFile } from '../host/replaceFile'
import type { CheckWorld } from './checkWorld'
import { dispatch, INTERRUPTED } from './dispatch'
import { withPipes } from './pipes'
import { flushed, standardStreams } from './standardStreams'

void main()

async function main(): Promise<void> {
  const world = realWorld()
  try {
    process.exitCode = await dispatch(process.argv.slice(2), world)
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    world.err(`kernel-patch: This is a fault of kernel-patch itself: ${what}\n`)
    process.exitCode = 2
  }
  await flushed()
  // A git that was asked something which nobody needs any more must not keep us.
  process.exit()
}

/** Milliseconds: a command answers for one moment. */
const FRESH = 1000

/** This machine: its files, its git, and the streams and signals of this process. */
function realWorld(): CheckWorld {
  const interrupted = new AbortController()
  process.on('SIGINT', () => {
    interrupted.abort()
    process.exit(INTERRUPTED)
  })
  const gitComplaints: string[] = []
  const log = (detail: string): void => void gitComplaints.push(detail)
  return {
    ...standardStreams(),
    cwd: process.cwd(),
    home: homedir(),
    configDirectory: process.env['CHECKPATCH_CONFIG_DIR'],
    files: withPipes(nodeFiles),
    replaceFile,
    async openGit(directory) {
      // Loaded only where it is needed: to say what the options are takes no git.
      const { openGit } = await import('../host/processGit.js')
      const { git, reason } = await openGit(directory, { log, fresh: FRESH })
      if (reason !== undefined) log(reason)
      return git
    },
    signal: interrupted.signal,
    gitComplaints,
  }
}
