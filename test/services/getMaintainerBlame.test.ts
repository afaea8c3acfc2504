import assert from 'node:assert/strict'
import { nodeFiles } from '../../server/host/nodeFiles'
import type { Options } from '../../server/model/getMaintainer/options'
import type { ScriptInput } from '../../server/services/getMaintainer'
import { readMaintainersTree } from '../../server/services/maintainersTree'
import { scriptLines } from '../support/maintainersFixture'
import { openedGit } from '../support/openedGit'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

const FILE: ScriptInput = { name: 'a.c', path: 'a.c' }
const OF_FILE = { file: true }
const BEN = 'Ben Bridge <ben@example.org>'
const CLEO = 'Cleo Core <cleo@example.org>'
const LINUS = 'Linus Torvalds <torvalds@linux-foundation.org>'

/** Six lines of which all but three are as the first commit has them, which `git blame` marks and the script leaves out. */
function write(repository: TemporaryRepository): void {
  const commits = [
    { lines: '1 2 3 4 5 6', author: 'Ada Author <ada@example.org>', reviewer: BEN },
    { lines: '1 two three 4 5 6', author: BEN, reviewer: CLEO },
    { lines: '1 two drei 4 5 6', author: CLEO },
    { lines: '1 two drei 4 five 6', author: LINUS },
  ]
  for (const { lines, author, reviewer } of commits) {
    const review = reviewer === undefined ? '' : `Reviewed-by: ${reviewer}\n`
    const message = `a: say ${lines}\n\nSigned-off-by: ${author}\n${review}`
    repository.commit(message, { files: { 'a.c': lines.replaceAll(' ', '\n') + '\n' }, author })
  }
}

function patchWith(hunk: string, path = 'a.c'): string {
  return `--- a/${path}\n+++ b/${path}\n${hunk}\n-x\n+y\n`
}

function patchOf(...changes: readonly string[]): ScriptInput {
  return { name: 'a.patch', patch: changes.join('') }
}

async function answer(
  { path }: TemporaryRepository,
  input: ScriptInput,
  changes: Partial<Options> = {},
): Promise<string[]> {
  const git = await openedGit(path)
  const tree = await readMaintainersTree(path, nodeFiles, () => Promise.resolve(git))
  const options = { 'git-fallback': false, 'git-blame': true, ...changes }
  return scriptLines(tree, [input], options)
}

describe('getMaintainer --git-blame', function () {
  this.timeout(20_000)

  const cases: readonly {
    readonly name: string
    readonly input: ScriptInput
    readonly changes?: Partial<Options>
    readonly expected: readonly string[]
  }[] = [
    {
      name: 'of a file counts the lines of authors and the commits of signers',
      input: FILE,
      changes: OF_FILE,
      expected: [
        `${BEN} (authored lines:1/3=33%,commits:1/3=33%)`,
        `${CLEO} (authored lines:1/3=33%,commits:2/3=67%)`,
      ],
    },
    {
      name: 'leaves Linus in where he is wanted, and has him at the end once more',
      input: FILE,
      changes: { ...OF_FILE, 'git-chief-penguins': true, 'git-min-percent': 40 },
      expected: [`${CLEO} (commits:2/3=67%)`, `${LINUS} (chief penguin)`],
    },
    {
      name: 'counts no authors without statistics',
      input: FILE,
      changes: { ...OF_FILE, rolestats: false },
      expected: [`${CLEO} (commits)`, `${BEN} (commits)`],
    },
    {
      name: 'counts authors alone without signatures',
      input: FILE,
      changes: { ...OF_FILE, 'git-blame-signatures': false },
      expected: [`${BEN} (authored lines:1/3=33%)`, `${CLEO} (authored lines:1/3=33%)`],
    },
    {
      name: 'of a patch counts the signers of the lines that it replaces',
      input: patchOf(patchWith('@@ -2,2 +2,2 @@')),
      expected: [`${CLEO} (modified commits:2/2=100%)`, `${BEN} (modified commits:1/2=50%)`],
    },
    {
      name: 'takes a hunk that does not say how many lines for none, and then all lines',
      input: patchOf(patchWith('@@ -2 +2 @@')),
      expected: [`${CLEO} (modified commits:2/3=67%)`, `${BEN} (modified commits:1/3=33%)`],
    },
    ...['@@ -0,0 +1,2 @@', '@@ -7,3 +7,3 @@', '@@ -1,1 +1,1 @@'].map(hunk => ({
      name: `finds nobody for ${hunk}`,
      input: patchOf(patchWith(hunk)),
      expected: [],
    })),
    {
      name: 'does not take the lines of one file for those of another',
      input: patchOf(patchWith('@@ -1,1 +1,1 @@'), patchWith('@@ -2,2 +2,2 @@', 'b.c')),
      expected: [],
    },
    {
      name: 'finds nobody for a file that is not there',
      input: patchOf(patchWith('@@ -2,2 +2,2 @@', 'b.c')),
      expected: [],
    },
    {
      name: 'does not look outside the tree',
      input: patchOf(patchWith('@@ -2,2 +2,2 @@', '../repository/a.c')),
      expected: [],
    },
  ]
  for (const { name, input, changes, expected } of cases) {
    it(name, () =>
      temporaryRepository(async repository => {
        write(repository)
        assert.deepEqual(await answer(repository, input, changes), expected)
      }),
    )
  }

  it('counts a line that is not committed as one of a commit without signers', () =>
    temporaryRepository(async repository => {
      write(repository)
      repository.write('a.c', '1\ntwo\ndrei\n4\nfive\nsix\n')
      assert.deepEqual(await answer(repository, FILE, OF_FILE), [
        `${BEN} (authored lines:1/4=25%,commits:1/4=25%)`,
        `${CLEO} (authored lines:1/4=25%,commits:2/4=50%)`,
      ])
    }))
})
