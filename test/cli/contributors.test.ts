import assert from 'node:assert/strict'
import { kernelPatch, type Ended } from '../support/kernelPatch'
import { temporaryFolder } from '../support/temporaryFolder'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

async function withHistory(use: (run: (...args: string[]) => Promise<Ended>) => Promise<void>) {
  await temporaryRepository(async (repository: TemporaryRepository) => {
    const commit = (author: string, path: string, message = 'foo: bar\n') =>
      repository.commit(message, { author, files: { [path]: `${author}\n` } })
    commit('Ada Author <ada@boards.example>', 'drivers/a')
    repository.git('tag', 'v1.0')
    commit('Bea <bea@gmail.com>', 'drivers/b', 'x\n\nTested-by: Ada <ada@boards.example>\n')
    commit('Bea <bea@gmail.com>', 'net/b')
    commit('C\x1b[31m <c@chips.example>', 'net/c')
    repository.write('maps/domains', 'boards.example Boards Ltd\ngmail.com Everybody\n')
    repository.write('maps/people', 'bea@gmail.com Bea and Sons\n')
    await use((...args) => kernelPatch(['contributors', ...args], { cwd: repository.path }))
  })
}

describe('command line: contributors', function () {
  this.timeout(30_000)

  it('prints the essential sentence, and both tables', () =>
    withHistory(async run => {
      const { status, out, err } = await run('HEAD')
      assert.deepEqual([status, err], [0, ''])
      assert.equal(
        out,
        `4 changes by 3 people from 2 employers in HEAD; 4 lines added, 0 removed.

Person      Employer        Changes     %  Added  Removed  Signed  Reviewed  Tested  Reported
Bea                               2  50.0      2        0       0         0       0         0
Ada Author  boards.example        1  25.0      1        0       0         0       1         0
C^[[31m     chips.example         1  25.0      1        0       0         0       0         0

Employer           People  Changes     %  Added  Removed  Signed  Reviewed  Tested  Reported
No known employer       1        2  50.0      2        0       0         0       0         0
boards.example          1        1  25.0      1        0       0         0       1         0
chips.example           1        1  25.0      1        0       0         0       0         0
`,
      )
    }))

  it('counts the paths that are named, from where one stands', () =>
    withHistory(async run => {
      const { out } = await run('v1.0..HEAD', '--by=person', '--limit=1', '--no-lines', '--', 'net')
      assert.equal(
        out,
        `2 changes by 2 people from 1 employer in v1.0..HEAD in net.

Person  Employer  Changes     %  Signed  Reviewed  Tested  Reported
Bea                     1  50.0       0         0       0         0
and 1 more (--limit)
`,
      )
    }))

  it('asks the maps for employers, of people first', () =>
    withHistory(async run => {
      const { out } = await run(
        ...['HEAD', '--format=csv', '--by=employer', '--no-lines'],
        ...['--domain-map', 'maps/domains', '--person-map', 'maps/people'],
      )
      assert.equal(
        out,
        `employer,people,changes,added,removed,signed-off,reviewed,tested,reported
Bea and Sons,1,2,0,0,0,0,0,0
Boards Ltd,1,1,0,0,0,0,1,0
chips.example,1,1,0,0,0,0,0,0
`,
      )
    }))

  it('prints one object', () =>
    withHistory(async run => {
      const { out } = await run('HEAD', '--format=json', '--limit=1')
      const read = JSON.parse(out) as Record<string, unknown>
      assert.deepEqual(read['total'], {
        ...{ changes: 4, added: 4, removed: 0, signedOff: 0, reviewed: 0, tested: 1, reported: 0 },
        ...{ people: 3, employers: 2 },
      })
      assert.deepEqual((read['people'] as { name: string }[])[0]?.name, 'Bea')
      assert.deepEqual(
        [read['months'], (read['employers'] as unknown[]).length],
        [[{ month: '2023-11', changes: 4 }], 1],
      )
    }))

  it('finds nothing in an empty range', () =>
    withHistory(async run => {
      const { status, out } = await run('HEAD..HEAD')
      assert.deepEqual([status, out], [0, 'There is no change in HEAD..HEAD.\n'])
    }))

  for (const [args, sentence] of [
    [[], /^kernel-patch: Nothing to count: name a range/],
    [['v1..v2'], /^kernel-patch: v1\.\.v2: git cannot list these commits \(.*v1\.\.v2.*\)\.\n$/],
    [['HEAD', 'net'], /^kernel-patch: net: name one range, and paths behind --: HEAD -- net\n$/],
    [
      ['HEAD', '--', '../x'],
      /^kernel-patch: \.\.\/x: this path lies outside of the repository\.\n$/,
    ],
    [['HEAD', '--limit=many'], /^kernel-patch: --limit many: this is no number of rows\.\n$/],
    [['HEAD', '--by=team'], /--by cannot be "team"; it is one of person, employer\./],
    [['HEAD', '--domain-map=none'], /^kernel-patch: --domain-map none: /],
  ] as const) {
    it(`refuses ${JSON.stringify(args)}`, () =>
      withHistory(async run => {
        const { status, out, err } = await run(...args)
        assert.deepEqual([status, out], [2, ''])
        assert.match(err, sentence)
      }))
  }

  it('says that there is no repository', () =>
    temporaryFolder({}, async cwd => {
      const { status, err } = await kernelPatch(['contributors', 'HEAD'], { cwd })
      assert.equal(status, 2)
      assert.match(err, /^kernel-patch: .*repository/)
    }))
})
