import { createConnection } from 'vscode-languageserver/node'
import { nodeFiles } from '../../server/host/nodeFiles'
import { openGit } from '../../server/host/processGit'
import { serve } from '../../server/lsp/server'
import { replace, type Rule } from '../../server/rules/rule'
import subjectEndsWithPeriod from '../../server/rules/subject/subject-ends-with-period'

/**
 * The language server with rules that misbehave when the subject has a certain word: one throws, one throws while it
 * waits, one takes half a second, one searches for repairs for ever.
 */
const RULES: readonly Rule[] = [
  subjectEndsWithPeriod,
  rule('throws', word => {
    if (word) throw new Error('out of cheese')
  }),
  {
    ...rule('rejects', () => undefined),
    async *check({ subject }) {
      await Promise.resolve()
      if (subject?.whole.text.includes('rejects')) throw new Error('out of wine')
      yield* []
    },
  },
  {
    ...rule('slow', () => undefined),
    async *check({ subject }) {
      if (!subject?.whole.text.includes('slow')) return
      await new Promise(resolve => setTimeout(resolve, 500))
      yield { at: subject.whole, message: 'That took long.' }
    },
  },
  {
    ...rule('endless', () => undefined),
    *check({ subject }) {
      const at = subject?.whole.find(/endless/)
      if (!at) return
      yield {
        at,
        message: 'Ask if you dare.',
        fix: replace('Shorten', at, 'end'),
        search: () => new Promise(() => undefined),
      }
    },
  },
]

function rule(id: string, act: (word: boolean) => void): Rule {
  return {
    id,
    summary: 'A rule for tests.',
    why: 'So that a test sees what happens.',
    source: 'https://example.org/',
    severity: 'warning',
    fixable: false,
    checkpatch: [],
    check({ subject }) {
      act(subject?.whole.text.includes(id) ?? false)
      return []
    },
    examples: [],
  }
}

const connection = createConnection()
const files = {
  ...nodeFiles,
  kind: (path: string) => {
    if (path.includes('/broken/')) throw new Error('The disk is on fire.')
    return nodeFiles.kind(path)
  },
}
const repositories = () => async (directory: string) => (await openGit(directory)).git
serve(connection, { files, repositories }, RULES)
connection.listen()
