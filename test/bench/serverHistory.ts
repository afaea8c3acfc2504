import { execFileSync } from 'node:child_process'
import {
  MAINTAINERS_CHANGED_NOTIFICATION,
  MAINTAINERS_REQUEST,
  type MaintainersAnswer,
} from '../../server/protocol/maintainers'
import { PATH_ACTIVITY_REQUEST } from '../../server/protocol/pathActivity'
import { type ServerProcess, startServer } from './serverProcess'

/**
 * What somebody waits for in the panel and the History view of a large history, and the server's memory. Each file is
 * asked about, then there is a commit, on top of HEAD and taken back at the end, and the last one is asked about again:
 *   node out/test/bench/serverHistory.js DIR FILE...
 */
async function main(tree: string, files: readonly string[]): Promise<void> {
  const server = await startServer(tree)
  const head = git(tree, 'rev-parse', 'HEAD').trim()
  try {
    for (const file of files) {
      await people(server, file)
      await picture(server, file)
    }
    const last = files.at(-1)
    if (last === undefined) return
    // The work tree is not looked at: in a large one that takes longer than all the rest.
    const commit = git(tree, 'commit-tree', '-m', 'x', '-p', head, `${head}^{tree}`).trim()
    git(tree, 'update-ref', 'HEAD', commit, head)
    process.stdout.write('\nafter a commit\n')
    await people(server, last)
  } finally {
    git(tree, 'update-ref', 'HEAD', head)
    server.stop()
  }
}

async function people(server: ServerProcess, file: string): Promise<void> {
  const { connection, uri } = server
  const start = performance.now()
  const steps: string[] = []
  for (;;) {
    const more = new Promise<void>(resolve => {
      connection.onNotification(MAINTAINERS_CHANGED_NOTIFICATION, () => {
        resolve()
      })
    })
    const { groups, pending } = await connection.sendRequest<MaintainersAnswer>(
      MAINTAINERS_REQUEST,
      { for: 'document', uri: uri(file) },
    )
    const entries = groups.flatMap(group => group.entries)
    steps.push(`${since(start)} ${entries.length} people and lists`)
    if (!pending) break
    await more
  }
  tell(server, `${file}: ${steps.join(', ')}`)
}

async function picture(server: ServerProcess, file: string): Promise<void> {
  const start = performance.now()
  const question = { for: 'document', uri: server.uri(file) }
  const { commits } = await server.connection.sendRequest<{ commits: number }>(
    PATH_ACTIVITY_REQUEST,
    question,
  )
  tell(server, `its history: ${since(start)} ${commits} commits`)
}

function since(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(2)} s`
}

function tell({ mostMemory }: ServerProcess, sentence: string): void {
  process.stdout.write(`${sentence}; ${mostMemory().toFixed(0)} MB at most\n`)
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8' })
}

const [tree, ...files] = process.argv.slice(2)
if (tree === undefined || files.length === 0)
  throw new Error('Name a repository and some files in it.')
void main(tree, files)
