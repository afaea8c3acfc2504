import assert from 'node:assert/strict'
import type { Git, LogEntry, LogQuery } from '../../server/host/git'
import { openGit, type GitOptions } from '../../server/host/processGit'

/** The repository of a folder where there must be one. */
export async function openedGit(directory: string, options?: GitOptions): Promise<Git> {
  const { git, reason } = await openGit(directory, options)
  assert.ok(git, reason)
  return git
}

/** A whole log. */
export async function wholeLog(git: Git, query: LogQuery = {}): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for await (const entry of git.log(query)) entries.push(entry)
  return entries
}
