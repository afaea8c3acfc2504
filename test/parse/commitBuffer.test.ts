import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseCommitBuffer, type BufferOptions } from '../../server/parse/commitBuffer'
import { Slice } from '../../server/text/slice'
import { contains } from '../../server/text/span'
import { kernelText } from '../support/kernelText'

const TEMPLATE = [
  '# Please enter the commit message for your changes. Lines starting',
  "# with '#' will be ignored, and an empty message aborts the commit.",
  '#',
  '# Author:    Ada Lovelace <ada@example.org>',
  '#',
  '# On branch main',
  '# Changes to be committed:',
  '#\tmodified:   drivers/foo/bar.c',
  '#\tnew file:   drivers/foo/baz.c',
  '#',
  '# Changes not staged for commit:',
  '#\tmodified:   Makefile',
  '#',
  '',
].join('\n')

describe('commit buffer', () => {
  it('leaves comment lines out of the message, and keeps every place', () => {
    const text = `foo: flush the bar\n\nIt is stale.\n# why: unknown\nReally.\n\n${TEMPLATE}`
    const { message } = parse(text)
    assert.equal(message.text, 'foo: flush the bar\n\nIt is stale.\nReally.\n\n')
    const really = message.find(/Really/)
    assert.equal(really?.span.start, text.indexOf('Really'))
  })

  it('reads the template: author and the changes to be committed, not those that are not staged', () => {
    const { author, changes } = parse(`\n${TEMPLATE}`)
    assert.equal(author?.text, 'Ada Lovelace <ada@example.org>')
    assert.deepEqual(
      changes.map(({ what, path }) => [what, path.text]),
      [
        ['modified', 'drivers/foo/bar.c'],
        ['new file', 'drivers/foo/baz.c'],
      ],
    )
  })

  it('cuts at the scissors and gives the diff of commit -v', () => {
    const below = '# Do not modify or remove the line above.\ndiff --git a/x b/x\n'
    const scissors = `# ${'-'.repeat(24)} >8 ${'-'.repeat(24)}\n`
    const buffer = parse(`foo: flush\n${scissors}${below}`)
    assert.equal(buffer.message.text, 'foo: flush\n')
    assert.equal(buffer.scissors?.text, scissors)
    assert.equal(buffer.belowScissors?.text, below)
  })

  for (const { name, text, options, comment, message } of [
    { name: 'the usual one', text: 'a\n# b\n', comment: '#', message: 'a\n' },
    {
      name: 'configured',
      text: 'a\n; b\n# c\n',
      options: { comment: ';' },
      comment: ';',
      message: 'a\n# c\n',
    },
    {
      name: 'configured as a string',
      text: 'a\n//b\n',
      options: { comment: '//' },
      comment: '//',
      message: 'a\n',
    },
    {
      name: 'auto, found at the end',
      text: '# a\n; b\n',
      options: { comment: 'auto' },
      comment: ';',
      message: '# a\n',
    },
    {
      name: 'found in the scissors',
      text: `# a\n| ${'-'.repeat(24)} >8 ${'-'.repeat(24)}\nb\n`,
      comment: '|',
      message: '# a\n',
    },
    {
      name: 'kept by commit.cleanup',
      text: 'a\n# b\n',
      options: { cleanup: 'scissors' },
      comment: '#',
      message: 'a\n# b\n',
    },
  ] satisfies {
    name: string
    text: string
    options?: BufferOptions
    comment: string
    message: string
  }[]) {
    it(`comment character: ${name}`, () => {
      const buffer = parse(text, options)
      assert.equal(buffer.comment, comment)
      assert.equal(buffer.message.text, message)
    })
  }

  it('knows by a date that a commit is taken over, in any language', () => {
    const date = 'Tue Nov 14 22:13:20 2023 +0100'
    assert.ok(parse(`foo: bar\n\n# Date:      ${date}\n`).dated)
    assert.ok(parse(`foo: bar\n\n# Datum:     ${date}\n#\n`).dated)
    assert.ok(!parse(`foo: bar\n\nDate:      ${date}\n#\n`).dated)
    assert.ok(!parse(`foo: bar\n\n# Date: yesterday\n`).dated)
  })

  it('finds the template below the scissors, where commit.cleanup puts it, but nothing in a diff', () => {
    const below = `# ${'-'.repeat(24)} >8 ${'-'.repeat(24)}\n${TEMPLATE}diff --git a/x b/x\n#\tmodified:   y\n`
    const { author, changes } = parse(`foo: bar\n${below}`, { cleanup: 'scissors' })
    assert.equal(author?.text, 'Ada Lovelace <ada@example.org>')
    assert.ok(changes.length > 0)
    assert.ok(changes.every(({ path }) => path.text !== 'y'))
  })

  it('does not edit across a comment line', () => {
    const { message } = parse('one\n# two\nthree\n')
    assert.equal(message.replace('four\n'), undefined)
    assert.deepEqual(message.find(/three/)?.replace('drei'), {
      span: { start: 10, end: 15 },
      text: 'drei',
    })
  })

  it('gives a result for any text, and the pieces give it back', () => {
    const options = fc.record({
      comment: fc.constantFrom(undefined, '#', ';', 'auto', '//'),
      cleanup: fc.constantFrom(undefined, 'scissors', 'strip'),
    })
    fc.assert(
      fc.property(kernelText(), options, (text, chosen) => {
        const buffer = parse(text, chosen)
        assert.equal(buffer.pieces.map(({ at }) => at.text).join(''), text)
        const whole = { start: 0, end: text.length }
        for (const slice of [buffer.message, ...buffer.changes.map(({ path }) => path)]) {
          assert.ok(contains(whole, slice.span))
        }
      }),
    )
  })
})

function parse(text: string, options?: BufferOptions) {
  return parseCommitBuffer(Slice.of(text), options)
}
