import assert from 'node:assert/strict'
import fc from 'fast-check'
import { PieceTable } from '../../server/services/pieceTable'
import { applyEdits, type Edit } from '../../server/text/edit'

describe('pieceTable', () => {
  it('makes one set of edits of many rounds', () => {
    const table = new PieceTable('one two three')
    table.apply([{ span: { start: 0, end: 3 }, text: '1' }])
    assert.equal(table.text, '1 two three')
    table.apply([
      { span: { start: 1, end: 1 }, text: '!' },
      { span: { start: 6, end: 11 }, text: '' },
    ])
    assert.equal(table.text, '1! two ')
    assert.deepEqual(table.edits(), [
      { span: { start: 0, end: 3 }, text: '1!' },
      { span: { start: 8, end: 13 }, text: '' },
    ])
  })

  it('has no edits where nothing changed', () => {
    assert.deepEqual(new PieceTable('').edits(), [])
    assert.deepEqual(new PieceTable('abc').edits(), [])
  })

  it('writes into an empty text', () => {
    const table = new PieceTable('')
    table.apply([{ span: { start: 0, end: 0 }, text: 'a' }])
    assert.deepEqual(table.edits(), [{ span: { start: 0, end: 0 }, text: 'a' }])
  })

  it('has the same effect as the rounds one by one', () => {
    const edit = fc.record({
      from: fc.nat(40),
      length: fc.nat(6),
      text: fc.string({ maxLength: 4 }),
    })
    const rounds = fc.array(fc.array(edit, { maxLength: 5 }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), rounds, (first, drawn) => {
        const table = new PieceTable(first)
        let text = first
        for (const round of drawn) {
          const edits: Edit[] = round.map(({ from, length, text: put }) => {
            const start = Math.min(from, text.length)
            return { span: { start, end: Math.min(text.length, start + length) }, text: put }
          })
          table.apply(edits)
          text = applyEdits(text, edits)
          assert.equal(table.text, text)
        }
        assert.equal(applyEdits(first, table.edits()), text)
      }),
    )
  })
})
