import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseSubject } from '../../server/parse/subject'
import { Slice } from '../../server/text/slice'
import { kernelText } from '../support/kernelText'

describe('subject', () => {
  for (const [text, prefix, phrase] of [
    ['net: phy: realtek: fix it', ['net', 'phy', 'realtek'], 'fix it'],
    ['ARM: dts: imx8mp: enable: no', ['ARM', 'dts', 'imx8mp', 'enable'], 'no'],
    ['perf tools: Fix it', ['perf tools'], 'Fix it'],
    ['bpf, x86: fix it', ['bpf, x86'], 'fix it'],
    ['foo:fix it', [], 'foo:fix it'],
    ['fix std::move', [], 'fix std::move'],
    ['foo: ', ['foo'], ''],
    ['foo:', ['foo'], ''],
    ['no prefix at all', [], 'no prefix at all'],
    ['Revert "foo: flush"', [], 'Revert "foo: flush"'],
  ] as const) {
    it(`prefix of ${text}`, () => {
      const subject = parseSubject(Slice.of(text))
      assert.deepEqual(
        subject.prefix.map(({ name }) => name.text),
        prefix,
      )
      assert.equal(subject.phrase.text, phrase)
    })
  }

  for (const [text, tag] of [
    ['[PATCH] foo', { version: 1, number: undefined, total: undefined, words: [] }],
    ['[PATCH 2/3] foo', { version: 1, number: 2, total: 3, words: [] }],
    [
      '[RFC PATCH net-next v12 03/11] foo',
      { version: 12, number: 3, total: 11, words: ['RFC', 'net-next'] },
    ],
    ['[PATCHv2] foo', { version: 2, number: undefined, total: undefined, words: [] }],
    ['[PATCH,v3] foo', { version: 3, number: undefined, total: undefined, words: [] }],
    ['[list-name] [PATCH v2 0/4] foo', { version: 2, number: 0, total: 4, words: [] }],
    ['Re: [PATCH v2] foo', { version: 2, number: undefined, total: undefined, words: [] }],
  ] as const) {
    it(`tag of ${text}`, () => {
      const subject = parseSubject(Slice.of(text))
      const { version, number, total, words } = subject.tag ?? {}
      assert.deepEqual({ version, number, total, words }, tag)
      assert.equal(subject.title.text, 'foo')
    })
  }

  it('keeps an old bracket prefix apart from the patch tag', () => {
    const subject = parseSubject(Slice.of('[media] dvb: flush'))
    assert.equal(subject.tag, undefined)
    assert.deepEqual(
      subject.brackets.map(({ text }) => text),
      ['[media]'],
    )
  })

  it('gives a result for any text, and title is prefix and phrase', () => {
    fc.assert(
      fc.property(kernelText(), text => {
        const { title, prefix, phrase, whole } = parseSubject(Slice.of(text))
        assert.equal(prefix.map(part => part.whole.text).join('') + phrase.text, title.text)
        assert.ok(whole.start <= title.start && title.end === whole.end)
      }),
    )
  })

  it('takes a long line without backtracking', () => {
    const started = process.hrtime.bigint()
    parseSubject(Slice.of(`${'a b '.repeat(500_000)}:`))
    parseSubject(Slice.of('['.repeat(1_000_000)))
    assert.ok(process.hrtime.bigint() - started < 2_000_000_000n)
  })
})
