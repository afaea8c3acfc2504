import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isMboxLine, splitMbox } from '../../server/parse/mbox'
import { Slice } from '../../server/text/slice'
import { textWith } from '../support/arbitraryText'
import { mailFixture } from '../support/mailFixture'
import { assertInside, assertLossless } from '../support/slices'

const HASH = '5c0ffee15900d0123456789abcdef0123456789a'
const PATCH_LINE = `From ${HASH} Mon Sep 17 00:00:00 2001\n`
const split = (text: string) => splitMbox(Slice.of(text)).map(mail => mail.text)

describe('an mbox', () => {
  const lines = [
    PATCH_LINE.trim(),
    `From ${HASH}${HASH.slice(0, 24)} Mon Sep 17 00:00:00 2001`,
    'From git@z Thu Jan  1 00:00:00 1970',
    'From mboxrd@z Thu Jan  1 00:00:00 1970',
    'From ada@example.org Tue Mar 17 10:00:00 2026',
    'From ada@example.org Tue Mar 17 10:00 2026',
    'From - Tue Mar 17 10:00:00 2026',
    'From ada at example.org  Tue Mar 17 10:00:00 2026',
    'From 1234@xxx Tue Mar 17 10:00:00 +0000 2026',
    'From ada@example.org Tue, 17 Mar 2026 10:00:00 +0100',
  ]
  for (const line of lines) {
    it(`is divided by ${line}`, () => {
      assert.ok(isMboxLine(line, 0))
      const mail = `${line}\nFrom: a\n\nbody\n\n`
      assert.deepEqual(split(mail + mail), [mail, mail])
      const crlf = mail.replaceAll('\n', '\r\n')
      assert.deepEqual(split(crlf + crlf), [crlf, crlf])
    })
  }

  const prose = [
    'From the start at 10:30 nothing worked',
    'From Mon to Tue it worked',
    'From: ada@example.org Tue Mar 17 10:00:00 2026',
    '>From ada@example.org Tue Mar 17 10:00:00 2026',
    'From ',
  ]
  for (const line of prose) {
    it(`is not divided by ${line}`, () => {
      const mail = `${PATCH_LINE}From: a\n\nbody\n\n${line}\n\n`
      assert.deepEqual(split(mail), [mail])
    })
  }

  it('of git needs no empty line between its mails, others do', () => {
    const mail = `${PATCH_LINE}From: a\n\nbody\n`
    assert.deepEqual(split(mail + mail), [mail, mail])
    const other = 'From git@z Thu Jan  1 00:00:00 1970\nFrom: a\n\nbody\n'
    assert.deepEqual(split(other + other), [other + other])
  })

  it('may begin with empty lines', () => {
    const mail = `${PATCH_LINE}From: a\n\nbody\n\n`
    assert.deepEqual(split(`\n\n${mail}${mail}`), [`\n\n${mail}`, mail])
  })

  it('of one mail may lack its first line', () => {
    const mail = 'From: a\nSubject: b\n\nbody\n\nFrom git@z Thu Jan  1 00:00:00 1970\nmore\n'
    assert.deepEqual(split(mail), [mail])
    assert.deepEqual(split(''), [])
  })

  it('may begin with a mail that lacks its first line, if patches of git follow', () => {
    const first = 'From: a\nSubject: b\n\nbody\n'
    const second = `${PATCH_LINE}From: a\n\nbody\n`
    assert.deepEqual(split(first + second), [first, second])
  })

  it('of b4 is divided, but not by prose that begins with From', () => {
    const mails = split(mailFixture('b4.mbx'))
    assert.equal(mails.length, 2)
    assert.match(mails[1] ?? '', /^From git@z .*From the start/s)
  })

  it('loses nothing and stays inside, whatever it is', () => {
    const fragments = [...lines, ...prose, '\n', '\n\n', 'From: a\n', 'body\n', '\r\n\r\n'].map(
      text => `${text}\n`,
    )
    fc.assert(
      fc.property(textWith(fragments), text => {
        const whole = Slice.of(text)
        const mails = splitMbox(whole)
        assertLossless(mails, whole)
        assertInside(mails, whole)
      }),
    )
  })
})
