import assert from 'node:assert/strict'
import { UNKNOWN_PROJECT } from '../../server/model/project'
import type { Rule } from '../../server/rules/rule'
import { habitsOnDemand, learnHabits, type HabitSource } from '../../server/services/habits'
import { finding, inventedRule } from '../support/inventedRule'
import { memoryGit, type MemoryCommit } from '../support/memoryGit'

/** Twenty commits, of which five say "we" and ten fix something, four of these with a short id. */
const COMMITS: readonly MemoryCommit[] = Array.from({ length: 20 }, (_, index) => ({
  hash: `${(index + 10).toString(16)}0000000`,
  subject: `foo: change ${index}`,
  message: [
    `foo: change ${index}`,
    '',
    index < 5 ? 'Here we change it.' : 'It changes.',
    '',
    ...(index < 10 ? [index < 4 ? 'Fixes: 123 ("x")' : 'fixes: 123456789abc ("x")'] : []),
    'Signed-off-by: Ada Author <ada@example.org>',
    '',
  ].join('\n'),
}))

const SPEAKS_OF_US = inventedRule(finding('we'), { id: 'us' })

const SHORT_ID = inventedRule(
  ({ trailers }) =>
    trailers
      .filter(({ key, value }) => /^fixes$/i.test(key.text) && value.text.startsWith('123 '))
      .map(({ value }) => ({ at: value, message: 'Short.', aspect: 'short-id' })),
  {
    id: 'fixes',
    occasion: ({ trailers }) => trailers.some(({ key }) => /^fixes$/i.test(key.text)),
  },
)

for (const [name, habitsOf] of [
  ['on demand', (source: HabitSource) => Promise.resolve(habitsOnDemand(source))],
  ['learned beforehand', (source: HabitSource) => learnHabits(source)],
] as const) {
  describe(`habits ${name}`, () => {
    const learned = (rules: readonly Rule[], commits = COMMITS) =>
      habitsOf(sourceOf(rules, commits))

    it('are the share of messages that break a rule', async () => {
      const habits = await learned([SPEAKS_OF_US])
      assert.deepEqual(await habits.breaking('us'), { share: 5 / 20, of: 20 })
      assert.equal(await habits.breaking('unheard-of'), undefined)
    })

    it('are not learned of a rule that the sources of today decide', async () => {
      const habits = await learned([{ ...SPEAKS_OF_US, habit: false }])
      assert.equal(await habits.breaking('us'), undefined)
    })

    it('are counted where there was an occasion, by aspect', async () => {
      const habits = await learned([SHORT_ID])
      assert.deepEqual(await habits.breaking('fixes', 'short-id'), { share: 4 / 10, of: 10 })
      assert.deepEqual(await habits.breaking('fixes', 'torn-title'), { share: 0, of: 10 })
      assert.deepEqual(await habits.breaking('fixes'), { share: 0, of: 10 })
    })

    it('are counted over the kinds of change of which a rule speaks', async () => {
      const rule = inventedRule(finding('we'), { changes: ['fix'] })
      const commits = COMMITS.map((commit, index) => ({
        ...commit,
        // A Fixes: line would make any change a fix.
        message: commit.message
          ?.replace('change', index % 4 === 0 ? 'fix' : 'add')
          .replace(/^fixes:.*\n/im, ''),
      })) as readonly MemoryCommit[]
      const habits = await learned([rule], commits)
      assert.deepEqual(await habits.breaking('invented'), { share: 2 / 5, of: 5 })
    })

    it('are the share of messages with a trailer, however it is written', async () => {
      const habits = await learned([])
      assert.deepEqual(await habits.using('Fixes'), { share: 10 / 20, of: 20 })
      assert.deepEqual(await habits.using('Acked-by'), { share: 0, of: 20 })
    })

    it('are unknown where there is no history', async () => {
      const habits = await learned([SPEAKS_OF_US], [])
      assert.equal(await habits.breaking('us'), undefined)
      assert.equal(await habits.using('Fixes'), undefined)
    })

    it('come from the newest 500 commits that are no merges', async () => {
      const commits = Array.from({ length: 600 }, (_, index) => ({
        hash: (index + 0x1000).toString(16),
        subject: 'foo: bar',
        ...(index % 100 === 0 ? { parents: ['a', 'b'] } : {}),
      }))
      assert.equal((await (await learned([], commits)).using('Fixes'))?.of, 500)
    })

    it('do not depend on what weighs less for the project already, nor on a failing rule', async () => {
      const failing = inventedRule(() => assert.fail(), { id: 'failing' })
      const habits = await learned([failing, inventedRule(finding('we'), { onlyInProfiles: true })])
      assert.deepEqual(await habits.breaking('failing'), { share: 0, of: 20 })
      assert.deepEqual(await habits.breaking('invented'), { share: 5 / 20, of: 20 })
    })
  })
}

describe('habits', () => {
  it('cost nothing until somebody asks', async () => {
    let runs = 0
    const counting = inventedRule(() => {
      runs++
      return []
    })
    const habits = habitsOnDemand(sourceOf([counting, SPEAKS_OF_US], COMMITS))
    await habits.breaking('us')
    assert.equal(runs, 0)
    await Promise.all([habits.breaking('invented'), habits.breaking('invented', 'x')])
    assert.equal(runs, 20)
  })

  it('let others have their turn while they are learned', async () => {
    let turns = 0
    const beat = setInterval(() => {
      turns++
    }, 0)
    await learnHabits(sourceOf([SPEAKS_OF_US], COMMITS))
    clearInterval(beat)
    assert.ok(turns > 3, String(turns))
  })
})

function sourceOf(rules: readonly Rule[], commits: readonly MemoryCommit[]): HabitSource {
  return { git: memoryGit({ commits }), rules, project: UNKNOWN_PROJECT, people: same => same }
}
