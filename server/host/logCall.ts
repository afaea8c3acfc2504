import { encodeLossless } from '../text/bytes'
import type { LogQuery } from './git'
import { fitsArguments } from './pathArguments'
import { PLAIN_DIFF, PLAIN_LOG } from './plainOutput'
import { isRevision } from './revision'

/** How git is asked for a log. */
export interface LogCall {
  readonly args: readonly string[]
  readonly input?: Uint8Array
  readonly buffered: boolean
}

/** The call of git that answers a query in these fields, or undefined where the query has no answer. */
export function logCall(
  query: LogQuery & { readonly skip?: number },
  fields: readonly string[],
): LogCall | undefined {
  const { range = 'HEAD', paths, since, limit, skip = 0, noMerges, follow } = query
  const { lineCounts, changedPaths } = query
  if (!isRevision(range)) return undefined
  if (paths?.length === 0 || (follow && paths?.length !== 1)) return undefined
  const viaInput = paths !== undefined && !fitsArguments(paths)
  const args = [
    'log',
    '-z',
    `--format=${fields.join('%x00')}`,
    ...PLAIN_LOG,
    ...(limit === undefined ? [] : [`--max-count=${Math.max(0, Math.floor(limit))}`]),
    ...(skip === 0 ? [] : [`--skip=${skip}`]),
    ...(since === undefined ? [] : [`--since=${since}`]),
    ...(noMerges ? ['--no-merges'] : []),
    ...(follow ? ['--follow'] : []),
    ...(lineCounts ? ['--numstat', '--diff-merges=off', ...PLAIN_DIFF] : []),
    ...(changedPaths && !lineCounts ? [...NAMES, ...PLAIN_DIFF, '--no-renames'] : []),
    ...(viaInput ? ['--stdin'] : []),
    '--end-of-options',
    range,
    '--',
    ...(viaInput ? [] : (paths ?? [])),
  ]
  // Among all commits the next is never far; those of one path may be seconds apart.
  const buffered = paths === undefined
  if (!viaInput) return { args, buffered }
  return { args, buffered, input: encodeLossless(`--\n${paths.join('\n')}\n`) }
}

/** `--raw` marks what is a path with a line that begins with a colon, which no id does; `--name-only` marks nothing. */
const NAMES: readonly string[] = ['--raw', '--no-abbrev', '--diff-merges=off']
