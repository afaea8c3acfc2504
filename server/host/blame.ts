import type { BlameQuery } from './git'
import { answerText } from './gitAnswer'
import type { GitProgram } from './gitProcess'
import { isRevision } from './revision'

/** The ids of the commits that lines come from, each with the number of lines; lines of a shallow clone's end left out. */
export async function blamedCommits(
  program: GitProgram,
  { path, ranges, revision = 'HEAD' }: BlameQuery,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  if (!isRevision(revision) || ranges.length === 0) return counts
  const lines = ranges.map(({ first, last }) => `-L${first},${last}`)
  const args = ['blame', '--porcelain', '-w', ...lines, revision, '--', path]
  const answer = await answerText(program, args, signal)
  const boundaries = new Set<string>()
  let current = ''
  for (const line of answer.split('\n')) {
    const header = /^([0-9a-f]{40,64}) \d+ \d+/.exec(line)?.[1]
    if (header !== undefined) {
      current = header
      counts.set(current, (counts.get(current) ?? 0) + 1)
    } else if (line === 'boundary') boundaries.add(current)
  }
  for (const boundary of boundaries) counts.delete(boundary)
  return counts
}
