import assert from 'node:assert/strict'
import { RULES } from '../../server/rules'
import { repositoryRoot } from '../support/repositoryRoot'
import { readFired, readVerdicts, type Verdict } from './verdicts'

/** What the project asks of its rules, held against what was measured. */
describe('precision', () => {
  const root = repositoryRoot()
  const fired = readFired(root)
  const verdicts = readVerdicts(root)
  const accepted = fired.filter(({ repository }) => repository !== 'unposted')

  it('is told of rules that there are', () => {
    const ids = new Set(RULES.map(({ id }) => id))
    const known = [
      ...verdicts.map(({ rule }) => rule),
      ...fired.flatMap(each => Object.keys(each.rules)),
    ]
    assert.deepEqual(
      [...new Set(known)].filter(rule => !ids.has(rule)),
      [],
    )
  })

  it('is 95 % or more for every rule that shows errors or warnings', () => {
    const low = loudRules().flatMap(({ rule, read }) => {
      const right = read.filter(verdict => verdict.right).length
      // A single wrong one among a few is no proof.
      return right / read.length < 0.95 && read.length - right > 1
        ? [`${rule}: ${right} of ${read.length}`]
        : []
    })
    assert.deepEqual(low, [])
  })

  it('was found by reading thirty findings of each rule, or all', () => {
    const few = loudRules().flatMap(({ rule, fires, read }) =>
      read.length < Math.min(30, fires) ? [`${rule}: ${read.length} of ${fires}`] : [],
    )
    assert.deepEqual(few, [])
  })

  it('was read a second time for one finding in ten', () => {
    const keys = (of: readonly Verdict[]) =>
      new Set(of.map(each => `${each.repository} ${each.commit} ${each.line}`)).size
    const all = verdicts.reduce((sum, each) => sum + keys(each.verdicts), 0)
    const lines = verdicts.reduce((sum, each) => sum + each.verdicts.length, 0)
    assert.ok((lines - all) / all >= 0.1, `${lines - all} of ${all}`)
  })

  it('leaves nineteen of twenty accepted commits without an error or a warning, and finds three of five newcomers', () => {
    const share = (name: string): number => {
      const corpus = fired.find(({ repository }) => repository === name)
      assert.ok(corpus, name)
      return corpus.loudMessages / corpus.messages
    }
    assert.ok(share('u-boot') <= 0.05, `u-boot: ${share('u-boot')}`)
    assert.ok(share('unposted') >= 0.6, `unposted: ${share('unposted')}`)
  })

  /** The rules that show errors or warnings in accepted commits, how often, and what was read of these findings. */
  function loudRules(): {
    readonly rule: string
    readonly fires: number
    readonly read: readonly Verdict[]
  }[] {
    const loud = new Set(
      accepted.flatMap(({ repository, loud: keys }) => keys.map(key => `${repository} ${key}`)),
    )
    return RULES.map(({ id: rule }) => {
      const seen = new Set<string>()
      const read = (verdicts.find(each => each.rule === rule)?.verdicts ?? []).filter(verdict => {
        const key = `${verdict.repository} ${rule} ${verdict.commit} ${verdict.line}`
        return loud.has(key) && !seen.has(key) && seen.add(key)
      })
      return { rule, fires: [...loud].filter(key => key.split(' ')[1] === rule).length, read }
    }).filter(({ fires }) => fires > 0)
  }
})
