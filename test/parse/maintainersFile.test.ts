import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseMaintainers } from '../../server/parse/maintainersFile'
import { Slice } from '../../server/text/slice'
import { textWith } from '../support/arbitraryText'
import { maintainersText } from '../support/maintainersFixture'
import { unmarked } from '../support/marks'

describe('maintainersFile', () => {
  for (const { name, text, sections } of [
    {
      name: 'two sections, with the line of each',
      text: 'Preamble\n\nFOO\nM:\tA <a@b.org>\nF:\tfoo/\n\nBAR\nF: bar/\n',
      sections: ['3 FOO [4 M A <a@b.org>] [5 F foo/]', '7 BAR [8 F bar/]'],
    },
    {
      name: 'blank lines and comments inside a section',
      text: 'FOO\nM: A <a@b.org>\n\n  # a comment\nF: foo/\n',
      sections: ['1 FOO [2 M A <a@b.org>] [5 F foo/]'],
    },
    {
      name: 'the last line before the entries is the name',
      text: 'FOO\n---\nBAR\n\nS: Orphan\n',
      sections: ['3 BAR [5 S Orphan]'],
    },
    {
      name: 'text between entries is a name, too',
      text: 'FOO\nM: A\nstray\nF: b\n',
      sections: ['1 FOO [2 M A]', '3 stray [4 F b]'],
    },
    {
      name: 'entries without a name',
      text: '# no name\nM: A\nF: b\n',
      sections: ['2  [2 M A] [3 F b]'],
    },
    {
      name: 'what is no entry: two letters, small ones, an indent',
      text: 'FOO\nAB: x\nm: x\n F: x\nF:\n',
      sections: ['4  F: x [5 F ]'],
    },
    {
      name: 'CR LF',
      text: 'FOO\r\nF:\tfoo/\r\n\r\nBAR\r\nF:\tbar/\r\n',
      sections: ['1 FOO [2 F foo/]', '4 BAR [5 F bar/]'],
    },
    {
      name: 'white space at the end of a value stays: it keeps a pattern from matching',
      text: 'FOO\nF:\tfoo/ \n',
      sections: ['1 FOO [2 F foo/ ]'],
    },
    { name: 'no entry at all', text: 'Just text.\n', sections: [] },
    { name: 'nothing', text: '', sections: [] },
  ]) {
    it(name, () => {
      const found = parseMaintainers(Slice.of(text)).sections.map(section => {
        const entries = section.entries.map(
          ({ line, letter, value }) => `[${line} ${letter} ${value.text}]`,
        )
        return [`${section.line} ${section.name.text}`, ...entries].join(' ')
      })
      assert.deepEqual(found, sections)
    })
  }

  it('knows the places of names, lines and values', () => {
    const { text, spans } = unmarked('Text\n«FOO»\n«F:\t«foo/»»\n\n«BAR»\n«M:  «A <a@b.org>»»')
    const found = parseMaintainers(Slice.of(text)).sections.flatMap(({ name, entries }) => [
      name.span,
      ...entries.flatMap(({ whole, value }) => [whole.span, value.span]),
    ])
    assert.deepEqual(found, spans)
  })

  it('leaves the explanations of the format alone', () => {
    const { preamble, sections } = parseMaintainers(Slice.of(maintainersText()))
    assert.match(preamble.text, /\*Mail\* patches/)
    assert.equal(sections[0]?.name.text, 'BRIDGE DRIVERS')
    assert.equal(sections.length, 5)
  })

  it('gives any text back, and never fails', () => {
    const text = textWith([
      'FOO\n',
      'M:\tA <a@b.org>\n',
      'F: a*\n',
      '# c\n',
      '\n',
      'X:',
      ' F: x\n',
      '\x00',
      '\ufeff',
    ])
    fc.assert(
      fc.property(text, document => {
        const { preamble, sections } = parseMaintainers(Slice.of(document))
        assert.equal(preamble.text + sections.map(({ whole }) => whole.text).join(''), document)
        for (const section of sections) {
          assert.ok(section.entries.length > 0)
          for (const { whole, line, value } of section.entries) {
            assert.equal(document.split('\n')[line - 1]?.replace(/\r$/, ''), whole.text)
            assert.ok(whole.text.endsWith(value.text))
          }
        }
      }),
    )
  })

  it('reads 30,000 lines at once', () => {
    const section =
      'SOME DRIVER\nM:\tA <a@b.org>\nL:\tl@b.org\nS:\tMaintained\nF:\tdrivers/some/\nF:\tinclude/some.h\n\n'
    const text = section.repeat(4300)
    const start = performance.now()
    assert.equal(parseMaintainers(Slice.of(text)).sections.length, 4300)
    // It takes some 10 ms; the bound leaves room for a machine that is busy with other things.
    assert.ok(performance.now() - start < 500)
  })
})
