import assert from 'node:assert/strict'
import fc from 'fast-check'
import { SectionMemory } from '../../../server/services/maintainersFile/findings'
import { placedSections } from '../../../server/services/maintainersFile/placedSections'
import type { PlacedSections } from '../../../server/services/maintainersFile/placedSections'
import { trackedPaths } from '../../../server/services/maintainersFile/trackedPaths'
import { turnsFor } from '../../../server/services/turns'

const LINE = fc.constantFrom(
  'FOO',
  'BAR DRIVER',
  'M:\ta@example.org',
  'S:\tMaintained',
  'F:\tlib/',
  'F:\tdead/',
  'F: lib/a',
  'Z:\tx',
  '# comment',
  '',
  'stray',
)
const TEXT = fc.array(LINE, { maxLength: 30 }).map(lines => lines.join('\n'))
const CHANGE = fc.record({
  at: fc.nat(400),
  removed: fc.nat(40),
  text: fc.oneof(TEXT, fc.constantFrom('', 'x', '\n', 'F:\tlib/\n', 'NEW\nM:\tb@example.org\n')),
})

describe('placedSections', () => {
  it('gives after any changes what it gives for the text anew, and so do the findings', async () => {
    const tracked = trackedPaths(['lib/a', 'lib/b'], turnsFor())
    await fc.assert(
      fc.asyncProperty(TEXT, fc.array(CHANGE, { maxLength: 6 }), async (first, changes) => {
        const memory = new SectionMemory()
        let file = placedSections(first)
        for (const { at, removed, text } of changes) {
          const start = Math.min(at, file.text.length)
          const changed = file.text.slice(0, start) + text + file.text.slice(start + removed)
          file = placedSections(changed, file)
          const anew = placedSections(changed)
          assert.deepEqual(plain(file), plain(anew))
          assert.deepEqual(
            await memory.findings(file, tracked),
            await new SectionMemory().findings(anew, tracked),
          )
        }
      }),
      { numRuns: 400 },
    )
  })

  it('keeps sections that are far from the change', () => {
    const text = Array.from({ length: 20 }, (_, at) => `S${at}\nM:\ta@example.org\n\n`).join('')
    const before = placedSections(text)
    const after = placedSections(text.replace('S10', 'S10X'), before)
    const kept = after.sections.filter(
      ({ content }, at) => content === before.sections[at]?.content,
    )
    assert.equal(kept.length, 17)
  })
})

function plain({ sections }: PlacedSections) {
  return sections.map(({ content, start, line }) => ({ text: content.text, start, line }))
}
