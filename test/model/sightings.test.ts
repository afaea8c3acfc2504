import assert from 'node:assert/strict'
import { seenPeople } from '../../server/model/seenPeople'
import { sightingsOf, type Sightings } from '../../server/model/sightings'
import { memoryGit, type MemoryCommit } from '../support/memoryGit'

const ADA = { name: 'Ada Author', email: 'ada@example.org' }

/** Commits of Ada in the first of January of these years, in the order of the log, some with a trailer. */
async function sightings(
  ...commits: readonly (readonly [year: number, trailer?: string])[]
): Promise<Sightings> {
  const made = commits.map(([year, trailer = ''], at): MemoryCommit => ({
    hash: `c${at}`,
    subject: 'x',
    author: 'Ada Author <ada@example.org>',
    date: `${year}-01-01T00:00:00Z`,
    message: `x\n\n${trailer}\n`,
  }))
  const seen = await seenPeople(memoryGit({ commits: made }).log({}))
  return sightingsOf(seen, seen.people.values(), identity => identity)
}

function year(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4))
}

describe('sightings', () => {
  it('has the latest date of everybody, in whatever order the log is', async () => {
    const found = await sightings([2020], [2024], [2022])
    assert.equal(found.commits, 3)
    assert.equal(year(found.seen(ADA)), 2024)
  })

  it('knows a name by what stands outside of parentheses, under its latest address', async () => {
    const found = await sightings(
      [2022, 'Acked-by: Bo Best <bo@old.example>'],
      [2023, 'Acked-by: Bo Best (Example Inc.) <bo@new.example>'],
      [2024],
    )
    const bo = { name: 'bo best', email: 'bo@other.example' }
    assert.equal(found.seen(bo), undefined)
    assert.equal(year(found.namesake(bo)?.date), 2023)
    assert.equal(found.namesake(bo)?.identity.email, 'bo@new.example')
  })
})
