import type { Commit, CommitLookup, LogEntry, LogQuery } from '../../server/host/git'
import type { History } from '../../server/model/history'
import { identityIn } from '../../server/model/identity'
import type { Example } from '../../server/rules/rule'
import { Slice } from '../../server/text/slice'

type Known = NonNullable<Example['git']>[number]

/** A history of the few commits that an example names. An example without commits has a history without them. */
export function exampleHistory({ git = [], incomplete = false }: Example): History {
  return {
    lookup: id => Promise.resolve(find(git, id, incomplete)),
    withSubject: subject =>
      Promise.resolve(git.filter(commit => commit.subject === subject).map(commitOf)),
    async *log({ paths = [], limit = Infinity }: LogQuery): AsyncGenerator<LogEntry> {
      await Promise.resolve()
      const touching = git.filter(commit => commit.paths?.some(path => paths.includes(path)))
      for (const known of touching.slice(0, limit)) {
        const commit = commitOf(known)
        yield { ...commit, message: `${commit.subject}\n`, committer: commit.author, parents: [] }
      }
    },
  }
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
