import assert from 'node:assert/strict'
import { changeFrom, type Change } from '../server/model/change'
import { mailmapOf } from '../server/model/mailmap'
import { identityIn } from '../server/model/identity'
import { parseMailmap } from '../server/parse/mailmap'
import { RULES } from '../server/rules'
import type { Example, Fix, Rule } from '../server/rules/rule'
import { check, type Problem } from '../server/rules/run'
import { readMessages, type TextKind } from '../server/services/messages'
import { applyEdits } from '../server/text/edit'
import { Slice } from '../server/text/slice'
import { exampleHistory } from './support/exampleHistory'
import { exampleProject } from './support/exampleProject'
import { unmarked, withMarks } from './support/marks'
import { ruleFiles } from '../scripts/generate/files'
import { repositoryRoot } from './support/repositoryRoot'

const KINDS = {
  commit: 'message',
  editor: 'editor',
  box: 'box',
  mail: 'mail',
  mbox: 'mbox',
} as const

describe('rules', () => {
  it('are named after their files', () => {
    const names = ruleFiles(repositoryRoot()).map(file => file.split('/')[1])
    assert.deepEqual(
      RULES.map(rule => rule.id),
      names,
    )
  })

  it('do not yield to each other in a circle, where all of them would be silent', () => {
    const better = new Map(RULES.map(({ id, yieldsTo = [] }) => [id, yieldsTo]))
    const follow = (path: readonly string[]): void => {
      for (const next of better.get(path.at(-1) ?? '') ?? []) {
        assert.ok(better.has(next), `${next} is a rule`)
        assert.ok(!path.includes(next), [...path, next].join(' > '))
        follow([...path, next])
      }
    }
    for (const { id } of RULES) follow([id])
  })

  for (const rule of RULES) {
    describe(rule.id, () => {
      it('says what, why and where it is written', () => {
        for (const sentence of [rule.summary, rule.why])
          assert.match(sentence, /^(?:[A-Z]|git |linux-next )[^]*[.")…]$/)
        assert.match(rule.source, /^(?:https:\/\/|process\/|dev-tools\/)/)
        assert.ok(
          rule.examples.some(({ bad }) => bad !== undefined),
          'an example of the fault',
        )
        assert.ok(
          rule.examples.some(({ good }) => good !== undefined),
          'an example without the fault',
        )
      })

      rule.examples.forEach((example, index) => {
        it(`example ${index + 1}${example.because ? `: ${example.because}` : ''}`, () =>
          showsTheRule(rule, example))
      })

      const { sign } = rule
      if (sign) {
        it('finds nothing where its sign is not', async () => {
          assert.ok(!sign.global, 'a global pattern remembers where it was')
          for (const example of rule.examples) {
            const text = unmarked(example.bad ?? '').text
            const problems = await problemsOf(rule, example, text)
            if (problems.length > 0) assert.match(text, sign)
          }
        })

        it('has no occasion where its sign is not', () => {
          for (const example of rule.examples) {
            for (const marked of [example.bad, example.good]) {
              const { text } = unmarked(marked ?? '')
              for (const { message } of readMessages(Slice.of(text), 'message', {
                state: 'outgoing',
              }))
                if (rule.occasion?.(message)) assert.match(text, sign)
            }
          }
        })
      }

      if (rule.fixable) {
        it('shows a fix', async () => {
          for (const example of rule.examples) {
            if (example.bad === undefined) continue
            const problems = await problemsOf(rule, example, unmarked(example.bad).text)
            for (const problem of problems) if ((await fixesOf(problem)).length > 0) return
          }
          assert.fail('No example has a finding with a fix.')
        })
      }
    })
  }
})

async function showsTheRule(rule: Rule, example: Example): Promise<void> {
  const { bad, good } = example
  if (bad !== undefined) {
    const { text } = unmarked(bad)
    const problems = await problemsOf(rule, example, text)
    assert.equal(
      withMarks(
        text,
        problems.map(problem => problem.at),
      ),
      bad,
    )
    for (const problem of problems) {
      assert.match(problem.message, /^(?:[A-Z"#\d]|git )/, 'a message is a sentence')
      if (!rule.fixable) assert.deepEqual(await fixesOf(problem), [])
    }
    if (good !== undefined) assert.equal(await repaired(rule, example, text), good)
  }
  if (good !== undefined) {
    const problems = await problemsOf(rule, example, good)
    assert.equal(
      withMarks(
        good,
        problems.map(problem => problem.at),
      ),
      good,
    )
  }
}

/** The text after the first fix of every finding, again and again until nothing more can be repaired. */
async function repaired(rule: Rule, example: Example, text: string): Promise<string> {
  let now = text
  for (let round = 0; round < 10; round++) {
    const problems = await problemsOf(rule, example, now)
    const fixes: Fix[] = []
    for (const problem of problems) fixes.push(...(await fixesOf(problem)).slice(0, 1))
    const next = applyEdits(
      now,
      fixes.flatMap(fix => fix.edits),
    )
    if (next === now) return now
    now = next
  }
  return assert.fail('Applying the fixes does not come to an end.')
}

async function fixesOf(problem: Problem): Promise<readonly Fix[]> {
  return [...problem.fixes, ...((await problem.search?.()) ?? [])]
}

async function problemsOf(rule: Rule, example: Example, text: string): Promise<Problem[]> {
  const kind: TextKind = KINDS[example.as ?? 'commit']
  const author = identity(example.author)
  const read = readMessages(Slice.of(text), kind, {
    state: example.state ?? (example.typing ? 'draft' : 'outgoing'),
    author,
    me: identity(example.me) ?? author,
    change: changeOf(example),
    signedLater: example.signedLater ?? false,
  })
  const severity = rule.onlyInProfiles ? { severity: rule.severity } : {}
  const settings = { [rule.id]: { ...severity, options: example.options ?? {} } }
  const problems: Problem[] = []
  for (const { message } of read) {
    problems.push(
      ...(await check(message, [rule], {
        git: exampleHistory(example),
        project: exampleProject(example),
        people: mailmapOf(parseMailmap(Slice.of(example.mailmap ?? ''))),
        settings,
        unfinished: example.typing ? { known: new Set() } : undefined,
        onError: (_, error) => {
          throw error
        },
      })),
    )
  }
  return problems
}

function identity(text: string | undefined) {
  return text === undefined ? undefined : identityIn(Slice.of(text))
}

function changeOf({ paths, diff }: Example): Change | undefined {
  if (!paths && diff === undefined) return undefined
  return changeFrom({
    ...(paths ? { paths: () => Promise.resolve(paths) } : {}),
    diff: () => Promise.resolve(diff),
    base: 'HEAD',
  })
}
