import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedFiles, ruleFiles, ruleIndex } from '../scripts/generate/files'
import { RULES } from '../server/rules'
import { readFired, readVerdicts } from './corpus/verdicts'
import { PROFILES } from '../server/rules/profiles'
import { repositoryRoot } from './support/repositoryRoot'

describe('generated files', () => {
  const root = repositoryRoot()
  const measured = { fired: readFired(root), verdicts: readVerdicts(root) }
  const files = generatedFiles({ rules: RULES, profiles: PROFILES, measured })
  for (const file of [ruleIndex(ruleFiles(root)), ...files]) {
    it(`${file.path} is fresh (npm run generate renews it)`, () => {
      const now = readFileSync(join(root, file.path), 'utf8')
      assert.equal(now, file.render(now))
    })
  }

  it('have no page of a rule that is gone', () => {
    const pages = readdirSync(join(root, 'docs/rules')).sort()
    assert.deepEqual(pages, [...RULES.map(({ id }) => `${id}.md`), 'README.md'].sort())
  })
})
