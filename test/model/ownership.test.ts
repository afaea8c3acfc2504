import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ownershipOf, type Ownership } from '../../server/model/ownership'
import { asPerlExpression, slashesIn } from '../../server/model/pathPattern'
import { subsystemsOf } from '../../server/model/subsystems'
import { parseMaintainers } from '../../server/parse/maintainersFile'
import { Slice } from '../../server/text/slice'
import { maintainersText } from '../support/maintainersFixture'
import { startProcessorClock } from '../support/processorTime'

const NO_DIRECTORIES = new Set<string>()

function ownership(text: string, directories: ReadonlySet<string> = NO_DIRECTORIES): Ownership {
  const files = [{ path: 'MAINTAINERS', content: parseMaintainers(Slice.of(text)) }]
  return ownershipOf(subsystemsOf(files), path => directories.has(path))
}

/** The sections of a path with their depths, and whether history is not asked. */
function of(owned: Ownership, path: string, patternDepth?: number): string[] {
  const { matches, exact } = owned.of(path, patternDepth)
  return [
    ...matches.map(({ subsystem, depth }) => `${depth} ${subsystem.name}`),
    ...(exact ? ['exact'] : []),
  ]
}

describe('ownership', () => {
  for (const { name, patterns, takes, leaves } of [
    {
      name: 'a directory, and all below',
      patterns: ['F: a/b/'],
      takes: ['a/b/c', 'a/b/c/d', 'a/b/'],
      leaves: ['a/b', 'a/bc', 'x/a/b/c'],
    },
    {
      name: 'a directory without a slash, where the tree has it',
      patterns: ['F: dir'],
      takes: ['dir/x', 'dir/x/y'],
      leaves: ['dir', 'directory', 'dir.c'],
    },
    {
      name: 'a file: its end is open, its depth is not',
      patterns: ['F: a/Kconfig'],
      takes: ['a/Kconfig', 'a/Kconfig.debug'],
      leaves: ['a/Kconfig/x', 'a/kconfig'],
    },
    {
      name: 'a star stays at its depth',
      patterns: ['F: a/*.c'],
      takes: ['a/x.c', 'a/x.cpp', 'a/.c'],
      leaves: ['a/b/x.c', 'a/x.h', 'a/xc'],
    },
    {
      name: 'two stars reach any depth',
      patterns: ['F: a/**/x.c', 'F: d**'],
      takes: ['a/b/x.c', 'a/b/c/x.c', 'd', 'de/f'],
      leaves: ['a/x.c'],
    },
    {
      name: 'a question mark is one character',
      patterns: ['F: a/da??.c'],
      takes: ['a/da90.c', 'a/daé9.c', 'a/da🐧9.c'],
      leaves: ['a/da9.c', 'a/da900.c'],
    },
    { name: 'a dot is a dot', patterns: ['F: a.c'], takes: ['a.c'], leaves: ['abc'] },
    {
      name: 'a directory with a dot is not found',
      patterns: ['F: d.d'],
      takes: ['d.d'],
      leaves: ['d.d/x'],
    },
    {
      name: 'classes leak through',
      patterns: ['F: a/x*.[ch]'],
      takes: ['a/x1.c', 'a/x.h'],
      leaves: ['a/x.s', 'a/xc'],
    },
    {
      name: 'so do plus signs, to the harm of c++',
      patterns: ['F: lib/c++.c'],
      takes: ['lib/c.c', 'lib/ccc.c'],
      leaves: ['lib/c++.c'],
    },
    {
      name: 'and alternatives, of which the last is bound to nothing',
      patterns: ['F: a|b'],
      takes: ['a', 'ax', 'xb'],
      leaves: ['x', 'xa', 'x/b'],
    },
    { name: 'and the dollar', patterns: ['F: a$'], takes: ['a'], leaves: ['ab'] },
    {
      name: 'white space at the end spoils a pattern',
      patterns: ['F: a/ '],
      takes: [],
      leaves: ['a/b', 'a/'],
    },
    { name: 'an empty pattern takes the top', patterns: ['F:'], takes: ['x'], leaves: ['x/y'] },
    {
      name: 'X takes out',
      patterns: ['F: a/', 'N: z', 'X: a/b/'],
      takes: ['a/c', 'z'],
      leaves: ['a/b/c', 'a/b/z'],
    },
    {
      name: 'N looks anywhere',
      patterns: ['N: im x[12]'],
      takes: ['a/imx1.c', 'imx2'],
      leaves: ['im x1', 'imx3'],
    },
    {
      name: 'what cannot be understood takes nothing',
      patterns: ['F: a[', 'F: (', 'N: (?=a)', 'N:'],
      takes: [],
      leaves: ['a', 'a[', '('],
    },
  ]) {
    it(name, () => {
      const owned = ownership(`FOO\n${patterns.join('\n')}\n`, new Set(['dir', 'd.d']))
      assert.deepEqual(
        [...takes, ...leaves].filter(path => owned.of(path).matches.length > 0),
        takes,
      )
    })
  }

  it('sorts by depth, then by the order of the file', () => {
    const owned = ownership(maintainersText(), new Set(['drivers/bridge/old']))
    assert.deepEqual(of(owned, 'drivers/bridge/chip.c'), [
      '3 BRIDGE DRIVERS FOR A FAMILY OF CHIPS WITH A VERY LONG NAME',
      '2 BRIDGE DRIVERS',
      '-1 THE REST',
      'exact',
    ])
    assert.deepEqual(of(owned, 'drivers/bridge/old/a.c'), ['3 ABANDONED BRIDGES', '-1 THE REST'])
    assert.deepEqual(of(owned, 'drivers/bridge/sub/deep.c'), ['2 BRIDGE DRIVERS', '-1 THE REST'])
    assert.deepEqual(of(owned, 'net/chip42.c'), [
      '0 BRIDGE DRIVERS FOR A FAMILY OF CHIPS WITH A VERY LONG NAME',
      '-1 THE REST',
    ])
  })

  it('takes the depth of the last line that matches', () => {
    assert.deepEqual(of(ownership('FOO\nF: a/b/c\nF: a/\n'), 'a/b/c'), ['1 FOO'])
    assert.deepEqual(of(ownership('FOO\nF: a/b/c\nN: c\n'), 'a/b/c'), ['0 FOO'])
    assert.deepEqual(of(ownership('FOO\nN: c\nF: a/b/c\n'), 'a/b/c'), ['3 FOO'])
  })

  it('asks for history unless a maintained section with a maintainer is deep enough', () => {
    const exact = (entries: string, path: string) => ownership(`FOO\n${entries}`).of(path).exact
    assert.equal(exact('M: A\nS: Maintained\nF: a/b\n', 'a/b'), true)
    assert.equal(exact('M: A\nS: Supported\nF: a/\n', 'a/b'), true)
    assert.equal(exact('M: A\nS: Unsupported\nF: a/\n', 'a/b'), true)
    assert.equal(exact('M: A\nS: Maintained\nF: a/\n', 'a/b/c'), false)
    assert.equal(exact('M: A\nS: Odd Fixes\nF: a/b\n', 'a/b'), false)
    assert.equal(exact('R: A\nS: Maintained\nF: a/b\n', 'a/b'), false)
    assert.equal(exact('M: A\nS: Maintained\nN: b\n', 'a/b'), false)
    assert.equal(exact('M: A\nS: Maintained\nF: *\n', 'b'), false)
  })

  it('leaves out what is too far above, if asked to', () => {
    const owned = ownership('FAR\nF: a/\n\nNEAR\nF: a/b/\n')
    assert.deepEqual(of(owned, 'a/b/c/d'), ['2 NEAR', '1 FAR'])
    assert.deepEqual(of(owned, 'a/b/c/d', 2), ['2 NEAR'])
    assert.deepEqual(of(owned, 'a/b/c/d', 1), [])
  })

  it('says which patterns cannot be used', () => {
    const faults = ownership('FOO\nF: a[\nN: (?=x)\nF: fine/\nK: b**\n').faults()
    assert.deepEqual(
      faults.map(({ entry }) => entry.line),
      [2, 3, 5],
    )
    for (const { fault } of faults) assert.match(fault, /^The pattern cannot be used: .*\.$/)
  })

  it('strings several files together, as the script does', () => {
    const files = ['M: lost\nF: a\n', 'M: Ada\n', 'FOO\nF: b\n', 'R: Bo\n'].map((text, at) => ({
      path: `${at}/MAINTAINERS`,
      content: parseMaintainers(Slice.of(text)),
    }))
    const found = subsystemsOf(files).map(({ name, entries, categories }) => [
      name,
      entries.map(({ letter }) => letter).join(''),
      categories.map(({ letter }) => letter).join(''),
    ])
    assert.deepEqual(found, [
      ['M:lost', 'MFM', 'FM'],
      ['FOO', 'FR', 'FR'],
    ])
    const positions = subsystemsOf(files).flatMap(({ entries }) =>
      entries.map(each => each.position),
    )
    assert.deepEqual(positions, [0, 1, 2, 4, 5])
  })

  it('finds the same as a search through all patterns', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      'ab',
      'a*',
      '*',
      '**',
      '?',
      'a.c',
      'b?',
      '*.c',
      '[ab]',
      'a+',
    )
    const pattern = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '/'))
      .map(([parts, end]) => parts.join('/') + end)
    const path = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'aa', 'a.c', 'b.c', 'bb'), {
        minLength: 1,
        maxLength: 5,
      })
      .map(parts => parts.join('/'))
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 6 }), path, (patterns, file) => {
        const owned = ownership(patterns.map((each, at) => `S${at}\nF: ${each}\n`).join('\n'))
        const found = owned.of(file).matches.map(({ subsystem }) => subsystem.name)
        const expected = patterns.flatMap((each, at) =>
          matchesPlainly(each, file) ? [`S${at}`] : [],
        )
        assert.deepEqual(new Set(found), new Set(expected))
      }),
      { numRuns: 500 },
    )
  })

  it('answers at once, whatever stands in MAINTAINERS', () => {
    const hostile = [
      `F: ${'*a'.repeat(3000)}b`,
      `F: ${'?*'.repeat(3000)}b`,
      `F: ${'a*'.repeat(500)}[b]`,
      `N: ${'(a*)*'.repeat(200)}b`,
      'N: (a|a)*b',
      `N: ${'('.repeat(3000)}`,
      `K: ${'a?'.repeat(1000)}${'a'.repeat(1000)}`,
      'N: ((a{100}){100}){100}',
    ]
    const owned = ownership(`FOO\n${hostile.join('\n')}\n`)
    const taken = startProcessorClock()
    owned.of(`${'a'.repeat(2000)}/${'a'.repeat(2000)}`)
    const search = owned.keywords()
    search.look(`+${'a'.repeat(5000)}\n`, true)
    assert.ok(taken() < 3000)
  })
})

/** What the script does, for patterns of which each is a good regular expression for JavaScript, too. */
function matchesPlainly(pattern: string, path: string): boolean {
  const expression = asPerlExpression(pattern)
  if (!new RegExp(`^${expression}`).test(path)) return false
  return pattern.endsWith('/') || pattern.includes('**') || slashesIn(pattern) === slashesIn(path)
}
