import assert from 'node:assert/strict'
import { openedGit } from '../support/openedGit'
import { temporaryRepository } from '../support/temporaryRepository'

describe('host: where lines come from', function () {
  this.timeout(20_000)
  it('names the commits, the one with most lines first', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { a: '1\n' } })
      repository.commit('second\n', { files: { a: '1\n2\n3\n' } })
      repository.commit('third\n', { files: { a: '1\n2\n3x\n' } })
      const git = await openedGit(repository.path)
      const told = async (revision: string): Promise<string[]> => {
        const ranges = [{ first: 2, last: 3 }]
        const blamed = await git.blame({ path: 'a', ranges, revision })
        return blamed.map(({ commit, count }) => `${commit.subject} ${count}`).sort()
      }
      assert.deepEqual(await told('HEAD'), ['second 1', 'third 1'])
      assert.deepEqual(await told('HEAD^'), ['second 2'])
    }))
})
