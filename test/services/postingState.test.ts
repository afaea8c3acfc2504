import assert from 'node:assert/strict'
import { mailmapOf } from '../../server/model/mailmap'
import { parseMailmap } from '../../server/parse/mailmap'
import { isFormatted, postingState } from '../../server/services/postingState'
import { Slice } from '../../server/text/slice'
import { formattedPatch } from '../support/checkedText'

const ADA = { name: 'Ada Author', email: 'ada@example.org' }

describe('postingState', () => {
  it('is outgoing for what the user wrote', () => {
    assert.equal(stateOf(formattedPatch()), 'outgoing')
    assert.equal(stateOf(formattedPatch({ from: 'ADA@EXAMPLE.ORG' })), 'outgoing')
  })

  it('is outgoing for what the user signed off last, to send it on', () => {
    const body =
      'Text.\n\nSigned-off-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n'
    assert.equal(stateOf(formattedPatch({ from: 'Bob <bob@example.org>', body })), 'outgoing')
  })

  it("is outgoing for what the user sends in somebody else's name", () => {
    const body = 'From: Bob <bob@example.org>\n\nText.\n\nSigned-off-by: Bob <bob@example.org>\n'
    assert.equal(stateOf(formattedPatch({ body })), 'outgoing')
  })

  it('is incoming for what others wrote', () => {
    const body =
      'Text.\n\nSigned-off-by: Ada <ada@example.org>\nSigned-off-by: Bob <bob@example.org>\n'
    assert.equal(stateOf(formattedPatch({ from: 'Bob <bob@example.org>', body })), 'incoming')
  })

  it("is incoming for what a mail server has touched, even the user's own", () => {
    const travelled = formattedPatch().replace('Date:', 'Received: from x\n\tby y\nDate:')
    assert.equal(stateOf(travelled), 'incoming')
  })

  it('knows earlier addresses by .mailmap', () => {
    const mailmap = 'Ada <ada@example.org> <old@example.com>\n'
    assert.equal(
      stateOf(formattedPatch({ from: 'A <old@example.com>', body: 'Text.\n' }), ADA, mailmap),
      'outgoing',
    )
  })

  it("takes what format-patch wrote for the user's own where nobody knows the user", () => {
    assert.equal(stateOf(formattedPatch(), null), 'outgoing')
    assert.equal(stateOf(formattedPatch().replace(/^From .*\n/, ''), null), 'incoming')
  })

  it('is incoming for a patch without a name', () => {
    assert.equal(
      postingState('foo\n\ndiff --git a/x b/x\n', 'patch', ADA, same => same),
      'incoming',
    )
  })

  it('knows mails of format-patch, whatever the hash', () => {
    assert.ok(isFormatted(formattedPatch()))
    assert.ok(isFormatted(formattedPatch().replace('\n', '\r\n')))
    assert.ok(isFormatted(`From ${'a'.repeat(64)} Mon Sep 17 00:00:00 2001\n`))
    assert.ok(!isFormatted('From mboxrd@z Thu Jan  1 00:00:00 1970\n'))
  })
})

function stateOf(text: string, me: typeof ADA | null = ADA, mailmap = '') {
  return postingState(text, 'mbox', me ?? undefined, mailmapOf(parseMailmap(Slice.of(mailmap))))
}
