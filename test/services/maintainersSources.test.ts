import assert from 'node:assert/strict'
import { nodeFiles } from '../../server/host/nodeFiles'
import { withFreshness } from '../../server/model/freshness'
import type { MaintainersAnswer } from '../../server/model/maintainersAnswer'
import { reachesMany } from '../../server/model/selection'
import { rangeChange, seriesChange } from '../../server/services/changeInQuestion'
import { learnFreshness } from '../../server/services/freshness'
import { maintainers, type MaintainersQuestion } from '../../server/services/maintainers'
import { readMaintainersTree } from '../../server/services/maintainersTree'
import { SightingsMemory } from '../../server/services/sightingsMemory'
import { openedGit } from '../support/openedGit'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

const SIGNAL = new AbortController().signal
const YEAR = 365.25 * 24 * 60 * 60

const MAINTAINERS = [
  'FOO DRIVER',
  'M:\tFrida Foo <frida@example.org>',
  'M:\tGone Long <gone@example.org>',
  'R:\tNever Seen <never@example.org>',
  'R:\tOther Address <old@example.org>',
  'R:\tMoved On <moved@example.org>',
  'L:\tfoo@lists.example.org',
  'L:\tclosed@lists.example.org (subscribers-only)',
  'S:\tMaintained',
  'F:\tfoo/',
  '',
].join('\n')

async function answer(
  { path }: TemporaryRepository,
  question: MaintainersQuestion,
): Promise<MaintainersAnswer> {
  const git = await openedGit(path)
  const tree = await readMaintainersTree(path, nodeFiles, () => Promise.resolve(git))
  const found = await maintainers(question, tree, SIGNAL)
  const memory = new SightingsMemory()
  const freshness = await learnFreshness(found.paths, tree, memory, SIGNAL)
  return freshness ? withFreshness(found, freshness) : found
}

/** `group name-or-address: kinds of reasons`, with `*` for who is selected and `!` for who is required. */
function shown({ recipients }: MaintainersAnswer): string[] {
  return recipients.map(({ group, name, email, reasons, preselected, required }) => {
    const marks = `${preselected ? '*' : ''}${required ? '!' : ''}`
    return `${group} ${email || name}${marks}: ${reasons.map(({ kind }) => kind).join(' ')}`
  })
}

function of({ recipients }: MaintainersAnswer, email: string) {
  const found = recipients.find(recipient => recipient.email === email)
  assert.ok(found, email)
  return found
}

function date(yearsAgo: number): string {
  return `${Math.floor(Date.now() / 1000 - yearsAgo * YEAR)} +0000`
}

const AUTHORS = new Map([
  [90, 'Moved On <moved@example.org>'],
  [100, 'Gone Long <gone@example.org>'],
  [390, 'Other Address <new@example.org>'],
  [391, 'Moved On (Example Inc.) <on@example.org>'],
])

/** Enough of a history to tell who is silent: four years, and hundreds of commits in one go. */
function longHistory(repository: TemporaryRepository): void {
  const when = (at: number) => Math.floor(Date.now() / 1000 - (5 - at / 80) * YEAR)
  const commits = Array.from({ length: 400 }, (_, at) => {
    const who = AUTHORS.get(at) ?? 'Ada <ada@example.org>'
    const message = at === 395 ? 'x\n\nReviewed-by: Frida Foo <frida@example.org>\n' : 'x\n'
    return `commit refs/heads/long\nauthor ${who} ${when(at)} +0000\ncommitter Ada <ada@example.org> ${when(at)} +0000\ndata ${message.length}\n${message}\n`
  })
  repository.feed(commits.join(''), 'fast-import', '--quiet')
  repository.git('reset', '--quiet', '--hard', 'long')
}

