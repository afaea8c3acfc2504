import assert from 'node:assert/strict'
import fc from 'fast-check'
import { mailmapOf } from '../../server/model/mailmap'
import { parseMailmap } from '../../server/parse/mailmap'
import { Slice } from '../../server/text/slice'
import { textWith } from '../support/arbitraryText'
import { isolatedGit } from '../support/isolatedGit'
import { unmarked } from '../support/marks'
import { temporaryRepository } from '../support/temporaryRepository'

const FRAGMENTS = [
  'Ada',
  ' ',
  '<',
  '>',
  '<ada@example.org>',
  '<old@example.org>',
  'Old Name',
  '#',
  '\n',
  '\t',
  '<>',
]

describe('mailmap', () => {
  it('knows the places of the four forms', () => {
    const { text, spans } = unmarked(
      [
        '# comment',
        '«Ada A» <«ada@example.org»>',
        '<«new@example.org»> <«old@example.org»>',
        '«Ada» <«new@example.org»> <«old@example.org»>  # why',
        '«Ada» <«new@example.org»>\t«Old Ada» <«old@example.org»>',
        'no address',
        'empty <>',
      ].join('\n'),
    )
    const found = parseMailmap(Slice.of(text)).flatMap(({ newName, newEmail, oldName, oldEmail }) =>
      [newName, newEmail, oldName, oldEmail].flatMap(piece => (piece ? [piece.span] : [])),
    )
    assert.deepEqual(found, spans)
  })

  it('never fails, and its pieces stand where they say', () => {
    fc.assert(
      fc.property(textWith(FRAGMENTS), text => {
        for (const { whole, line, oldEmail } of parseMailmap(Slice.of(text))) {
          // A `\r` at the very end of the text belongs to no line end.
          assert.equal(text.split(/\r?\n/)[line - 1], whole.text)
          assert.equal(text.slice(oldEmail.span.start, oldEmail.span.end), oldEmail.text)
        }
      }),
    )
  })

  it('maps as git does', async () => {
    await temporaryRepository(repository => {
      const mailmap = [
        'Ada Author <ada@example.org>',
        '<ada@example.org> <ADA@old.example>',
        'Bo <bo@example.org> <bo@old.example>',
        'Cleo <cleo@example.org> Old Cleo <shared@example.org>',
        'Dora <dora@example.org> old dora <shared@example.org>',
        '# Eva <eva@example.org> <eva@old.example>',
        'Fritz <fritz@example.org> <fritz@old.example> # moved',
        'Fritz the Second <fritz@old.example>',
      ].join('\n')
      repository.write('.mailmap', mailmap)
      const people = [
        ['A', 'ada@example.org'],
        ['A', 'ada@OLD.example'],
        ['B', 'bo@old.example'],
        ['Old Cleo', 'shared@example.org'],
        ['Old Dora', 'shared@example.org'],
        ['Somebody', 'shared@example.org'],
        ['E', 'eva@old.example'],
        ['F', 'fritz@old.example'],
      ] as const
      const input = people.map(([name, email]) => `${name} <${email}>\n`).join('')
      const git = isolatedGit(repository.path, ['check-mailmap', '--stdin'], { input }).toString()
      const map = mailmapOf(parseMailmap(Slice.of(mailmap)))
      const ours = people.map(([name, email]) => map({ name, email }))
      assert.equal(ours.map(({ name, email }) => `${name} <${email}>\n`).join(''), git)
    })
  })
})
