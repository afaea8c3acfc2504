import assert from 'node:assert/strict'
import { commitText, personCommits } from '../../server/services/personCommits'
import { memoryGit } from '../support/memoryGit'

const signal = new AbortController().signal

const HASH = 'a'.repeat(40)

describe('personCommits', () => {
  const git = memoryGit({
    commits: [
      {
        hash: HASH,
        subject: 'foo: x',
        author: 'Ada <ada@example.org>',
        message:
          'foo: x\n\nText.\n\nReviewed-by: Jane Doe <jane@old.org>\nSigned-off-by: Ada <ada@example.org>\n',
        paths: ['foo.c'],
        diff: 'diff --git a/foo.c b/foo.c\n',
      },
      {
        hash: 'b',
        subject: 'foo: y',
        author: 'Jane Doe <JANE@example.org>',
        message: 'foo: y\n\nSigned-off-by: Jane Doe <jane@example.org>\n',
        paths: ['foo.c'],
      },
      { hash: 'c', subject: 'bar: z', author: 'Jane Doe <jane@example.org>', paths: ['bar.c'] },
    ],
  })
  const present = (identity: { name: string; email: string }) =>
    identity.email === 'jane@old.org' ? { ...identity, email: 'jane@example.org' } : identity

  it('are those to the paths that somebody wrote or answers for, by any address', async () => {
    const { commits, isCut } = await personCommits(git, 'jane@old.org', ['foo.c'], present, signal)
    assert.deepEqual(
      commits.map(({ commit, did }) => [commit.subject, ...did]),
      [
        ['foo: x', 'reviewed'],
        ['foo: y', 'wrote'],
      ],
    )
    assert.ok(!isCut)
  })

  it('are none for somebody else', async () => {
    const { commits } = await personCommits(git, 'eve@example.org', [], present, signal)
    assert.deepEqual(commits, [])
  })
})

describe('commitText', () => {
  const git = memoryGit({
    commits: [
      { hash: HASH, subject: 'foo: x', message: 'foo: x\n\nText.\n', diff: 'diff --git\n' },
    ],
  })

  it('is a commit as git show prints it', async () => {
    const text = (await commitText(git, HASH, signal)) ?? ''
    assert.match(
      text,
      /^commit a{40}\nAuthor: .*\nDate: {3}.*\n\n {4}foo: x\n\n {4}Text\.\n\ndiff --git\n$/,
    )
  })

  it('is nothing for what is no whole id', async () => {
    assert.equal(await commitText(git, '--all', signal), undefined)
  })
})
