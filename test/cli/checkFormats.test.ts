import assert from 'node:assert/strict'
import { excerptOf } from '../../server/cli/formats/excerpt'
import { stringify } from '../../server/cli/formats/json'
import { visible } from '../../server/cli/formats/visible'
import { RULES } from '../../server/rules'
import { findings, kernelPatch } from '../support/kernelPatch'
import { patchText } from '../support/patchTexts'
import { temporaryFolder } from '../support/temporaryFolder'
import { startProcessorClock } from '../support/processorTime'

const BAD = patchText({
  subject: '[PATCH] foo: flush the bar.',
  body: 'It can be stale by then.\n\nreviewed-by: Bob <bob@example.org>\n',
})

describe('command line: formats of check', function () {
  this.timeout(20_000)

  it('text: place, severity, message, rule, line, fixes; then reasons and a sum', () =>
    temporaryFolder({ 'a.patch': BAD }, async cwd => {
      const { status, out, err } = await kernelPatch(['check', 'a.patch'], { cwd })
      assert.equal(
        out,
        `a.patch:4:36: warning: A subject is a title: remove the full stop at its end. [subject-ends-with-period]
    Subject: [PATCH] foo: flush the bar.
                                       ^
    fix: Remove the full stop
a.patch:8:1: warning: Write Reviewed-by: programs take capitals and small letters as they stand. [trailer-case]
    reviewed-by: Bob <bob@example.org>
    ^~~~~~~~~~~
    fix: Change to Reviewed-by
a.patch:8:1: error: There is no Signed-off-by line. Add yours; git commit -s does it for you. [sign-off-missing]
    reviewed-by: Bob <bob@example.org>
    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

Why it matters
${['sign-off-missing', 'subject-ends-with-period', 'trailer-case'].map(reasonOf).join('')}
1 error, 2 warnings in 1 message
`,
      )
      assert.deepEqual([status, err], [1, ''])
    }))

  it('text: says which message of several it is', () =>
    temporaryFolder({ mbox: patchText() + BAD }, async cwd => {
      const { out } = await kernelPatch(['check', '--rule=trailer-case', 'mbox'], { cwd })
      assert.match(
        out,
        /^mbox, message 2 of 2: \[PATCH\] foo: flush the bar\.\nmbox:30:1: warning: /,
      )
      assert.match(out, /\n1 warning in 2 messages\n$/)
    }))

  it('text: shows what was encoded as a person reads it', () => {
    const fields =
      'Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n'
    const subject = '=?UTF-8?q?=5BPATCH=5D_foo=3A_fl=C3=BCsh=2E?='
    const body = 'B=C3=A4r.  This patch =61dds it.\n'
    return temporaryFolder({ 'a.patch': patchText({ fields, subject, body }) }, async cwd => {
      const rules = '--rule=subject-ends-with-period,body-this-patch'
      const { out } = await kernelPatch(['check', rules, 'a.patch'], { cwd })
      assert.match(out, /\n {4}Subject: \[PATCH\] foo: flüsh\.\n {4} {27}\^\n/)
      assert.match(out, /\n {4}Bär\. {2}This patch adds it\.\n {4} {6}\^~{14}\n/)
    })
  })

  it('text: colours on demand', () =>
    temporaryFolder({ 'a.patch': BAD }, async cwd => {
      const colored = async (...args: string[]) =>
        (await kernelPatch(['check', 'a.patch', ...args], { cwd })).out.includes('\x1b[')
      assert.equal(await colored(), false)
      assert.equal(await colored('--color=always'), true)
      assert.equal(await colored('--color', 'never'), false)
      assert.equal(await colored('--color=always', '--format=terse'), false)
    }))

  it('terse: as checkpatch prints it', () =>
    temporaryFolder({ 'a.patch': BAD }, async cwd => {
      const { out } = await kernelPatch(['check', '--format=terse', 'a.patch'], { cwd })
      assert.equal(
        out,
        `a.patch:4: WARNING:subject-ends-with-period: A subject is a title: remove the full stop at its end.
a.patch:8: WARNING:trailer-case: Write Reviewed-by: programs take capitals and small letters as they stand.
a.patch:8: ERROR:sign-off-missing: There is no Signed-off-by line. Add yours; git commit -s does it for you.
`,
      )
      const draft = await kernelPatch(
        ['check', '--format=terse', '--state=draft', '--rule=sign-off-missing', 'a.patch'],
        { cwd },
      )
      assert.match(draft.out, /^a\.patch:8: CHECK:sign-off-missing: /)
    }))

  it('json: one object a line, with exactly these fields', () =>
    temporaryFolder({ 'a.patch': BAD }, async cwd => {
      const { out, findings: found } = await findings(['--rule=trailer-case', 'a.patch'], { cwd })
      const rule = RULES.find(({ id }) => id === 'trailer-case')
      assert.deepEqual(found, [
        {
          file: 'a.patch',
          line: 8,
          column: 1,
          endLine: 8,
          endColumn: 12,
          rule: 'trailer-case',
          checkpatch: ['BAD_SIGN_OFF'],
          severity: 'warning',
          message: 'Write Reviewed-by: programs take capitals and small letters as they stand.',
          why: rule?.why,
          source:
            'https://docs.kernel.org/process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
          fixes: [{ title: 'Change to Reviewed-by' }],
          messageIndex: 0,
        },
      ])
      assert.equal(out.split('\n').length, 2)
    }))

  it('lets no control character of a patch through', () => {
    const subject = '[PATCH] foo: \x1b]0;title\x07\u202efix bug\u009b31m'
    const patch = patchText({ subject, body: '\x1b[2J\u2066x\n\nsigned-off-by: \x1b[31m <x@y>\n' })
    return temporaryFolder({ 'a.patch': patch }, async cwd => {
      for (const format of ['text', 'terse', 'json']) {
        const { out } = await kernelPatch(['check', `--format=${format}`, 'a.patch'], { cwd })
        assert.ok(out.length > 100)
        assert.doesNotMatch(out, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
      }
    })
  })
})

describe('command line: what can be seen of a text', () => {
  for (const [text, shown] of [
    ['plain ä 漢 😀 e\u0301\n', 'plain ä 漢 😀 e\u0301^J'],
    ['\x1b[31m\x00\x7f', '^[[31m^@^?'],
    ['\u009b\u202e\u200d\ufeff', '<U+009B><U+202E><U+200D><U+FEFF>'],
    ['\udc80\udcff \ud800', '<80><FF> <U+D800>'],
  ] as const) {
    it(JSON.stringify(text), () => {
      assert.equal(visible(text), shown)
    })
  }

  it('JSON that is still the same value', () => {
    const value = { text: '\u009b\u202e\u2028\ufeff\udc80"ä😀' }
    assert.match(stringify(value), /^\{"text":"[\x20-\x7eä😀]*"\}$/u)
    assert.deepEqual(JSON.parse(stringify(value)), value)
  })
})

describe('command line: the marker below a line', () => {
  for (const [what, line, from, to, expected] of [
    ['stands below the part', 'a bcd e', 2, 5, ['a bcd e', '  ^~~']],
    ['is one sign for an empty part', 'abc', 3, 3, ['abc', '   ^']],
    ['knows where tabs end', 'a\tb\tc', 4, 5, ['a       b       c', '                ^']],
    ['covers a tab', 'a\tb', 1, 2, ['a       b', ' ^~~~~~~']],
    ['gives wide characters two columns', '漢字x😀y', 2, 6, ['漢字x😀y', '    ^~~~']],
    ['gives combining characters none', 'e\u0301x', 2, 3, ['e\u0301x', ' ^']],
    ['counts what is spelled out', '\x1bx\udc80y', 3, 4, ['^[x<80>y', '       ^']],
  ] as const) {
    it(what, () => {
      assert.deepEqual(Object.values(excerptOf(line, from, to)), expected)
    })
  }

  it('cuts a long line round the part', () => {
    const { line, marker } = excerptOf(
      `${'long '.repeat(1000)}here${' long'.repeat(1000)}`,
      5000,
      5004,
    )
    assert.ok(line.length <= 102 && line.startsWith('…') && line.endsWith('…'))
    assert.equal(line.slice(marker.indexOf('^'), marker.length), 'here')
  })

  it('is quick on a line of 30 million characters', () => {
    const line = 'x'.repeat(30_000_000)
    const taken = startProcessorClock()
    excerptOf(line, 15_000_000, 30_000_000)
    assert.ok(taken() < 500)
  })
})

function reasonOf(id: string): string {
  const rule = RULES.find(each => each.id === id)
  return `  ${id}: ${rule?.why ?? ''}\n    https://docs.kernel.org/${rule?.source ?? ''}\n`
}
