import { nodeFiles } from '../../server/host/nodeFiles'
import { repositories } from '../../server/host/repositories'
import { RULES } from '../../server/rules'
import { Diagnostics } from '../../server/services/diagnostics'
import { uriOf } from '../../server/services/documentLocation'
import type { EditorDocument } from '../../server/services/documents'
import { Workspace } from '../../server/services/workspace'
import { NO_SETTINGS } from '../support/checkedText'
import { quantile } from './contest'

const KEYS = 400

/** Checks a message of 300 lines after each of many keystrokes, in a real repository, and prints how long it takes. */
export async function keystrokes(repository: string): Promise<void> {
  const opened = repositories()
  const workspace = new Workspace({
    files: nodeFiles,
    openGit: async directory => (await opened.repositoryFor(directory)).git,
    folders: () => [repository],
    rules: RULES,
  })
  const diagnostics = new Diagnostics({
    workspace,
    files: nodeFiles,
    rules: RULES,
    settings: () => Promise.resolve(NO_SETTINGS),
    log: () => undefined,
  })
  const text = longMessage()
  const at = text.indexOf('@')
  const document = (version: number): EditorDocument => ({
    uri: uriOf(`${repository}/.git/COMMIT_EDITMSG`),
    languageId: 'git-commit',
    version,
    finished: false,
    text: `${text.slice(0, at)}${'typed here '.repeat(KEYS).slice(0, version % 60)}${text.slice(at + 1)}`,
  })
  const taken: number[] = []
  let found = 0
  for (let version = 1; version <= KEYS; version++) {
    const start = performance.now()
    const checked = await diagnostics.check(document(version))
    taken.push(performance.now() - start)
    found = checked.silent === undefined ? checked.problems.length : 0
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  const [first = 0, ...others] = taken
  const values = [quantile(others, 0.5), quantile(others, 0.99), Math.max(...others)]
  const [median, most, worst] = values.map(value => value.toFixed(2))
  process.stdout.write(
    `\n${text.split('\n').length} lines of message, checked after each of ${KEYS} keys (${found} findings): ` +
      `median ${median} ms, 99th percentile ${most} ms, worst ${worst} ms; the first check ${first.toFixed(0)} ms\n`,
  )
}

/** Prose, a list, a log, references and trailers; `@` is where somebody types. */
function longMessage(): string {
  const prose =
    'The cache of the bar can be stale after a resume of the device, because the\nfirmware does not tell that it lost its power, as commit 5c0ffee15900\n("foo: cache the bar") expects of it. Flush it before foo_bar_read() is called.\n'
  const list = '- the first entry of the list\n- the second one of the same list, which is longer\n'
  const log = '    BUG: KASAN: slab-out-of-bounds in foo_bar_read+0x12/0x40\n    Call Trace:\n'
  const paragraphs = Array.from(
    { length: 44 },
    (_, index) => [prose, list, log][index % 3] ?? prose,
  )
  const body = [...paragraphs, 'Here somebody types @ and goes on.\n', ...paragraphs]
  const trailers =
    'Fixes: 5c0ffee15900 ("foo: cache the bar")\nReported-by: Bob Reporter <bob@example.org>\nSigned-off-by: Ada Author <ada@example.org>\n'
  return `foo: flush the bar at resume\n\n${body.join('\n')}\n${trailers}`
}
