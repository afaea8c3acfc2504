import assert from 'node:assert/strict'
import type { Habits, Share } from '../../server/model/habits'
import { UNKNOWN_PROJECT } from '../../server/model/project'
import { NO_HISTORY } from '../../server/model/history'
import { check, type Problem, type RuleSettings } from '../../server/rules/run'
import { readMessages } from '../../server/services/messages'
import { Slice } from '../../server/text/slice'
import { finding, inventedRule } from '../support/inventedRule'

describe('a rule that the project itself breaks', () => {
  it('weighs what it weighs up to 5 % of the messages', async () => {
    const [problem] = await problems({ share: 0.05, of: 100 })
    assert.equal(problem?.severity, 'warning')
    assert.equal(problem.habit, undefined)
  })

  it('weighs one level less above, and says why', async () => {
    const share = { share: 0.12, of: 100 }
    const [problem] = await problems(share)
    assert.equal(problem?.severity, 'information')
    assert.deepEqual(problem.habit, share)
    assert.equal(problem.message, `Not "we". (12 % of this project's recent commits do so.)`)
  })

  it('is silent above 20 %', async () => {
    assert.equal((await problems({ share: 0.2, of: 100 })).length, 1)
    assert.deepEqual(await problems({ share: 0.21, of: 100 }), [])
  })

  it('weighs what it weighs where fewer than ten messages could have broken it', async () => {
    assert.equal((await problems({ share: 1, of: 9 }))[0]?.severity, 'warning')
    assert.deepEqual(await problems({ share: 1, of: 10 }), [])
  })

  it('keeps the severity that somebody set', async () => {
    const habit = { share: 0.9, of: 100 }
    const settings = { invented: { severity: 'error' } } as const
    assert.equal((await problems(habit, { settings }))[0]?.severity, 'error')
    const options = { invented: { options: { limit: 3 } } }
    assert.deepEqual(await problems(habit, { settings: options }), [])
  })

  it('is weighed by the aspect of which it speaks', async () => {
    const habit = { share: 0.9, of: 100 }
    assert.deepEqual(await problems(habit, { aspect: 'short-id', known: 'short-id' }), [])
    assert.equal((await problems(habit, { aspect: 'torn-title', known: 'short-id' })).length, 1)
  })
})

async function problems(
  share: Share,
  options: { settings?: RuleSettings; aspect?: string; known?: string } = {},
): Promise<Problem[]> {
  const { settings = {}, aspect, known } = options
  const text = 'foo: flush the bar\n\nHere we flush it.\n'
  const [read] = readMessages(Slice.of(text), 'message', { state: 'outgoing' })
  assert.ok(read)
  const habits: Habits = {
    breaking: (rule, asked) =>
      Promise.resolve(rule === 'invented' && asked === known ? share : undefined),
    using: () => Promise.resolve(undefined),
  }
  const rule = inventedRule(finding('we', aspect === undefined ? {} : { aspect }))
  const project = { ...UNKNOWN_PROJECT, habits }
  return check(read.message, [rule], { git: NO_HISTORY, project, settings })
}
