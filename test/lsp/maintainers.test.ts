import assert from 'node:assert/strict'
import {
  MAINTAINERS_CHANGED_NOTIFICATION,
  MAINTAINERS_REQUEST,
  type MaintainersAnswer,
  type MaintainersQuestion,
} from '../../server/protocol/maintainers'
import { uriOf } from '../../server/services/documentLocation'
import { formattedPatch } from '../support/checkedText'
import { temporaryFolder } from '../support/temporaryFolder'
import { TREE, withKernelEditor } from './kernelEditor'
import type { TestClient } from './testClient'

describe('the language server names maintainers', () => {
  it('of a source file, with reasons and places', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const date = `${Math.floor(Date.now() / 1000)} +0000`
      repository.commit('foo: flush the bar\n', {
        date,
        files: { 'drivers/foo/foo.c': 'int bar;\n' },
      })
      const uriOfSource = uriOf(`${repository.path}/drivers/foo/foo.c`)
      const answer = await ask(client, { for: 'document', uri: uriOfSource })
      assert.equal(answer.subject, 'drivers/foo/foo.c')
      assert.deepEqual(answer.paths, ['drivers/foo/foo.c'])
      assert.deepEqual(peopleIn(answer), {
        to: ['frida@example.org'],
        cc: ['riad@example.org'],
        lists: ['foo@lists.example.org', 'linux-kernel@example.org'],
        history: ['ada@example.org'],
      })
      const uri = uriOf(`${repository.path}/MAINTAINERS`)
      const [frida] = answer.groups[0]?.entries ?? []
      assert.equal(frida?.role, 'FOO DRIVER')
      assert.deepEqual(frida.reasons[0], {
        text: 'M: of section FOO DRIVER (Maintained), by pattern F: drivers/foo/',
        at: { uri, line: 1 },
      })
      assert.deepEqual(answer.sections[0], {
        name: 'FOO DRIVER',
        status: 'Maintained',
        at: { uri, line: 0 },
        links: [],
      })
      const [ada] = answer.groups[3]?.entries ?? []
      assert.equal(ada?.reasons[0]?.text, 'Wrote 1 of 1 commit (100 %) in the last year')
      const [list] = answer.groups[2]?.entries ?? []
      assert.equal(list?.role, 'FOO DRIVER, moderated')
      assert.deepEqual(answer.notices, [])
    }))

  it('of a folder, a patch, a message, the staged change and a commit', () =>
    withKernelEditor({}, async ({ client, repository, message, commit }) => {
      const folder = uriOf(repository.path)
      const to = async (question: MaintainersQuestion) => {
        const answer = await ask(client, question)
        return [answer.subject, ...(peopleIn(answer)['to'] ?? [])]
      }
      const ofDocument = (path: string) => to({ for: 'document', uri: uriOf(path) })
      assert.deepEqual(await ofDocument(`${repository.path}/drivers/foo`), [
        'drivers/foo/',
        'frida@example.org',
      ])
      repository.write('0001-x.patch', formattedPatch({ path: 'drivers/foo/foo.c' }))
      assert.deepEqual(await ofDocument(`${repository.path}/0001-x.patch`), [
        '0001-x.patch',
        'frida@example.org',
      ])
      repository.git('add', '0001-x.patch')
      assert.deepEqual(await to({ for: 'staged', folder }), ['the staged change (1 file)'])
      repository.stage({ 'drivers/foo/foo.c': 'int bar;\n' })
      repository.git('reset', '--quiet', '0001-x.patch')
      assert.deepEqual(await to({ for: 'staged', folder }), [
        'the staged change (1 file)',
        'frida@example.org',
      ])
      client.open(message, 'git-commit', 'foo: flush the bar\n')
      assert.deepEqual(await ofDocument(message), [
        'the staged change (1 file)',
        'frida@example.org',
      ])
      const subject = `commit ${commit.slice(0, 12)} ("foo: cache the bar"), 3 files`
      assert.deepEqual(await to({ for: 'commit', folder, commit }), [subject, 'frida@example.org'])
    }))

  it('of a series, a range and a selection', () =>
    withKernelEditor({}, async ({ client, repository, commit }) => {
      const folder = uriOf(repository.path)
      const numbered = (number: number, path: string): string =>
        formattedPatch({ path }).replace('[PATCH]', `[PATCH ${number}/2]`)
      repository.write('out/0001-a.patch', numbered(1, 'drivers/foo/foo.c'))
      repository.write('out/0002-b.patch', numbered(2, 'net/other.c'))
      repository.write('out/notes.txt', 'no patch\n')
      const series = await ask(client, { for: 'series', uris: [`${folder}/out`] })
      assert.equal(series.subject, 'the series (2 patches)')
      assert.deepEqual(
        series.patches.map(({ uri, isCover }) => [uri.split('/').at(-1), isCover]),
        [
          ['0001-a.patch', false],
          ['0002-b.patch', false],
        ],
      )
      assert.deepEqual(series.groups[0]?.entries[0]?.patches, [0])
      const twice = await ask(client, {
        for: 'series',
        uris: [`${folder}/out`, `${folder}/out/0001-a.patch`],
      })
      assert.deepEqual(twice.patches, series.patches)
      assert.equal(series.groups[2]?.entries.at(-1)?.patches, undefined)
      const several = await ask(client, {
        for: 'series',
        uris: [`${folder}/drivers/foo`, `${folder}/net/other.c`],
      })
      assert.equal(several.subject, '2 files and folders')
      assert.deepEqual(several.paths, ['drivers/foo/', 'net/other.c'])
      const range = await ask(client, { for: 'range', folder, range: commit })
      assert.equal(range.subject, `${commit}, 1 commit`)
      assert.deepEqual(range.patches, [])
      const uri = `${folder}/drivers/foo/foo.c`
      const lines = await ask(client, { for: 'document', uri, lines: { first: 0, last: 1 } })
      assert.equal(lines.subject, 'drivers/foo/foo.c, lines 1 to 2')
      const ada = lines.groups[1]?.entries.find(({ email }) => email === 'ada@example.org')
      assert.equal(ada?.role, 'wrote 2 of 2 lines')
      const nothing = await ask(client, { for: 'range', folder, range: 'no..such' })
      assert.equal(nothing.notices[0], 'git knows no commit no..such here.')
    }))

  it('with the links of a section, as far as something may open them', () => {
    const maintainers = `FOO DRIVER
M:	Frida Foo <frida@example.org>
S:	Orphan
Q:	http://patchwork.example.org/list/
B:	mailto:foo@example.org
B:	mailto:foo@example.org?bcc=others@example.org
C:	irc://irc.example.org/foo
T:	git git://git.kernel.org/pub/scm/foo.git topic
T:	git git://git.example.org/foo.git
P:	Documentation/foo.rst
P:	../../etc/passwd
W:	command:workbench.action.quit
F:	drivers/foo/

FOO LIBRARY
M:	Lotte Lib <lotte@example.org>
S:	Orphan
F:	drivers/foo/foo.c
`
    return withKernelEditor(
      { tree: { ...TREE, MAINTAINERS: maintainers } },
      async ({ client, repository }) => {
        const uri = uriOf(`${repository.path}/drivers/foo/foo.c`)
        const { sections, notices } = await ask(client, { for: 'document', uri })
        const foo = sections.find(({ name }) => name === 'FOO DRIVER')
        assert.deepEqual(
          foo?.links.map(link => link.uri),
          [
            'http://patchwork.example.org/list/',
            'mailto:foo@example.org',
            undefined,
            'irc://irc.example.org/foo',
            'https://git.kernel.org/pub/scm/foo.git',
            undefined,
            uriOf(`${repository.path}/Documentation/foo.rst`),
            undefined,
            undefined,
          ],
        )
        const doubt =
          'The sections FOO LIBRARY and FOO DRIVER are marked "Orphan": nobody looks after this code.'
        assert.ok(notices.includes(doubt), notices.join('\n'))
      },
    )
  })

  it('of code that only THE REST matches, by those who worked on it where there are any', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const date = `${Math.floor(Date.now() / 1000)} +0000`
      const files = { 'lonely/old.c': 'int old;\n' }
      repository.commit('lonely: add it\n', { date, files })
      repository.write('lonely/new.c', 'int fresh;\n')
      const noticesOf = async (name: string) => {
        const uri = uriOf(`${repository.path}/lonely/${name}`)
        return (await ask(client, { for: 'document', uri })).notices
      }
      const nobody =
        'Only the section THE REST matches: no maintainer of this code would see the patch.'
      assert.deepEqual(await noticesOf('new.c'), [nobody])
      assert.deepEqual(await noticesOf('old.c'), [`${nobody} Consider those who worked on it.`])
    }))

  it('of the commit that a patch repairs', () =>
    withKernelEditor({}, async ({ client, repository, commit }) => {
      const body = `Text.\n\nFixes: ${commit.slice(0, 12)} ("foo: cache the bar")\n`
      const path = `${repository.path}/0001-x.patch`
      const { uri } = client.open(path, 'diff', formattedPatch({ body, path: 'drivers/foo/foo.c' }))
      const answer = await ask(client, { for: 'document', uri })
      const ada = answer.groups[1]?.entries.find(({ email }) => email === 'ada@example.org')
      // She is in the history as well, but that is not what makes her one who has to get the patch.
      assert.equal(ada?.role, 'wrote what this fixes')
    }))

  it('not, with a reason, where there is nothing to name', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const folder = uriOf(repository.path)
      const notice = async (question: MaintainersQuestion) =>
        (await ask(client, question)).notices[0]
      assert.equal(
        await notice({ for: 'commit', folder, commit: '1234567' }),
        'git knows no commit 1234567 here.',
      )
      assert.match(
        (await notice({ for: 'document', uri: 'file:///etc/passwd' })) ?? '',
        /no file of the tree/,
      )
      assert.match((await notice({ for: 'document', uri: 'git:/x' })) ?? '', /lies in no file/)
    }))

  it('from MAINTAINERS alone while the workspace is not trusted', () =>
    withKernelEditor(
      { initializationOptions: { trusted: false } },
      async ({ client, repository }) => {
        const uri = uriOf(`${repository.path}/drivers/foo/foo.c`)
        const answer = await ask(client, { for: 'document', uri })
        assert.deepEqual(peopleIn(answer)['history'], [])
        assert.deepEqual(answer.notices, [
          'The workspace is not trusted, so git is not asked: nobody can be found in the history.',
        ])
      },
    ))

  it('from a MAINTAINERS that has changed, and says that it has', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const question = {
        for: 'document',
        uri: uriOf(`${repository.path}/drivers/foo/foo.c`),
      } as const
      await ask(client, question)
      // Nothing is being read any more: the next word of the server is about the file.
      const told = new Promise<void>(resolve => {
        client.connection.onNotification(MAINTAINERS_CHANGED_NOTIFICATION, resolve)
      })
      repository.write('MAINTAINERS', TREE.MAINTAINERS.replace('frida@', 'freda@'))
      assert.deepEqual(peopleIn(await ask(client, question))['to'], ['frida@example.org'])
      client.filesChanged(`${repository.path}/MAINTAINERS`)
      await told
      assert.deepEqual(peopleIn(await ask(client, question))['to'], ['freda@example.org'])
    }))

  it('and marks whom .get_maintainer.ignore in the home directory names', () =>
    temporaryFolder({ '.get_maintainer.ignore': 'Frida Foo <frida@example.org>\n' }, home =>
      withKernelEditor({ home }, async ({ client, repository }) => {
        const uri = uriOf(`${repository.path}/drivers/foo/foo.c`)
        const { groups } = await ask(client, { for: 'document', uri })
        const [frida] = groups[0]?.entries ?? []
        assert.equal(frida?.warning, 'asked not to be copied')
        assert.equal(frida.preselected, false)
      }),
    ))

  it('and says where git could not read all of the history, or of the range', () =>
    withKernelEditor({}, async ({ client, repository, commit }) => {
      const folder = uriOf(repository.path)
      const day = (ago: number) => `${Math.floor(Date.now() / 1000) - ago * 86_400} +0000`
      for (const ago of [3, 2, 1]) {
        const files = { 'drivers/foo/foo.c': `int bar = ${ago};\n` }
        repository.commit(`foo: set the bar to ${ago}\n`, { files, date: day(ago) })
      }
      const noticesOf = async (question: MaintainersQuestion) =>
        (await ask(client, question)).notices
      const uri = `${folder}/drivers/foo/foo.c`
      const range = `${commit}..HEAD`
      assert.deepEqual(await noticesOf({ for: 'document', uri }), [])
      assert.deepEqual(await noticesOf({ for: 'range', folder, range }), [])

      repository.lose(repository.git('rev-parse', 'HEAD~2^{commit}'))
      repository.commit('foo: go on\n', { files: { 'drivers/foo/foo.c': 'int bar;\n' } })
      assert.deepEqual(await noticesOf({ for: 'document', uri }), [CUT])
      const [ofRange, ...others] = await noticesOf({ for: 'range', folder, range: 'HEAD' })
      assert.match(ofRange ?? '', /^git could not read all of the range: /)
      assert.deepEqual(others, [CUT])
    }))

  it('from the MAINTAINERS of all directories where the project says so', () => {
    const tree = {
      ...TREE,
      '.get_maintainer.conf': '--find-maintainer-files\n',
      'drivers/foo/MAINTAINERS': 'LITTLE FOO\nM:\tLi <li@example.org>\nF:\tdrivers/foo/foo.c\n',
    }
    return withKernelEditor({ tree }, async ({ client, repository }) => {
      const uri = uriOf(`${repository.path}/drivers/foo/foo.c`)
      const { to = [] } = peopleIn(await ask(client, { for: 'document', uri }))
      assert.ok(to.includes('li@example.org'))
    })
  })
})

const CUT = 'git could not read all of the history: people may be missing, and figures too low.'

/** Asks until the history is in the answer, as the view does when it is told that there is more. */
async function ask(client: TestClient, question: MaintainersQuestion): Promise<MaintainersAnswer> {
  for (;;) {
    const answer: MaintainersAnswer = await client.ask(MAINTAINERS_REQUEST, question)
    if (!answer.pending) return answer
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

function peopleIn({ groups }: MaintainersAnswer): Record<string, string[]> {
  return Object.fromEntries(
    groups.map(({ id, entries }) => [id, entries.map(({ email }) => email)]),
  )
}
