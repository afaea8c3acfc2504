import assert from 'node:assert/strict'
import fc from 'fast-check'
import { aliasesFrom } from '../../../server/model/getMaintainer/aliases'
import { textWith } from '../../support/arbitraryText'
import { startProcessorClock } from '../../support/processorTime'

describe('.mailmap as get_maintainer.pl reads it', () => {
  for (const { name, mailmap, email, mapped } of [
    {
      name: 'a name for an address',
      mailmap: 'Ada Author <a@b.org>',
      email: 'Someone <a@b.org>',
      mapped: 'Ada Author <a@b.org>',
    },
    {
      name: 'a name for a bare address',
      mailmap: 'Ada <a@b.org>',
      email: 'a@b.org',
      mapped: 'Ada <a@b.org>',
    },
    {
      name: 'an address',
      mailmap: '<a@b.org> <old@b.org>',
      email: 'Ada <old@b.org>',
      mapped: 'Ada <a@b.org>',
    },
    {
      name: 'name and address',
      mailmap: 'Ada <a@b.org> <old@b.org>',
      email: 'A <old@b.org>',
      mapped: 'Ada <a@b.org>',
    },
    {
      name: 'for one name only',
      mailmap: 'Ada <a@b.org> Old A <old@b.org>',
      email: 'Old A <old@b.org>',
      mapped: 'Ada <a@b.org>',
    },
    {
      name: 'not for another name',
      mailmap: 'Ada <a@b.org> Old A <old@b.org>',
      email: 'Bo <old@b.org>',
      mapped: 'Bo <old@b.org>',
    },
    {
      name: 'a quoted old name',
      mailmap: 'Ada <a@b.org> A. A. <old@b.org>',
      email: '"A. A." <old@b.org>',
      mapped: 'Ada <a@b.org>',
    },
    {
      name: 'case matters',
      mailmap: 'Ada <a@b.org> <old@b.org>',
      email: 'A <OLD@b.org>',
      mapped: 'A <OLD@b.org>',
    },
    {
      name: 'a comment anywhere',
      mailmap: 'Ada <a@b.org> <old@b.org> # x',
      email: 'A <old@b.org>',
      mapped: 'Ada <a@b.org>',
    },
    {
      name: 'text behind makes a line void',
      mailmap: 'Ada <a@b.org> <old@b.org> x',
      email: 'A <old@b.org>',
      mapped: 'A <old@b.org>',
    },
    {
      name: 'later lines win',
      mailmap: 'Ada <a@b.org>\nBo <a@b.org>',
      email: 'a@b.org',
      mapped: 'Bo <a@b.org>',
    },
  ]) {
    it(name, () => {
      assert.equal(aliasesFrom(`${mailmap}\n`)(email), mapped)
    })
  }

  it('never fails and never takes long', () => {
    const text = textWith(['Ada', ' ', '<', '>', '<a@b.org>', '#', '\n'])
    fc.assert(
      fc.property(text, text, (mailmap, email) => {
        aliasesFrom(mailmap)(email)
      }),
    )
    const taken = startProcessorClock()
    for (const unit of ['<', '<>', 'a<b>', '<a> ', ' ']) aliasesFrom(`a${unit.repeat(100_000)}>\n`)
    assert.ok(taken() < 1000)
  })
})
