import assert from 'node:assert/strict'
import { completions } from '../../../server/services/maintainersFile/completion'
import { definition } from '../../../server/services/maintainersFile/definition'
import { maintainersHover } from '../../../server/services/maintainersFile/hover'
import { links } from '../../../server/services/maintainersFile/links'
import { outline } from '../../../server/services/maintainersFile/outline'
import { placedSections } from '../../../server/services/maintainersFile/placedSections'
import { trackedPaths } from '../../../server/services/maintainersFile/trackedPaths'
import { turnsFor } from '../../../server/services/turns'
import { withoutCursor } from '../../support/cursor'
import { withMarks } from '../../support/marks'

const TRACKED = trackedPaths(
  [
    'Documentation/foo.rst',
    'drivers/foo/Makefile',
    'drivers/foo/a.c',
    'lib/x/deep.c',
    'mm/Kconfig',
    'mm/Kconfig.debug',
  ],
  turnsFor(),
)

describe('what is said of a line of MAINTAINERS', () => {
  for (const { marked, says } of [
    {
      marked: 'FOO\nF:\tdriv‸ers/foo/\n',
      says: 'Matches 2 files. | drivers/foo/Makefile drivers/foo/a.c',
    },
    { marked: 'FOO\nF:\tdriv‸ers/foo\n', says: /a slash at its end is missing\. \|/ },
    {
      marked: 'FOO\nF:\tmm/Kcon‸fig\n',
      says: /besides the file of this name it takes 1 file whose/,
    },
    { marked: 'FOO\nX:\tmm/Kcon‸fi\n', says: /No file has exactly this name/ },
    { marked: 'FOO\nF:\tgo‸ne/\n', says: undefined },
    {
      marked: 'FOO\nN:\tKcon‸fig$\n',
      says: 'Matches 1 file by name, wherever they are. | mm/Kconfig',
    },
    { marked: 'FOO\nS:\tOdd f‸ixes\n', says: /^There is a maintainer, but/ },
    { marked: 'FOO\nS‸:\tMaintained\n', says: /^Status/ },
    { marked: 'FOO\nK:\tfo‸o\n', says: /^Patches that add/ },
    { marked: 'FO‸O\nK:\tfoo\n', says: undefined },
    { marked: 'FOO\nM:\tFr‸ida <f@example.org>\n', says: undefined },
  ]) {
    it(marked.trim(), async () => {
      const { text, offset } = withoutCursor(marked)
      const found = await maintainersHover(placedSections(text), offset, TRACKED)
      const said = found && `${found.sentence} | ${found.paths.join(' ')}`
      if (says instanceof RegExp) assert.match(said ?? '', says)
      else assert.equal(said, says)
    })
  }
})

describe('where a line of MAINTAINERS leads', () => {
  for (const [marked, paths] of [
    ['FOO\nF:\tmm/Kconfig‸\n', ['mm/Kconfig']],
    ['FOO\nF:\tdrivers/‸foo/\n', ['drivers/foo/Makefile']],
    ['FOO\nF:\tlib/x‸\n', ['lib/x/deep.c']],
    ['FOO\nF:\tlib/‸\n', ['lib/x/deep.c']],
    ['FOO\nF:\tmm/*‸\n', ['mm/Kconfig', 'mm/Kconfig.debug']],
    ['FOO\nP:\tDocumentation/foo.rst‸\n', ['Documentation/foo.rst']],
    ['FOO\nM:\tlib/x‸@example.org\n', []],
  ] as const) {
    it(marked.trim(), async () => {
      const { text, offset } = withoutCursor(marked)
      assert.deepEqual(await definition(placedSections(text), offset, TRACKED), paths)
    })
  }

  it('links addresses and profiles, and no other scheme', async () => {
    const bare =
      'FOO\nW:\thttps://example.org/a_(b).\nQ:\tjavascript:alert(1)\nB:\tmailto:bugs@example.org\nC:\tirc://irc.example.org/foo\nP:\tDocumentation/foo.rst\nT:\tgit https://example.org/foo.git for-next\nT:\tgit git://example.org/foo.git\nF:\tmm/\n'
    const found = await links(placedSections(bare), TRACKED)
    assert.equal(
      withMarks(
        bare,
        found.map(({ at }) => at),
      ),
      'FOO\nW:\t«https://example.org/a_»(b).\nQ:\tjavascript:alert(1)\nB:\t«mailto:bugs@example.org»\nC:\t«irc://irc.example.org/foo»\nP:\t«Documentation/foo.rst»\nT:\tgit «https://example.org/foo.git» for-next\nT:\tgit git://example.org/foo.git\nF:\tmm/\n',
    )
    assert.deepEqual(found[3]?.target, { path: 'Documentation/foo.rst' })
  })
})

describe('how a line of MAINTAINERS may go on', () => {
  for (const [marked, expected] of [
    ['FOO\nF:\t‸', ['Documentation/', 'drivers/', 'lib/', 'mm/']],
    ['FOO\nF:\tdrivers/foo/a‸', ['Makefile', 'a.c']],
    ['FOO\nX:‸', ['\tDocumentation/', '\tdrivers/', '\tlib/', '\tmm/']],
    ['FOO\nS:\tOr‸', ['Supported', 'Maintained', 'Odd Fixes', 'Orphan', 'Obsolete']],
    ['FOO\nM:\tx‸', []],
    ['FOO BAR‸', []],
    ['FOO\nF:\tgone/‸', []],
  ] as const) {
    it(marked, () => {
      const { text, offset } = withoutCursor(marked)
      assert.deepEqual(
        completions(text, offset, TRACKED).map(each => each.text),
        expected,
      )
    })
  }

  it('puts a name in the place of its segment alone', () => {
    const [first] = completions('FOO\nF:\tdrivers/foo/a', 21, TRACKED)
    assert.deepEqual(first?.at, { start: 20, end: 21 })
  })

  it('offers the letters at the start of a line, with their tab', () => {
    assert.equal(completions('FOO\nM', 5, TRACKED)[0]?.text, 'M:\t')
    assert.equal(completions('', 0, undefined).length, 14)
  })
})

describe('the outline of MAINTAINERS', () => {
  it('has a section each, with its status', async () => {
    const text = 'List\n\nFOO\nM:\ta@example.org\nS:\tOrphan\n\nstray\n\nBAR\nF:\tlib/\n'
    assert.deepEqual(
      (await outline(placedSections(text))).map(({ name, detail, at }) => [
        name,
        detail,
        text.slice(at.start, at.end),
      ]),
      [
        ['FOO', 'Orphan', 'FOO\nM:\ta@example.org\nS:\tOrphan'],
        ['BAR', '', 'BAR\nF:\tlib/'],
      ],
    )
  })
})
