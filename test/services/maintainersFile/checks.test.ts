import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityIn } from '../../../server/model/identity'
import type { Entry } from '../../../server/parse/maintainersFile'
import { MAINTAINERS_CHECKS } from '../../../server/services/maintainersFile/checks'
import {
  isHistoryCheck,
  named,
  SectionMemory,
} from '../../../server/services/maintainersFile/findings'
import { inFile, placedSections } from '../../../server/services/maintainersFile/placedSections'
import { trackedPaths } from '../../../server/services/maintainersFile/trackedPaths'
import { turnsFor } from '../../../server/services/turns'
import { applyEdits } from '../../../server/text/edit'
import { unmarked, withMarks } from '../../support/marks'
import { repositoryRoot } from '../../support/repositoryRoot'

describe('the checks of MAINTAINERS', () => {
  for (const check of MAINTAINERS_CHECKS) {
    describe(check.id, () => {
      for (const { bad, good, tracked, silent = {} } of check.examples) {
        const find = async (text: string, tracked: readonly string[] | undefined) => {
          const file = placedSections(text)
          const silence = ({ value }: Entry) => silent[identityIn(value).email]
          if (isHistoryCheck(check))
            return file.sections.flatMap(placed =>
              [...check.check(placed.content.section, silence)].map(fault => ({
                ...named(check, fault),
                at: inFile(placed, fault.at),
              })),
            )
          const paths = tracked && trackedPaths(tracked, turnsFor())
          return new SectionMemory([check]).findings(file, paths)
        }
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
