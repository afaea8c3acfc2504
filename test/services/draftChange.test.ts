import assert from 'node:assert/strict'
import { nodeFiles } from '../../server/host/nodeFiles'
import { openGit } from '../../server/host/processGit'
import type { Message } from '../../server/model/message'
import { Diagnostics } from '../../server/services/diagnostics'
import { uriOf } from '../../server/services/documentLocation'
import { Workspace } from '../../server/services/workspace'
import { documentOf, NO_SETTINGS } from '../support/checkedText'
import { whileEditing, type EditedFile } from '../support/editing'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

const BOB = 'Bob Builder <bob@example.org>'

describe('the change of a draft', function () {
  this.timeout(30_000)

  it('is the index while a commit is written', () =>
    withHistory(async repository => {
      repository.stage({ new: 'x\n' })
      repository.write('bar', 'not staged\n')
      assert.deepEqual(await drafted(repository, ['commit']), {
        author: 'Ada Author',
        state: 'draft',
        paths: ['new'],
        diff: { new: ['+x'] },
      })
    }))

  it('is what commit -v shows', () =>
    withHistory(async repository => {
      repository.stage({ new: 'x\n' })
      const { diff } = await drafted(repository, ['commit', '-v'])
      assert.deepEqual(diff, { new: ['+x'] })
    }))

  it('is the index that commit -a or named paths bring along', () =>
    withHistory(async repository => {
      repository.stage({ foo: 'staged\n' })
      repository.write('bar', 'x\n')
      assert.deepEqual((await drafted(repository, ['commit', '-a'])).diff, {
        bar: ['-bar 1', '+x'],
        foo: ['-foo 2', '+staged'],
      })
      repository.write('bar', 'y\n')
      repository.stage({ foo: 'staged again\n' })
      repository.write('bar', 'y\n')
      assert.deepEqual((await drafted(repository, ['commit', 'bar'])).diff, {
        bar: ['-bar 1', '+y'],
      })
    }))

  it('is that of HEAD and the index while a commit is amended', () =>
    withHistory(async repository => {
      const amended = { author: 'Bob Builder', state: 'draft', paths: ['foo'] }
      const { diff, ...others } = await drafted(repository, ['commit', '--amend'])
      assert.deepEqual(others, amended)
      assert.deepEqual(diff, { foo: ['-foo 1', '+foo 2'] })
      // The same file once more: the index against HEAD has the same paths, and is not the change.
      repository.stage({ foo: 'foo 3\n' })
      const more = await drafted(repository, ['commit', '--amend'])
      assert.deepEqual(more.diff, { foo: ['-foo 1', '+foo 3'] })
    }))

  it('is the whole of a root that is amended', () =>
    temporaryRepository(async repository => {
      introduce(repository)
      repository.commit('root\n', { files: { foo: 'x\n' } })
      const { paths, diff } = await drafted(repository, ['commit', '--amend'])
      assert.deepEqual([paths, diff], [['foo'], { foo: ['+x'] }])
    }))

  it('is known whatever language and clean-up git is set to', () =>
    withHistory(async repository => {
      repository.git('config', 'commit.cleanup', 'scissors')
      repository.stage({ foo: 'foo 3\n' })
      const { author, diff } = await drafted(repository, ['commit', '--amend'])
      assert.deepEqual([author, diff], ['Bob Builder', { foo: ['-foo 1', '+foo 3'] }])
    }))

  it('is that of the commit that a rebase has reworded', () =>
    withHistory(async repository => {
      const todo = { GIT_SEQUENCE_EDITOR: 'sed -i -e 1s/pick/reword/' }
      const { diff, author } = await drafted(repository, ['rebase', '-i', 'HEAD~2'], todo)
      assert.deepEqual([author, diff], ['Ada Author', { bar: ['+bar 1'] }])
    }))

  it('is that of the commit at which a rebase has stopped, or of a new one', () =>
    withHistory(async repository => {
      const command = ['-c', 'sequence.editor=sed -i -e 1s/pick/edit/', 'rebase', '--quiet', '-i']
      repository.git(...command, 'HEAD~1')
      const { author, diff } = await drafted(repository, ['commit', '--amend'])
      assert.deepEqual([author, diff], ['Bob Builder', { foo: ['-foo 1', '+foo 2'] }])
      repository.stage({ new: 'x\n' })
      const added = await drafted(repository, ['commit'])
      assert.deepEqual([added.author, added.diff], ['Ada Author', { new: ['+x'] }])
    }))

  it('is that of all commits that a rebase has squashed', () =>
    withHistory(async repository => {
      const todo = { GIT_SEQUENCE_EDITOR: 'sed -i -e 2s/pick/squash/' }
      const { diff } = await drafted(repository, ['rebase', '-i', 'HEAD~2'], todo)
      assert.deepEqual(diff, { bar: ['+bar 1'], foo: ['-foo 1', '+foo 2'] })
    }))

  it('is the index, by the author of old, where a rebase goes on after a conflict', () =>
    withHistory(async repository => {
      repository.git('checkout', '--quiet', '-b', 'side', 'HEAD~1')
      repository.commit('foo: other\n', { files: { foo: 'other\n' } })
      assert.throws(() => repository.git('rebase', '--quiet', 'side', 'main'))
      repository.stage({ foo: 'both\n' })
      const { author, diff } = await drafted(repository, ['rebase', '--continue'])
      assert.deepEqual([author, diff], ['Bob Builder', { foo: ['-other', '+both'] }])
    }))

  it('is that of a commit that is picked, by its author', () =>
    withHistory(async repository => {
      repository.git('checkout', '--quiet', '-b', 'side', 'HEAD~2')
      assert.deepEqual(await drafted(repository, ['cherry-pick', '-e', 'main']), {
        author: 'Bob Builder',
        state: 'draft',
        paths: ['foo'],
        diff: { foo: ['-foo 1', '+foo 2'] },
      })
    }))

  it('is the way back while a commit is reverted', () =>
    withHistory(async repository => {
      const { author, diff } = await drafted(repository, ['revert', '-e', 'HEAD'])
      assert.deepEqual([author, diff], ['Ada Author', { foo: ['-foo 2', '+foo 1'] }])
    }))

  it('belongs to a merge where one is in progress', () =>
    withHistory(async repository => {
      repository.git('checkout', '--quiet', '-b', 'side', 'HEAD~1')
      repository.commit('new: add it\n', { files: { new: 'x\n' } })
      const args = ['merge', '--no-ff', '--edit', '-m', 'My own words', 'main']
      assert.equal(await kindOf(repository, args), 'merge')
    }))

  it('is unknown where the template lists other files', () =>
    withHistory(async repository => {
      repository.stage({ foo: 'foo 3\n' })
      const text = 'foo: bar\n\n# Changes to be committed:\n#\tmodified:   bar\n'
      const path = `${repository.path}/.git/COMMIT_EDITMSG`
      const { paths, diff } = await read(repository, { path, text })
      assert.deepEqual([paths, diff], [['bar'], undefined])
    }))

  it('is that of files with new and strange names', () =>
    withHistory(async repository => {
      repository.git('mv', 'foo', 'bär')
      const { paths, diff } = await drafted(repository, ['commit'])
      assert.deepEqual([paths, diff], [['bär'], { bär: [] }])
    }))

  it("is history where somebody else's published commit gets other words", () =>
    withHistory(async repository => {
      const stateOf = async (...args: string[]) => (await drafted(repository, args)).state
      assert.equal(await stateOf('commit', '--amend'), 'draft')
      repository.git('tag', 'v1')
      assert.equal(await stateOf('commit', '--amend'), 'history')
      repository.stage({ new: 'x\n' })
      assert.equal(await stateOf('commit'), 'draft')
      repository.git('reset', '--quiet', '--hard')
      assert.equal(await stateOf('revert', '-e', 'HEAD'), 'draft')
      repository.git('reset', '--quiet', '--hard')
      repository.git('checkout', '--quiet', '-b', 'side', 'HEAD~2')
      assert.equal(await stateOf('cherry-pick', '-e', 'v1'), 'history')
    }))

  it("stays a draft where the user's own published commit gets other words", () =>
    withHistory(async repository => {
      repository.git('reset', '--quiet', '--hard', 'HEAD~1')
      repository.git('tag', 'v1')
      assert.equal((await drafted(repository, ['commit', '--amend'])).state, 'draft')
    }))
})

