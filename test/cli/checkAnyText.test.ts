import assert from 'node:assert/strict'
import fc from 'fast-check'
import { run } from '../../server/cli/check'
import type { CheckWorld } from '../../server/cli/checkWorld'
import { memoryFiles } from '../support/memoryFiles'
import { kernelText } from '../support/kernelText'
import type { PrintedFinding } from '../support/kernelPatch'

describe('command line: check of any text', function () {
  this.timeout(120_000)

  for (const as of ['message', 'patch', 'mbox', undefined]) {
    it(`as ${as ?? 'it looks'}: every format answers, and positions lie in the text`, () =>
      fc.assert(
        fc.asyncProperty(
          kernelText(),
          fc.constantFrom('draft', 'outgoing', 'history'),
          async (text, state) => {
            const args = [
              '-',
              '--no-tree',
              `--state=${state}`,
              ...(as === undefined ? [] : [`--as=${as}`]),
            ]
            const [json, terse, human] = await Promise.all(
              ['json', 'terse', 'text'].map(format =>
                output([...args, `--format=${format}`], text),
              ),
            )
            if (text.slice(0, 8000).includes('\0')) return
            const found = (json ?? '')
              .split('\n')
              .filter(Boolean)
              .map(line => JSON.parse(line) as PrintedFinding)
            const lines = text.split('\n')
            for (const { line, column, endLine, endColumn } of found) {
              assert.ok(line >= 1 && line <= endLine && endLine <= lines.length)
              assert.ok(column >= 1 && column <= (lines[line - 1] ?? '').length + 1)
              assert.ok(endColumn >= 1 && endColumn <= (lines[endLine - 1] ?? '').length + 1)
              assert.ok(line < endLine || column <= endColumn)
            }
            assert.equal((terse ?? '').split('\n').length, found.length + 1)
            for (const printed of [json, terse, human]) {
              assert.doesNotMatch(printed ?? '', /[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
            }
          },
        ),
        { numRuns: 300 },
      ))
  }
})

async function output(args: readonly string[], text: string): Promise<string> {
  let out = ''
  const world: CheckWorld = {
    out: piece => void (out += piece),
    outBytes: () => undefined,
    replaceFile: () => undefined,
    err: line => {
      assert.match(line, /^kernel-patch: .* (?:NUL bytes|was not checked)\.\n$/)
    },
    cwd: '/',
    files: memoryFiles({}),
    openGit: () => Promise.resolve(undefined),
    async *stdin() {
      await Promise.resolve()
      yield text
    },
    signal: new AbortController().signal,
    color: false,
    ready: () => Promise.resolve(),
    gitComplaints: [],
  }
  const status = await run(args, world)
  assert.ok(status === 0 || status === 1 || status === 2)
  return out
}
