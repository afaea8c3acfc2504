import type { Commit, CommitLookup, LogEntry, LogQuery } from '../../server/host/git'
import type { History } from '../../server/model/history'
import { identityIn } from '../../server/model/identity'
import type { Example } from '../../server/rules/rule'
import { Slice } from '../../server/text/slice'

type Known = NonNullable<Example['git']>[number]

/** A history of the few commits that an example names. An example without commits has a history without them. */
export function exampleHistory({ git = [], incomplete = false }: Example): History {
  const known = (id: string): Known | undefined => git.find(({ hash }) => hash.startsWith(id))
  return {
    lookup: id => Promise.resolve(find(git, id, incomplete)),
    withSubject: subject =>
      Promise.resolve(git.filter(commit => commit.subject === subject).map(commitOf)),
    async *log({ paths, range, limit = Infinity }: LogQuery): AsyncGenerator<LogEntry> {
      await Promise.resolve()
      const one =
        range === undefined || range === 'HEAD' ? git : git.filter(each => each === known(range))
      const touching = paths
        ? one.filter(commit => commit.paths?.some(path => paths.includes(path)))
        : one
      for (const commit of touching.slice(0, limit)) {
        const entry = commitOf(commit)
        const { message = `${commit.subject}\n`, parents = [] } = commit
        yield {
          ...entry,
          time: Date.parse(entry.date),
          message,
          committer: entry.author,
          committed: entry.date,
          parents,
        }
      }
    },
    changedBy: id => Promise.resolve((known(id)?.paths ?? []).map(path => ({ status: 'M', path }))),
    diffOf: id => Promise.resolve(known(id)?.diff ?? ''),
    isAncestor: id => {
      const commit = known(id)
      return Promise.resolve(commit && !incomplete ? !commit.elsewhere : undefined)
    },
    firstRelease: id => Promise.resolve(known(id)?.release),
    blame: ({ path, ranges }) => {
      const blamed = git.map(commit => ({
        commit: commitOf(commit),
        count: ranges.reduce((sum, range) => sum + linesOf(commit, path, range), 0),
      }))
      return Promise.resolve(
        blamed.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
      )
    },
  }
}

/** How many lines of a range of a file a commit brought. */
function linesOf(
  { lines = [] }: Known,
  path: string,
  { first, last }: { readonly first: number; readonly last: number },
): number {
  let count = 0
  for (const line of lines) {
    const [, file, from = '0', to = from] = /^(.*):(\d+)(?:-(\d+))?$/.exec(line) ?? []
    if (file !== path) continue
    count += Math.max(0, Math.min(last, Number(to)) - Math.max(first, Number(from)) + 1)
  }
  return count
}

function find(git: readonly Known[], id: string, incomplete: boolean): CommitLookup {
  const candidates = git.filter(({ hash }) => hash.startsWith(id)).map(commitOf)
  const [commit] = candidates
  if (!commit) return { is: incomplete ? 'unknown' : 'missing' }
  return candidates.length > 1 ? { is: 'ambiguous', candidates } : { is: 'found', commit }
}

function commitOf({ hash, subject, author = 'Ada <ada@example.org>' }: Known): Commit {
  const identity = identityIn(Slice.of(author))
  return { hash, subject, author: identity, date: '2026-01-01T00:00:00+00:00' }
}
