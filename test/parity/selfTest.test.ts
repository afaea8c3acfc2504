import assert from 'node:assert/strict'
import { selfTest } from '../../server/model/getMaintainer/selfTest'
import { SectionMemory } from '../../server/services/maintainersFile/findings'
import { placedSections } from '../../server/services/maintainersFile/placedSections'
import { trackedPaths } from '../../server/services/maintainersFile/trackedPaths'
import { turnsFor } from '../../server/services/turns'
import { compareSelfTest, SELF_TEST_CLASSES } from './selfTestClasses'

const TRACKED = ['alpha/a.c', 'beta/b.c', 'gamma/deep/c.c', 'v1.2/x.c']

/** Sections, each with the classes that the script names in it, and those that the editor names; empty for both alike. */
const SECTIONS: readonly {
  readonly text: string
  readonly script: readonly string[]
  readonly editor?: readonly string[]
}[] = [
  { text: 'ALPHA\nM:\tAda <ada@example.org>\nS:\tMaintained\nF:\talpha/\n', script: [] },
  {
    text: 'ALPHA\nL:\ta@example.org\nS:\tMaintained\nF:\talpha/\n',
    script: ['duplicate section header'],
  },
  {
    // The script takes a name for a duplicate that an earlier one begins with.
    text: 'ALPH\nL:\ta@example.org\nS:\tMaintained\nF:\talpha/\n',
    script: ['duplicate section header'],
    editor: [],
  },
  { text: 'BETA\nS:\tMaintained\nF:\tbeta/\n', script: ['section without email address'] },
  { text: 'BETA GONE\nS:\tOrphan\nF:\tbeta/\n', script: [] },
  { text: 'BETA OLD\nS:\tObsolete\nN:\tbeta\n', script: [] },
  { text: 'BETA LIST\nL:\tb@example.org\nF:\tbeta/\n', script: ['section without status'] },
  {
    text: 'GAMMA\nR:\tGil <g@example.org>\nS:\tMaintained\nK:\tgamma\nX:\tgamma/\n',
    script: ['section without file pattern'],
  },
  {
    text: 'GAMMA BARE\nT:\tgit git://example.org/g.git\n',
    script: [
      'section without email address',
      'section without status',
      'section without file pattern',
    ],
  },
  {
    // For the self test a comment ends a section, and names the next one.
    text: 'DELTA\nM:\tGil <g@example.org>\nS:\tMaintained\n# The rest of it:\nF:\tbeta/\n',
    script: [
      'section without file pattern',
      'section without email address',
      'section without status',
    ],
    editor: [],
  },
  {
    text: 'GONE\nM:\tGil <g@example.org>\nS:\tMaintained\nF:\tgone/\n',
    script: ['no file matches'],
  },
  {
    text: 'GONE X\nM:\tGil <g@example.org>\nS:\tMaintained\nF:\tgamma/\nX:\tgamma/*.h\n',
    script: ['no file matches'],
  },
  {
    // A directory begins so, and yet no file is found by it: the self test counts no slashes.
    text: 'STAR\nM:\tGil <g@example.org>\nS:\tMaintained\nF:\tgamma/de*\n',
    script: [],
    editor: ['no file matches'],
  },
]

describe('the defects that get_maintainer.pl --self-test names', () => {
  const text = SECTIONS.map(section => section.text).join('\n')
  const output = ['sections', 'patterns']
    .map(part =>
      selfTest([{ path: './MAINTAINERS', text }], TRACKED, {
        sections: part === 'sections',
        patterns: part === 'patterns',
      }),
    )
    .join('')
  const compared = async () => {
    const tracked = trackedPaths(TRACKED, turnsFor())
    return compareSelfTest(
      output,
      text,
      await new SectionMemory().findings(placedSections(text), tracked),
    )
  }

  for (const name of Object.keys(SELF_TEST_CLASSES)) {
    it(`are named in the editor too: ${name}`, async () => {
      const found = (await compared()).find(each => each.name === name)
      const count = (side: (section: (typeof SECTIONS)[number]) => readonly string[]) =>
        SECTIONS.filter(section => side(section).includes(name)).length
      assert.ok(found)
      assert.equal(
        found.script,
        count(({ script }) => script),
      )
      assert.equal(
        found.ours,
        count(({ script, editor }) => editor ?? script),
      )
      assert.deepEqual(found.missed, [])
    })
  }

  it('are all in the table of classes', () => {
    const said = [...output.matchAll(/warning: ([^\t]*)\t/g)].map(([, what = '']) => what.trim())
    assert.deepEqual(new Set(said), new Set(Object.keys(SELF_TEST_CLASSES)))
  })
})
