import assert from 'node:assert/strict'
import type { MaintainersQuestion } from '../../server/protocol/maintainers'
import { PATH_ACTIVITY_REQUEST, type PathActivityAnswer } from '../../server/protocol/pathActivity'
import { uriOf } from '../../server/services/documentLocation'
import { formattedPatch } from '../support/checkedText'
import { withKernelEditor } from './kernelEditor'
import type { TestClient } from './testClient'

describe('the language server tells the history', () => {
  it('of a file, a folder, a patch and the staged change', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      repository.commit('foo: flush the bar\n', {
        author: 'Frida Foo <frida@example.org>',
        date: '1750000000 +0000',
        files: { 'drivers/foo/foo.c': 'int bar;\n' },
      })
      const of = async (question: MaintainersQuestion) => {
        const answer = await ask(client, question)
        if (answer.silent !== undefined) return answer.silent
        return [answer.subject, answer.commits, ...answer.shown.map(({ name }) => name)]
      }
      const ofDocument = (path: string) =>
        of({ for: 'document', uri: uriOf(`${repository.path}/${path}`) })
      const both = ['Ada Author', 'Frida Foo']
      assert.deepEqual(await ofDocument('drivers/foo/foo.c'), ['drivers/foo/foo.c', 2, ...both])
      assert.deepEqual(await ofDocument('drivers'), ['drivers/', 2, ...both])
      repository.write('0001-x.patch', formattedPatch({ path: 'drivers/foo/foo.c' }))
      assert.deepEqual(await ofDocument('0001-x.patch'), ['0001-x.patch', 2, ...both])
      const folder = uriOf(repository.path)
      assert.match(String(await of({ for: 'staged', folder })), /^No file is touched here\./)
      repository.git('rm', '-q', '--cached', 'MAINTAINERS')
      assert.deepEqual(await of({ for: 'staged', folder }), [
        'the staged change (1 file)',
        1,
        'Ada Author',
      ])
    }))

  it('and says where git could not read all of it', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      for (const value of [1, 2]) {
        const files = { 'drivers/foo/foo.c': `int bar = ${value};\n` }
        repository.commit(`foo: set the bar to ${value}\n`, { files })
      }
      const uri = uriOf(`${repository.path}/drivers/foo/foo.c`)
      const told = async () => {
        const answer = await ask(client, { for: 'document', uri })
        return answer.silent === undefined && [answer.commits, ...answer.notices]
      }
      assert.deepEqual(await told(), [3])
      repository.lose(repository.git('rev-parse', 'HEAD~1^{tree}'))
      repository.commit('foo: go on\n')
      assert.deepEqual(await told(), [
        0,
        'git could not read all of the history: older changes are not counted.',
      ])
    }))

  it('not, with a reason, while the workspace is not trusted', () =>
    withKernelEditor(
      { initializationOptions: { trusted: false } },
      async ({ client, repository }) => {
        const uri = uriOf(`${repository.path}/drivers/foo/foo.c`)
        const answer = await ask(client, { for: 'document', uri })
        assert.match(answer.silent ?? '', /^In Restricted Mode git is not asked\./)
      },
    ))
})

function ask(client: TestClient, question: MaintainersQuestion): Promise<PathActivityAnswer> {
  return client.ask(PATH_ACTIVITY_REQUEST, question)
}
