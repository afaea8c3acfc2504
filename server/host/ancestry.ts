import { answerText } from './gitAnswer'
import type { GitProgram } from './gitProcess'
import { isRevision } from './revision'

/** Whether one commit is in the history of another; `undefined` where git cannot tell. */
export async function isAncestor(
  program: GitProgram,
  ancestor: string,
  descendant: string,
  signal?: AbortSignal,
): Promise<boolean | undefined> {
  if (!isRevision(ancestor) || !isRevision(descendant)) return undefined
  const question = ['rev-list', '--max-count=1', '--count', '--end-of-options']
  const ids = [`${ancestor}^{commit}`, `^${descendant}^{commit}`, '--']
  const answer = (await answerText(program, [...question, ...ids], signal)).trim()
  return answer === '' ? undefined : answer === '0'
}

/** The earliest release tag that contains a commit. */
export async function firstRelease(
  program: GitProgram,
  commit: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!isRevision(commit)) return undefined
  const question = ['for-each-ref', '--sort=creatordate', '--format=%(refname:strip=2)']
  const tags = await answerText(
    program,
    [...question, `--contains=${commit}`, 'refs/tags/v[0-9]*'],
    signal,
  )
  return tags.split('\n').find(tag => /^v\d+(?:\.\d+)*$/.test(tag))
}
