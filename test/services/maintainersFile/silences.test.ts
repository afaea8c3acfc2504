import assert from 'node:assert/strict'
import { SightingsMemory } from '../../../server/services/sightingsMemory'
import { inTheirPlaces } from '../../../server/services/maintainersFile/findings'
import { placedSections } from '../../../server/services/maintainersFile/placedSections'
import { SilenceMemory } from '../../../server/services/maintainersFile/silences'
import { trackedPaths } from '../../../server/services/maintainersFile/trackedPaths'
import { turnsFor } from '../../../server/services/turns'
import { unmarked, withMarks } from '../../support/marks'
import { memoryGit, type MemoryCommit, type MemoryRepository } from '../../support/memoryGit'

const DAY = 24 * 60 * 60 * 1000
const TRACKED = ['foo/a.c', 'foo/skip.c', 'bar/b.c']

/** The newest first: somebody commits every fifth day, for more than four years. */
function history(...others: readonly MemoryCommit[]): MemoryCommit[] {
  const ordinary = Array.from({ length: 320 }, (_, at) => ({
    hash: (at + 0x1000).toString(16),
    subject: 'foo: go on',
    date: daysAgo(at * 5),
    paths: ['foo/a.c'],
  }))
  const all: MemoryCommit[] = [...ordinary, ...others]
  return all.sort((a, b) => Date.parse(b.date ?? '') - Date.parse(a.date ?? ''))
}

function daysAgo(days: number): string {
  return new Date(Date.parse('2026-06-15T12:00:00Z') - days * DAY).toISOString()
}

const FRIDA: MemoryCommit = {
  hash: 'f1',
  subject: 'foo: review',
  date: daysAgo(1000),
  message: 'foo: review\n\nReviewed-by: Frida Foo <frida@example.org>\n',
  paths: ['foo/a.c'],
}

async function find(
  text: string,
  repository: MemoryRepository,
  memory = new SilenceMemory(new SightingsMemory()),
) {
  const git = memoryGit(repository)
  const tree = {
    git,
    root: '/memory',
    prefix: '',
    people: (identity: { name: string; email: string }) =>
      identity.email === 'very-old@example.org'
        ? { ...identity, email: 'new@example.org' }
        : identity,
    tracked: trackedPaths(TRACKED, turnsFor()),
  }
  const file = placedSections(text)
  const found = await memory.findings(file, tree, new AbortController().signal)
  return inTheirPlaces(file, found)
}

describe('silent maintainers in MAINTAINERS', () => {
  for (const { title, marked, others = [FRIDA], says } of [
    {
      title: 'are told with when they were last seen',
      marked:
        'FOO\nM:\t«Frida Foo <frida@example.org>»\nM:\tAda Author <ada@example.org>\nF:\tfoo/\n',
      says: 'Last seen in 2023-09: none of the 200 commits to these files since then was written, signed or reviewed by this person.',
    },
    {
      title: 'who were never seen are told with how far the history goes',
      marked: 'BAR\nF:\tbar/\n\nFOO\nM:\t«Nia Never <nia@example.org>»\nF:\tfoo/\n',
      says: 'Not seen in the history since 2022-02: none of the 321 commits to these files in that time was written, signed or reviewed by this person.',
    },
    {
      title: 'are not those whose files nobody changed',
      marked: 'FOO\nM:\tFrida Foo <frida@example.org>\nF:\tbar/\n',
    },
    {
      title: 'are not those whose changed files are excluded',
      marked: 'FOO\nM:\tFrida Foo <frida@example.org>\nN:\tfoo\nX:\tfoo/\n',
    },
    {
      title: 'are not those who go on under another address',
      marked: 'FOO\nM:\tFrida Foo <frida@example.org>\nF:\tfoo/\n',
      others: [
        FRIDA,
        { hash: 'f2', subject: 'x', author: 'Frida Foo <new@example.org>', date: daysAgo(3) },
      ],
    },
    {
      title: 'are not those whose present address .mailmap knows',
      marked: 'FOO\nM:\tF. Foo <very-old@example.org>\nF:\tfoo/\n',
      others: [
        { hash: 'f2', subject: 'x', author: 'Frida Foo <new@example.org>', date: daysAgo(3) },
      ],
    },
  ]) {
    it(title, async () => {
      const { text } = unmarked(marked)
      const found = await find(text, { commits: history(...others) })
      const spans = found.map(({ at }) => at)
      assert.equal(withMarks(text, spans), marked)
      if (says !== undefined) assert.equal(found[0]?.message, says)
    })
  }

  const TEXT = 'FOO\nM:\tFrida Foo <frida@example.org>\nF:\tfoo/\n'

  it('are unknown where commits are missing, or are few', async () => {
    const commits = history(FRIDA)
    assert.equal((await find(TEXT, { commits })).length, 1)
    assert.equal((await find(TEXT, { commits, incomplete: true })).length, 0)
    assert.equal((await find(TEXT, { commits: commits.slice(0, 250) })).length, 0)
  })

  it('are looked for once, until nobody waits any more', async () => {
    const memory = new SilenceMemory(new SightingsMemory())
    const commits = history(FRIDA)
    const asked = find(TEXT, { commits }, memory)
    setTimeout(() => {
      memory.giveUp()
    }, 0)
    await asked.catch((error: unknown) => {
      assert.equal(error instanceof Error && error.name, 'AbortError')
    })
    assert.equal((await find(TEXT, { commits }, memory)).length, 1)
  })
})