/** Three commits, the last of them Bob's; the user is Ada. */
async function withHistory(use: (repository: TemporaryRepository) => Promise<void>): Promise<void> {
  await temporaryRepository(async repository => {
    introduce(repository)
    repository.commit('foo: add it\n', { files: { 'scripts/checkpatch.pl': '', foo: 'foo 1\n' } })
    repository.commit('bar: add it\n', { files: { bar: 'bar 1\n' } })
    repository.commit('foo: change it\n', { files: { foo: 'foo 2\n' }, author: BOB })
    await use(repository)
  })
}

function introduce(repository: TemporaryRepository): void {
  repository.git('config', 'user.name', 'Ada Author')
  repository.git('config', 'user.email', 'ada@example.org')
}

/** What an editor knows of a message. */
interface Drafted {
  readonly author: string | undefined
  readonly state: string
  readonly paths: readonly string[] | undefined
  /** Removed and added lines by path. */
  readonly diff: Readonly<Record<string, readonly string[]>> | undefined
}

async function drafted(
  repository: TemporaryRepository,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Drafted> {
  return whileEditing(repository, args, file => read(repository, file), environment)
}

async function kindOf(repository: TemporaryRepository, args: readonly string[]): Promise<string> {
  return whileEditing(repository, args, async file => (await messageOf(repository, file)).kind)
}

async function read(repository: TemporaryRepository, file: EditedFile): Promise<Drafted> {
  const { author, state, change } = await messageOf(repository, file)
  const diff = await change.diff()
  const files = diff?.files.map(({ newPath, oldPath, hunks }) => {
    const lines = hunks.flatMap(hunk => hunk.lines)
    const changed = lines.flatMap(({ kind, text }) =>
      kind === 'added' ? [`+${text}`] : kind === 'removed' ? [`-${text}`] : [],
    )
    return [newPath ?? oldPath ?? '', changed] as const
  })
  return {
    author: author?.name,
    state,
    paths: await change.paths(),
    diff: files && Object.fromEntries(files),
  }
}

async function messageOf(
  { path: tree }: TemporaryRepository,
  { path, text }: EditedFile,
): Promise<Message> {
  const workspace = new Workspace({
    files: nodeFiles,
    openGit: async directory => (await openGit(directory)).git,
    folders: () => [tree],
    rules: [],
  })
  const diagnostics = new Diagnostics({
    workspace,
    files: nodeFiles,
    rules: [],
    settings: () => Promise.resolve({ ...NO_SETTINGS, enable: 'always' }),
    log: () => undefined,
  })
  const document = await diagnostics.read(documentOf(text, { uri: uriOf(path) }))
  assert.ok(document.silent === undefined)
  const [first] = document.messages
  assert.ok(first)
  return first.message
}
