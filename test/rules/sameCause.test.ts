import assert from 'node:assert/strict'
import type { Found } from '../../server/rules/found'
import { withoutRepeats } from '../../server/rules/sameCause'
import { readMessages } from '../../server/services/messages'
import { Slice } from '../../server/text/slice'
import { formattedPatch } from '../support/checkedText'
import { inventedRule } from '../support/inventedRule'

const TEXT = Slice.of('Here we flush the bar.')

describe('one cause', () => {
  it('is one finding: a rule yields to a better one at the same place', () => {
    assert.deepEqual(idsOf([found('better', TEXT.sub(5, 7)), yielding(TEXT.sub(0, 22))]), [
      'better',
    ])
  })

  it('is not what two rules say of different places', () => {
    const better = found('better', TEXT.sub(5, 7))
    assert.deepEqual(idsOf([better, yielding(TEXT.sub(8, 13))]), ['better', 'yielding'])
  })

  it('is not what another rule says', () => {
    const other = found('other', TEXT.sub(5, 7))
    assert.deepEqual(idsOf([other, yielding(TEXT.sub(5, 7))]), ['other', 'yielding'])
  })

  it('is shared by an empty place and what it touches', () => {
    assert.deepEqual(idsOf([found('better', TEXT.sub(7, 7)), yielding(TEXT.sub(5, 7))]), ['better'])
  })

  it('is known by places in the document, though texts count for themselves', () => {
    const mail = Slice.of(formattedPatch({ subject: '[PATCH] foo: =?utf-8?q?flush?= the bar' }))
    const [read] = readMessages(mail, 'mail', { state: 'incoming' })
    const title = read?.message.subject?.title
    assert.ok(title && title.span.start > title.end)
    const elsewhere = mail.sub(title.start, title.end)
    assert.deepEqual(idsOf([found('better', title), yielding(elsewhere)]), ['better', 'yielding'])
  })
})

function found(id: string, at: Slice, yieldsTo?: readonly string[]): Found {
  const rule = inventedRule(() => [], { id, ...(yieldsTo ? { yieldsTo } : {}) })
  return { rule, finding: { at, message: '' }, severity: 'warning', pinned: false }
}

function yielding(at: Slice): Found {
  return found('yielding', at, ['better'])
}

function idsOf(all: readonly Found[]): string[] {
  return withoutRepeats(all).map(({ rule }) => rule.id)
}
