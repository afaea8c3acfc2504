import assert from 'node:assert/strict'
import { commitChange, stagedChange } from '../../server/services/changeInQuestion'
import { memoryGit } from '../support/memoryGit'

const signal = new AbortController().signal

describe('changeInQuestion', () => {
  const git = memoryGit({
    staged: [{ status: 'M', path: 'foo.c' }],
    stagedDiff: '+++ b/foo.c\n',
    commits: [
      {
        hash: '5c0ffee15900d0123456789abcdef0123456789a',
        subject: 'foo: x',
        message: 'foo: x\n\nFixes: 1234567\n',
        paths: ['a.c', 'b.c'],
        diff: '+++ b/a.c\n',
      },
    ],
  })

  it('is the staged change with the message for it', async () => {
    assert.deepEqual(
      await stagedChange(git, { text: 'foo: y\n\nFixes: 1234567\n', paths: [] }, signal),
      {
        name: 'the staged change (1 file)',
        question: {
          paths: ['foo.c'],
          patches: [{ text: 'foo: y\n\nFixes: 1234567\n\n+++ b/foo.c\n' }],
        },
        isPosting: true,
      },
    )
  })

  it('is what the template lists where that differs', async () => {
    const { name, question } = await stagedChange(
      git,
      { text: 'x', paths: ['foo.c', 'bar.c'] },
      signal,
    )
    assert.equal(name, 'the staged change (2 files)')
    assert.deepEqual(question, { paths: ['foo.c', 'bar.c'], patches: [{ text: 'x\n' }] })
  })

  it('is nothing much without git', async () => {
    assert.equal(
      (await stagedChange(undefined, undefined, signal)).name,
      'the staged change (no files)',
    )
    assert.equal(await commitChange(undefined, '5c0ffee', signal), undefined)
  })

  it('is a commit', async () => {
    assert.deepEqual(await commitChange(git, '5c0ffee', signal), {
      name: 'commit 5c0ffee15900 ("foo: x"), 2 files',
      question: {
        paths: ['a.c', 'b.c'],
        patches: [
          {
            text: 'foo: x\n\nFixes: 1234567\n\n+++ b/a.c\n',
            base: '5c0ffee15900d0123456789abcdef0123456789a^',
          },
        ],
      },
      isPosting: true,
    })
    assert.equal(await commitChange(git, '1234567', signal), undefined)
  })
})
