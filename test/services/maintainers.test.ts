import assert from 'node:assert/strict'
import { maintainers, type MaintainersQuestion } from '../../server/services/maintainers'
import { readMaintainersTree, type MaintainersTree } from '../../server/services/maintainersTree'
import { memoryTree } from '../support/maintainersFixture'
import { memoryFiles } from '../support/memoryFiles'
import { memoryGit } from '../support/memoryGit'

const SIGNAL = new AbortController().signal
/** The twin of git takes dates for limits of time. */
const SINCE = { since: '2020-01-01' }

async function answer(question: Partial<MaintainersQuestion>, tree?: MaintainersTree) {
  return maintainers(
    { paths: [], history: false, ...question },
    tree ?? (await memoryTree()),
    SIGNAL,
  )
}

/** `group email`, in the order of the answer. */
async function groups(question: Partial<MaintainersQuestion>, tree?: MaintainersTree) {
  return (await answer(question, tree)).recipients.map(({ group, email }) => `${group} ${email}`)
}

describe('maintainers', () => {
  it('addresses the maintainers of the most specific section and copies the others', async () => {
    assert.deepEqual(await groups({ paths: ['drivers/bridge/chip.c'] }), [
      'to dora@example.org',
      'cc ada@example.org',
      'cc bo@example.org',
      'cc cleo@example.org',
      'lists chips@lists.example.org',
      'lists bridge@lists.example.org',
      'lists everything@lists.example.org',
    ])
  })

  it('keeps namesakes apart', async () => {
    const found = await groups({ paths: ['core/Kconfig', 'drivers/bridge/Makefile'] })
    assert.ok(found.includes('to ada@example.org'))
    assert.ok(found.includes('cc ada@home.example'))
  })

  it('gives every reason, with the line of MAINTAINERS', async () => {
    const { recipients } = await answer({ paths: ['drivers/bridge/chip.c'] })
    const list = recipients.find(({ email }) => email === 'bridge@lists.example.org')
    assert.deepEqual(
      list?.reasons.map(
        reason =>
          reason.kind === 'section' &&
          `${reason.line} ${reason.section}, ${reason.pattern.letter}: ${reason.pattern.text} (${reason.pattern.line})`,
      ),
      [
        '26 BRIDGE DRIVERS FOR A FAMILY OF CHIPS WITH A VERY LONG NAME, F: drivers/bridge/chip*.[ch] (28)',
        '14 BRIDGE DRIVERS, F: drivers/bridge/ (19)',
      ],
    )
    assert.equal(recipients.find(({ email }) => email.startsWith('chips'))?.access, 'moderated')
    assert.deepEqual(JSON.parse(JSON.stringify(recipients)), recipients)
  })

  it('joins the answers for several paths: the best group counts', async () => {
    const { recipients, sections, paths } = await answer({
      paths: ['drivers/bridge/chip.c', 'drivers/bridge/Makefile', 'drivers/bridge/Makefile'],
    })
    assert.equal(paths.length, 2)
    const ada = recipients.find(({ email }) => email === 'ada@example.org')
    assert.equal(ada?.group, 'to')
    assert.deepEqual(
      ada.reasons.map(reason => reason.kind === 'section' && reason.pattern.paths),
      [['drivers/bridge/chip.c', 'drivers/bridge/Makefile']],
    )
    assert.deepEqual(
      sections.map(({ line, status }) => `${line} ${status}`),
      ['23 Supported', '10 Maintained', '47 Buried alive in reporters'],
    )
    assert.deepEqual(
      sections[1]?.links.map(({ letter }) => letter),
      ['W', 'T'],
    )
  })

  it('says when nobody but the rest is reached', async () => {
    assert.equal((await answer({ paths: ['net/other.c'] })).onlyTheRest, true)
    assert.equal((await answer({ paths: ['core/Kconfig'] })).onlyTheRest, false)
    assert.equal((await answer({ paths: [] })).onlyTheRest, false)
  })

  it('addresses the next section where the most specific one has no maintainer', async () => {
    const tree = await memoryTree(
      'LIST ONLY\nL: l@x.org\nF: a/b\n\nPEOPLE\nM: P <p@x.org>\nF: a/\n',
    )
    assert.deepEqual(await groups({ paths: ['a/b'] }, tree), ['to p@x.org', 'lists l@x.org'])
  })

  it('takes paths, keywords and fixed commits from a patch', async () => {
    const git = memoryGit({
      commits: [
        {
          hash: '5c0ffee15900',
          subject: 'net: break it',
          author: 'Max Maker <max@example.org>',
          message:
            'net: break it\n\nSigned-off-by: Max Maker <max@example.org>\nAcked-by: Nia <nia@example.org>\n',
        },
      ],
    })
    const patch = 'Fixes: 5c0ffee15900\n--- /dev/null\n+++ b/net/new.c\n+chip_register()\n'
    const { recipients, paths } = await answer(
      { patches: [{ text: patch }], history: SINCE },
      await memoryTree(undefined, {}, git),
    )
    assert.deepEqual(paths, ['net/new.c'])
    const reasons = recipients.map(({ email, group, reasons: [first] }) => {
      if (first?.kind === 'section') return `${group} ${email} ${first.pattern.letter}`
      return `${group} ${email} ${first?.kind === 'fixes' ? first.role : ''}`
    })
    assert.deepEqual(reasons, [
      'cc dora@example.org K',
      'cc max@example.org author',
      'cc nia@example.org signer',
      'lists everything@lists.example.org F',
      'lists chips@lists.example.org K',
      'lists bridge@lists.example.org K',
    ])
  })

  it('adds who worked on it, through .mailmap, with figures and the latest date', async () => {
    const git = memoryGit({
      commits: [
        {
          hash: 'a1',
          subject: 'x',
          author: 'Eva <eva@old.example>',
          date: '2026-03-01T10:00:00+00:00',
          paths: ['core/Kconfig'],
          message:
            'x\n\nSigned-off-by: Eva <eva@old.example>\nReviewed-by: Oda <oda@example.org>\n',
        },
        {
          hash: 'a2',
          subject: 'y',
          author: 'Oda <ODA@example.org>',
          date: '2026-01-01T10:00:00+00:00',
          paths: ['core/Kconfig'],
        },
      ],
    })
    const tree = await memoryTree(
      undefined,
      { '.mailmap': 'Eva Elder <eva@example.org> <eva@old.example>\n' },
      git,
    )
    const { recipients, notices } = await answer({ paths: ['core/Kconfig'], history: SINCE }, tree)
    const eva = recipients.find(({ email }) => email === 'eva@example.org')
    assert.equal(eva?.group, 'to')
    assert.equal(eva.lastActive, '2026-03-01T10:00:00+00:00')
    assert.deepEqual(eva.reasons.at(-1), {
      kind: 'history',
      commits: 1,
      of: 2,
      percent: 50,
      authored: 1,
      signed: 1,
      since: '2020-01-01',
    })
    const oda = recipients.find(({ email }) => email.toLowerCase() === 'oda@example.org')
    assert.equal(oda?.group, 'history')
    assert.deepEqual(oda.reasons, [
      {
        kind: 'history',
        commits: 2,
        of: 2,
        percent: 100,
        authored: 1,
        signed: 1,
        since: '2020-01-01',
      },
    ])
    assert.deepEqual(notices, [])
  })

  it('shows the present address of whom MAINTAINERS writes otherwise', async () => {
    const tree = await memoryTree(undefined, {
      '.mailmap': '<eva@new.example> <eva@example.org>\n',
    })
    const { recipients } = await answer({ paths: ['core/Kconfig'] }, tree)
    const eva = recipients.find(({ email }) => email === 'eva@new.example')
    assert.deepEqual(eva?.formerly, { name: 'Eva Elder', email: 'eva@example.org' })
  })

  it('says what is missing, and works without it', async () => {
    const bare = await memoryTree('')
    const { recipients, sections, notices, onlyTheRest } = await answer(
      { paths: ['net/other.c'], history: SINCE },
      bare,
    )
    assert.deepEqual([recipients, sections, onlyTheRest], [[], [], false])
    assert.equal(notices.length, 2)
    assert.match(notices[0] ?? '', /no MAINTAINERS file/)
    assert.match(notices[1] ?? '', /no git repository here, or git cannot be run/)
  })

  it('says that a shallow clone knows little', async () => {
    const git = memoryGit({ incomplete: true, commits: [{ hash: 'a1', subject: 'x' }] })
    const { notices } = await answer(
      { paths: ['net/other.c'], history: SINCE },
      await memoryTree(undefined, {}, git),
    )
    assert.match(notices.join(), /shallow or partial clone/)
  })

  it('stops when it is told to', async () => {
    const git = memoryGit({ commits: [{ hash: 'a1', subject: 'x', paths: ['net/other.c'] }] })
    const tree = await memoryTree(undefined, {}, git)
    const question = { paths: ['net/other.c'], history: SINCE }
    await assert.rejects(maintainers(question, tree, AbortSignal.abort(new Error('stop'))), /stop/)
  })

  it('finds MAINTAINERS in directories', async () => {
    const files = memoryFiles({
      '/t/MAINTAINERS': 'TOP\nM: T <t@x.org>\nF: *\n',
      '/t/board/x/MAINTAINERS': 'BOARD X\nM: X <x@x.org>\nF: board/x/\n',
      '/t/board/x/x.c': '',
      '/t/list/one': 'ONE\nM: O <o@x.org>\nF: one\n',
      '/t/list/.two': 'TWO\nM: W <w@x.org>\nF: two\n',
    })
    const read = async (place: { path?: string; everywhere?: boolean }, tracked?: string[]) => {
      const git = tracked && memoryGit({ trackedFiles: tracked })
      return (await readMaintainersTree('/t', files, () => Promise.resolve(git), place))
        .maintainersFiles
    }
    assert.deepEqual(await read({}), ['MAINTAINERS'])
    assert.deepEqual(await read({ everywhere: true }), ['MAINTAINERS'])
    assert.deepEqual(await read({ path: '.', everywhere: true }), [
      'MAINTAINERS',
      'board/x/MAINTAINERS',
    ])
    assert.deepEqual(await read({ path: './', everywhere: true }, ['board/x/MAINTAINERS', 'x']), [
      'board/x/MAINTAINERS',
    ])
    assert.deepEqual(await read({ path: 'board', everywhere: true }), ['board/x/MAINTAINERS'])
    assert.deepEqual(await read({ path: 'list' }), ['list/one'])
    assert.deepEqual(await read({ path: 'nowhere' }), [])
  })
})
