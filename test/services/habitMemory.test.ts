import assert from 'node:assert/strict'
import type { Git } from '../../server/host/git'
import { checkedText, diagnosticsOf, documentOf, workspaceOf } from '../support/checkedText'
import { finding, inventedRule } from '../support/inventedRule'
import { memoryGit } from '../support/memoryGit'

const RULES = [inventedRule(finding('we'))]
const TEXT = 'foo: flush the bar\n\nHere we flush it.\n'

describe('the memory of habits', () => {
  it('makes nobody wait, and tells when there is something to know', async () => {
    const tree = growingTree(100)
    const [learned, told] = signal()
    const diagnostics = diagnosticsOf({ rules: RULES, git: tree.git, habitsLearned: told })
    const found = async (version: number) => {
      const checked = await diagnostics.check(documentOf(TEXT, { version }))
      return checked.silent === undefined && checked.problems.map(({ severity }) => severity)
    }
    assert.deepEqual(await found(1), ['warning'])
    await learned
    diagnostics.recheck('file:///tree/.git/COMMIT_EDITMSG')
    assert.deepEqual(await found(1), [])
  })

  it('is not asked where the user does not want it', async () => {
    const told = () => assert.fail('habits were learned')
    const options = { rules: RULES, git: growingTree(100).git, habitsLearned: told }
    const { problems } = await checkedText(TEXT, { ...options, settings: { projectHabits: false } })
    assert.equal(problems.length, 1)
    await new Promise(resolve => setTimeout(resolve, 50))
  })

  it('is kept when files change, until HEAD has moved far', async () => {
    const tree = growingTree(100)
    let lessons = 0
    const learned: (() => void)[] = []
    const workspace = workspaceOf({
      rules: RULES,
      git: tree.git,
      habitsLearned: () => {
        lessons++
        for (const tell of learned.splice(0)) tell()
      },
    })
    const learn = async () => {
      const place = await workspace.placeOfFolder('/tree')
      place.learnHabits()
      return place
    }
    const next = new Promise<void>(resolve => learned.push(resolve))
    await learn()
    await next
    workspace.forget()
    for (const commits of [0, 20, 30]) {
      tree.grow(commits)
      const place = await learn()
      assert.equal((await (await place.project()).habits.breaking('invented'))?.of, 100)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    assert.equal(lessons, 1)
    tree.grow(1)
    const again = new Promise<void>(resolve => learned.push(resolve))
    const place = await learn()
    // What was known goes on to count meanwhile.
    assert.equal((await (await place.project()).habits.breaking('invented'))?.of, 100)
    await again
    assert.equal((await (await place.project()).habits.breaking('invented'))?.of, 151)
  })

  it('looks again at a repository that had no commit', async () => {
    const tree = growingTree(0)
    let lessons = 0
    const workspace = workspaceOf({ rules: RULES, git: tree.git, habitsLearned: () => lessons++ })
    const place = await workspace.placeOfFolder('/tree')
    for (const [commits, expected] of [
      [0, 1],
      [0, 1],
      [1, 2],
    ] as const) {
      tree.grow(commits)
      place.learnHabits()
      await new Promise(resolve => setTimeout(resolve, 50))
      assert.equal(lessons, expected)
    }
  })
})

/** A repository all of whose commits say "we", and that gets more of them. */
function growingTree(commits: number): { readonly git: Git; grow(by: number): void } {
  let size = commits
  const now = () =>
    memoryGit({
      commits: Array.from({ length: size }, (_, index) => ({
        hash: (0x10000 + size - index).toString(16),
        subject: 'foo: bar',
        message: 'foo: bar\n\nHere we are.\n',
      })),
    })
  const git: Git = {
    ...now(),
    log: (query, aborted) => now().log(query, aborted),
    version: () => Promise.resolve(String(size)),
  }
  return {
    git,
    grow(by) {
      size += by
    },
  }
}

function signal(): readonly [Promise<void>, () => void] {
  let tell = (): void => undefined
  const told = new Promise<void>(resolve => {
    tell = resolve
  })
  return [
    told,
    () => {
      tell()
    },
  ]
}
