import { resolve } from 'node:path'

/** The repository that these tests were compiled from: they run from `out/test/support`. */
export function repositoryRoot(): string {
  return resolve(__dirname, '../../..')
}