describe('maintainers by all sources', () => {
  it('names owners by CODEOWNERS and .gitattributes, handles without an address', () =>
    temporaryRepository(async repository => {
      repository.commit('x', {
        files: {
          '.github/CODEOWNERS': '* @org/team\n/foo/ Code@example.org @jane\n',
          '.gitattributes': '*.c maintainer=top@example.org\n',
          'foo/.gitattributes': 'a.c maintainer=near@example.org\n',
          'foo/a.c': '',
        },
        author: 'Ada <ada@example.org>',
      })
      const found = await answer(repository, { paths: ['foo/a.c'], history: false })
      assert.deepEqual(shown(found), [
        'to Code@example.org*: owner',
        'to @jane: owner',
        'to near@example.org*: owner',
      ])
      assert.equal(found.recipients[1]?.warning, 'no address known')
      assert.deepEqual(found.recipients[0]?.reasons[0], {
        kind: 'owner',
        file: '.github/CODEOWNERS',
        line: 2,
        pattern: '/foo/',
        paths: ['foo/a.c'],
      })
    }))

  it('names whom files name, and selects the maintainers of a binding alone', () =>
    temporaryRepository(async repository => {
      repository.commit('x', {
        files: {
          MAINTAINERS,
          'foo/a.c':
            '/* by Jo Head <jo@example.org>, foo@lists.example.org */\nMODULE_AUTHOR("Mo Dule <mo@example.org>");\n',
          'foo/b.yaml': 'maintainers:\n  - Bi Nding <bi@example.org>\n',
        },
      })
      const found = await answer(repository, { paths: ['foo/a.c', 'foo/b.yaml'], history: false })
      assert.deepEqual(shown(found).slice(-3), [
        'lists closed@lists.example.org: section',
        'history mo@example.org: named',
        'history jo@example.org: named',
      ])
      assert.ok(shown(found).includes('cc bi@example.org*: named'))
      assert.ok(shown(found).includes('to frida@example.org*!: section'))
      assert.ok(shown(found).includes('lists foo@lists.example.org*!: section'))
      assert.equal(of(found, 'closed@lists.example.org').warning, 'subscribers only')
    }))

  it('names who wrote the lines that are selected, or that a patch changes', () =>
    temporaryRepository(async repository => {
      const author = 'Bea Lame <bea@example.org>'
      repository.commit('one', { files: { 'a.c': '1\n2\n3\n' }, author, date: date(3) })
      repository.commit('two', { files: { 'a.c': '1\n2\nthree\n' }, author: 'Cy <cy@example.org>' })
      const lines = await answer(repository, { paths: ['a.c'], lines: { first: 1, last: 2 } })
      assert.ok(shown(lines).includes('cc bea@example.org*: blame'), shown(lines).join())
      const text = '--- a/a.c\n+++ b/a.c\n@@ -2,2 +2,2 @@\n 2\n-three\n+drei\n'
      const patch = await answer(repository, { paths: [], patches: [{ text }] })
      assert.ok(shown(patch).some(line => line.startsWith('cc cy@example.org*: blame')))
      assert.ok(!shown(patch).some(line => line.includes('bea')))
      const [reason] = of(lines, 'bea@example.org').reasons
      assert.ok(reason?.kind === 'blame' && reason.lines === 2 && reason.of === 2)
    }))

  it('calls silent who was seen nowhere for years, and nobody else', () =>
    temporaryRepository(async repository => {
      longHistory(repository)
      repository.commit('foo', {
        files: { MAINTAINERS, 'foo/a.c': '' },
        author: 'Ada <ada@example.org>',
        date: date(0),
      })
      const found = await answer(repository, { paths: ['foo/a.c'] })
      assert.equal(of(found, 'frida@example.org').warning, undefined)
      assert.equal(of(found, 'gone@example.org').warning, 'silent for 3 years')
      assert.equal(of(found, 'gone@example.org').preselected, true)
      assert.equal(of(found, 'never@example.org').warning, 'not seen in 5 years')
      for (const [old, present] of [
        ['old@example.org', 'new@example.org'],
        ['moved@example.org', 'on@example.org'],
      ] as const) {
        assert.equal(of(found, old).warning, undefined)
        assert.equal(of(found, old).seenAs?.email, present)
      }
    }))

  it('does not select an older address of somebody whom MAINTAINERS names', () =>
    temporaryRepository(async repository => {
      const write = (who: string, content: string, years: number) => {
        repository.commit('foo', {
          files: { MAINTAINERS, 'foo/a.c': content },
          author: `${who}@example.org>`,
          date: date(years),
        })
      }
      write('Frida Foo <before', '1\n2\n3\n', 3)
      write('Gone Long <now', '1\ntwo\n3\n', 2)
      write('Frida Foo <frida', '1\ntwo\n3\n4\n', 1)
      const found = await answer(repository, {
        paths: ['foo/a.c'],
        lines: { first: 1, last: 3 },
      })
      const before = of(found, 'before@example.org')
      assert.equal(before.warning, 'has a newer address')
      assert.equal(before.preselected, false)
      assert.equal(of(found, 'now@example.org').warning, undefined)
      assert.equal(of(found, 'now@example.org').preselected, true)
    }))

  it('calls no team and no list silent, nor a section that has one', () =>
    temporaryRepository(async repository => {
      longHistory(repository)
      const team =
        'M:\tFoo Kernel Team <foo@example.org>\nR:\tfoo@lists.example.org\nR:\tbare@example.org\n'
      const sections = ['BAR', 'BAZ'].map(
        (name, at) =>
          `${name}\nM:\tGone Long <gone@example.org>\n${at === 0 ? team : ''}F:\tfoo/\n`,
      )
      repository.commit('foo', {
        files: { MAINTAINERS: sections.join('\n'), 'foo/a.c': '/* by named@example.org */\n' },
        date: date(0),
      })
      const found = await answer(repository, { paths: ['foo/a.c'] })
      assert.equal(of(found, 'gone@example.org').warning, 'silent for 3 years')
      assert.equal(of(found, 'foo@example.org').warning, undefined)
      assert.equal(of(found, 'foo@lists.example.org').warning, undefined)
      assert.equal(of(found, 'bare@example.org').warning, undefined)
      assert.equal(of(found, 'named@example.org').warning, 'not seen in 5 years')
      assert.deepEqual(found.notices, [
        'Nobody who maintains BAZ has been seen in the history for 2 years.',
      ])
    }))

  it('calls nobody silent where the history is short', () =>
    temporaryRepository(async repository => {
      repository.commit('foo', { files: { MAINTAINERS, 'foo/a.c': '' }, date: date(0) })
      const found = await answer(repository, { paths: ['foo/a.c'] })
      assert.ok(found.recipients.every(({ silent }) => silent === undefined))
    }))

  it('leaves out who asked not to be copied, and shows them', () =>
    temporaryRepository(async repository => {
      repository.commit('foo', {
        files: {
          MAINTAINERS,
          '.get_maintainer.ignore': 'FRIDA@example.org\nNever Seen\n',
          '.mailmap':
            '<gone@new.example> <gone@example.org>\nNo More <noreply@example.com> <old@example.org>\n',
          'foo/a.c': '',
        },
      })
      const found = await answer(repository, { paths: ['foo/a.c'] })
      const frida = of(found, 'frida@example.org')
      assert.deepEqual([frida.preselected, frida.required], [false, false])
      assert.equal(frida.warning, 'asked not to be copied')
      assert.equal(of(found, 'never@example.org').ignored, true)
      assert.equal(of(found, 'gone@new.example').formerly?.email, 'gone@example.org')
      const noMore = of(found, 'noreply@example.com')
      assert.deepEqual([noMore.preselected, noMore.required], [false, false])
      assert.equal(noMore.warning, 'no mail reaches this address')
    }))

  it('has one union for a series, and says what is for some of its patches', () =>
    temporaryRepository(async repository => {
      const second = 'BAR\nM:\tBar <bar@example.org>\nL:\tall@lists.example.org\nF:\tbar/\n'
      repository.commit('x', {
        files: {
          MAINTAINERS: `${MAINTAINERS}\n${second}\nALL\nL:\tall@lists.example.org\nF:\tfoo/\n`,
        },
      })
      const patch = (number: number, path: string) => ({
        path: `/t/${number}.patch`,
        text: `Subject: [PATCH ${number}/2] do ${number}\n\n---\n${path === '' ? '' : `--- a/${path}\n+++ b/${path}\n`}`,
      })
      const change = seriesChange([patch(0, ''), patch(1, 'foo/a.c'), patch(2, 'bar/b.c')])
      assert.equal(change.name, 'the series (2 patches)')
      assert.deepEqual(
        change.patches?.map(({ label, isCover }) => [label, isCover]),
        [
          ['0/2 do 0', true],
          ['1/2 do 1', false],
          ['2/2 do 2', false],
        ],
      )
      const alone = { path: '/t/alone.patch', text: 'Subject: [PATCH] do more\n\n---\n' }
      assert.equal(seriesChange([patch(1, 'foo/a.c'), alone]).name, '2 patches')
      const found = await answer(repository, change.question)
      assert.deepEqual(of(found, 'frida@example.org').patches, [1])
      assert.deepEqual(of(found, 'bar@example.org').patches, [2])
      assert.equal(of(found, 'all@lists.example.org').patches, undefined)
      assert.equal(reachesMany(found), undefined)
      const crowd = Array.from({ length: 21 }, () => of(found, 'frida@example.org'))
      assert.match(
        reachesMany({ recipients: crowd }) ?? '',
        /^This would reach 21 people, which is very many/,
      )
    }))

  it('joins the commits of a range, each with the lines of its own parent', () =>
    temporaryRepository(async repository => {
      const base = repository.commit('one', {
        files: { 'a.c': '1\n', 'b.c': '1\n', MAINTAINERS },
        author: 'Bea Lame <bea@example.org>',
      })
      repository.commit('two', { files: { 'a.c': '2\n' }, author: 'Cy <cy@example.org>' })
      repository.commit('three', { files: { 'a.c': '3\n' }, author: 'Di <di@example.org>' })
      const change = await rangeChange(await openedGit(repository.path), `${base}..HEAD`, SIGNAL)
      assert.ok(change)
      assert.match(change.name, /2 commits$/)
      const found = await answer(repository, change.question)
      assert.deepEqual(found.paths, ['a.c'])
      const blamed = found.recipients.filter(({ reasons }) => reasons.some(r => r.kind === 'blame'))
      assert.deepEqual(
        blamed.map(({ email }) => email),
        ['bea@example.org', 'cy@example.org'],
      )
      assert.equal(
        await rangeChange(await openedGit(repository.path), 'no..such', SIGNAL),
        undefined,
      )
    }))
})
