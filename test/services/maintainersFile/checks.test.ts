import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MAINTAINERS_CHECKS } from '../../../server/services/maintainersFile/checks'
import { SectionMemory } from '../../../server/services/maintainersFile/findings'
import { placedSections } from '../../../server/services/maintainersFile/placedSections'
import { trackedPaths } from '../../../server/services/maintainersFile/trackedPaths'
import { turnsFor } from '../../../server/services/maintainersFile/turns'
import { applyEdits } from '../../../server/text/edit'
import { unmarked, withMarks } from '../../support/marks'
import { repositoryRoot } from '../../support/repositoryRoot'

describe('the checks of MAINTAINERS', () => {
  for (const check of MAINTAINERS_CHECKS) {
    describe(check.id, () => {
      const find = async (text: string, tracked: readonly string[] | undefined) => {
        const paths = tracked && trackedPaths(tracked, turnsFor())
        return new SectionMemory([check]).findings(placedSections(text), paths)
      }
      for (const { bad, good, tracked } of check.examples) {
        if (bad !== undefined) {
          const { text } = unmarked(bad)
          it(`finds ${JSON.stringify(bad)}`, async () => {
            const found = await find(text, tracked)
            assert.equal(
              withMarks(
                text,
                found.map(({ at }) => at),
              ),
              bad,
            )
            const crlf = text.replaceAll('\n', '\r\n')
            assert.equal((await find(crlf, tracked)).length, found.length, 'with CRLF')
          })
          if (good !== undefined) {
            it(`repairs ${JSON.stringify(bad)}`, async () => {
              const found = await find(text, tracked)
              const fixed = applyEdits(
                text,
                found.flatMap(({ fixes }) => fixes[0]?.edits ?? []),
              )
              assert.equal(fixed, good)
              assert.deepEqual(await find(fixed, tracked), [])
            })
          }
        } else if (good !== undefined) {
          it(`leaves ${JSON.stringify(good)}`, async () => {
            assert.deepEqual(await find(good, tracked), [])
          })
        }
      }
    })
  }

  it('are all explained on their page, and nothing else is', () => {
    const page = readFileSync(join(repositoryRoot(), 'docs/maintainers-file.md'), 'utf8')
    const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, id]) => id)
    assert.deepEqual(
      headings,
      MAINTAINERS_CHECKS.map(({ id }) => id),
    )
  })
})
