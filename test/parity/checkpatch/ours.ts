import { captured } from '../../support/capturedWorld'

/** One of our findings in a patch. */
export interface OurFinding {
  readonly file: string
  /** Both from 1, in the patch. */
  readonly line: number
  readonly endLine: number
  readonly rule: string
  readonly checkpatch: readonly string[]
  readonly severity: string
  readonly message: string
}

/** What `kernel-patch check` finds in patches that are about to be posted, whatever the project's habits are. */
export async function ourFindings(
  repository: string,
  patches: readonly string[],
): Promise<ReadonlyMap<string, readonly OurFinding[]>> {
  const found = new Map<string, OurFinding[]>(patches.map(patch => [patch, []]))
  const options = ['--tree', repository, '--state', 'outgoing', '--no-habits', '--format', 'json']
  const { out } = await captured(['check', ...options, ...patches])
  for (const line of out.split('\n').filter(Boolean)) {
    const finding = JSON.parse(line) as OurFinding
    found.get(finding.file)?.push(finding)
  }
  return found
}
