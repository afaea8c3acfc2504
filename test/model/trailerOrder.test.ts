import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ownSection, sortedTrailers, type TrailerOrder } from '../../server/model/trailerOrder'

/** Lines written as `key:email`, or as a word without a colon for a line that is no trailer. */
function lines(text: string) {
  return text.split(' ').map(word => {
    const [key = '', email] = word.split(':')
    return email === undefined ? { key: '', email: '', word } : { key, email, word }
  })
}

function sorted(text: string, order: TrailerOrder): string {
  return sortedTrailers(lines(text), 'a', order)
    .map(({ word }) => word)
    .join(' ')
}

describe('sortedTrailers', () => {
  it("moves the reasons above the author's own sign-off, and nothing else", () => {
    assert.equal(
      sorted('cc:x signed-off-by:a acked-by:b fixes: reported-by:c closes:', 'sign-off'),
      'cc:x fixes: reported-by:c closes: signed-off-by:a acked-by:b',
    )
  })

  it('keeps a report with its address and a co-author with the sign-off', () => {
    assert.equal(
      sorted(
        'reported-by:c link: co-developed-by:b signed-off-by:b reported-by:d closes: signed-off-by:a fixes:',
        'tip',
      ),
      'fixes: reported-by:c link: reported-by:d closes: co-developed-by:b signed-off-by:b signed-off-by:a',
    )
  })

  it('leaves the co-author who submits the patch below the author', () => {
    const text = 'signed-off-by:a co-developed-by:b signed-off-by:b'
    assert.equal(sorted(text, 'tip'), text)
    assert.equal(sorted(text, 'sign-off'), text)
  })

  it('does not touch what stands below the sign-off of a handler', () => {
    const text = 'signed-off-by:a reviewed-by:c signed-off-by:m link: fixes:'
    assert.equal(sorted(text, 'tip'), text)
    assert.equal(sorted(text, 'sign-off'), text)
  })

  it('leaves an unknown key below the line that it stood below, and moves nothing past a note', () => {
    assert.equal(
      sorted('link: bug: fixes: note signed-off-by:a tested-by:b', 'tip'),
      'fixes: link: bug: note signed-off-by:a tested-by:b',
    )
  })

  const keys = [
    'fixes',
    'reported-by',
    'closes',
    'link',
    'suggested-by',
    'co-developed-by',
    'signed-off-by',
    'reviewed-by',
    'cc',
    'bug',
    '',
  ]
  const line = fc.record({
    key: fc.constantFrom(...keys),
    email: fc.constantFrom('a', 'b', 'c', ''),
  })
  const orders = fc.constantFrom<TrailerOrder>('sign-off', 'tip')
  const author = fc.constantFrom('a', 'b')

  it("loses nothing, keeps the order of each kind, leaves what is not the author's, and is done at once", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), author, orders, (lines, who, order) => {
        const result = sortedTrailers(lines, who, order)
        const end = ownSection(lines, who)
        assert.deepEqual(new Set(result), new Set(lines))
        assert.equal(result.length, lines.length)
        assert.deepEqual(result.slice(end), lines.slice(end))
        assert.equal(ownSection(result, who), end)
        for (const key of ['reviewed-by', 'reported-by', 'fixes', 'cc'])
          assert.deepEqual(
            result.filter(each => each.key === key),
            lines.filter(each => each.key === key),
          )
        assert.deepEqual(sortedTrailers(result, who, order), result)
      }),
      { numRuns: 2000 },
    )
  })
})
