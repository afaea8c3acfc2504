import assert from 'node:assert/strict'
import fc from 'fast-check'
import { field, mailWithoutHeader, parseMail } from '../../server/parse/mail'
import { applyEdits } from '../../server/text/edit'
import { Slice } from '../../server/text/slice'
import { anyUnits, textWith, unicodeText } from '../support/arbitraryText'
import { mailFixture, mailFixtures } from '../support/mailFixture'
import { assertInside, assertLossless, markedBy } from '../support/slices'

const read = (text: string) => parseMail(Slice.of(text))

/** Where a word of the body stands in the raw document. */
function carrierOf(document: string, word: string): string {
  const { body } = read(document)
  const at = body.text.indexOf(word)
  assert.ok(at >= 0, `${word} stands in the body`)
  const marked = markedBy(document, [body.sub(at, at + word.length)])
  return marked.slice(marked.indexOf('«') + 1, marked.indexOf('»'))
}

describe('a mail', () => {
  it('has an mbox line, fields and a body', () => {
    const mail = read(mailFixture('plain.patch'))
    assert.equal(
      mail.envelope?.text,
      'From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001',
    )
    assert.equal(field(mail, 'from')?.value.text, 'Jürgen Müller <juergen@example.org>')
    assert.equal(
      field(mail, 'SUBJECT')?.value.text,
      '[PATCH v2 1/2] gpio: widget: keep the line low while the controller resumes',
    )
    assert.equal(mail.charset, 'utf-8')
    assert.equal(mail.bodyEncoding, 'plain')
    assert.ok(mail.body.text.startsWith('The controller drives'))
    assert.equal(field(mail, 'cc'), undefined)
  })

  const word = 'Größe'
  const encodings: readonly { name: string; encoding: string; carrier: string | undefined }[] = [
    { name: 'quotedPrintable.eml', encoding: 'quoted-printable', carrier: 'Gr=C3=B6=C3=9Fe' },
    { name: 'base64.eml', encoding: 'base64', carrier: undefined },
    { name: 'latin1.eml', encoding: 'plain', carrier: 'Gr\udcf6\udcdfe' },
    { name: 'crlf.eml', encoding: 'plain', carrier: word },
  ]
  for (const { name, encoding, carrier } of encodings) {
    it(`has the same text however it travels: ${name}`, () => {
      const document = mailFixture(name)
      const mail = read(document)
      assert.equal(mail.bodyEncoding, encoding)
      assert.match(mail.body.text, /^From: Grace Hopper/)
      assert.match(mail.body.text, /\r?\n-- \r?\n2\.51\.0\r?\n$/)
      assert.match(mail.body.text, /1 = narrow/)
      assert.equal(
        field(mail, 'Subject')?.value.text,
        '[PATCH] tools: menu: say “width” where it is meant',
      )
      if (carrier !== undefined) assert.equal(carrierOf(document, word), carrier)
    })

    it(`takes an edit in place, unless it travels in base64: ${name}`, () => {
      const document = mailFixture(name)
      const { body } = read(document)
      const at = body.text.indexOf(word)
      const edit = body.sub(at, at + word.length).replace('Länge')
      if (encoding === 'base64') {
        assert.equal(edit, undefined)
        return
      }
      assert.ok(edit)
      const edited = read(applyEdits(document, [edit])).body.text
      assert.equal(edited, body.text.replace(word, 'Länge'))
    })
  }

  it('in base64 has its text on the raw line that carries it', () => {
    const document = mailFixture('base64.eml')
    const carrier = carrierOf(document, 'narrow')
    assert.ok(document.split('\n').includes(carrier), 'a whole line')
    const start = document.indexOf(carrier)
    const before = document.slice(document.indexOf('\n\n') + 2, start + carrier.length)
    assert.match(Buffer.from(before, 'base64').toString(), /narrow/)
  })

  it('has the text and the patches of its parts', () => {
    const mail = read(mailFixture('attached.eml'))
    assert.match(mail.body.text, /^The answer is not 41 – it is 42\.\n/)
    assert.match(mail.body.text, /\n\ndiff --git a\/lib\/answer\.c .*\+int answer = 42;\n\n$/s)
    assert.equal(carrierOf(mailFixture('attached.eml'), '41 – it'), '41 =E2=80=93 it')
    assert.equal(carrierOf(mailFixture('attached.eml'), 'answer = 42'), 'answer = 42')
  })

  it('takes no edit that would glue a boundary to its text', () => {
    const { body } = read(mailFixture('attached.eml'))
    const end = body.text.indexOf('diff --git')
    assert.equal(body.sub(end, end).replace('more\n'), undefined)
    assert.equal(body.sub(end - 1, end).replace(''), undefined)
    assert.ok(body.sub(0, 3).replace('An'))
  })

  it('has the first plain text of nested parts', () => {
    const { body } = read(mailFixture('alternative.eml'))
    assert.match(body.text, /^> \+int answer = 42;\n/)
    assert.match(body.text, /Reviewed-by: .*>\n$/)
  })

  const odd: readonly { name: string; document: string; body: string }[] = [
    { name: 'nothing', document: '', body: '' },
    { name: 'only a header', document: 'From: a\nSubject: b\n', body: '' },
    { name: 'no header', document: 'some text\nmore\n', body: 'some text\nmore\n' },
    {
      name: 'empty lines and a byte order mark',
      document: '\ufeff\n\nFrom: a\n\nb\n',
      body: 'b\n',
    },
    {
      name: 'an unknown encoding',
      document: 'Content-Transfer-Encoding: x-odd\n\na=3Db\n',
      body: 'a=3Db\n',
    },
    {
      name: 'a charset that the document does not have',
      document: 'Content-Type: text/plain; charset=iso-8859-1\n\nfür\n',
      body: 'für\n',
    },
    {
      name: 'ISO-2022-JP',
      document: 'Content-Type: text/plain; charset="ISO-2022-JP"\n\n\x1b$B4A;z\x1b(B.\n',
      body: '漢字.\n',
    },
    {
      name: 'parts without a boundary',
      document: 'Content-Type: multipart/mixed\n\n--x\n\ntext\n',
      body: '--x\n\ntext\n',
    },
    {
      name: 'a boundary that never comes',
      document: 'Content-Type: multipart/mixed; boundary=x\n\ntext\n',
      body: 'text\n',
    },
    {
      name: 'parts that never end',
      document: 'Content-Type: multipart/mixed; boundary=x\n\n--x\n\ntext\n',
      body: 'text\n',
    },
    {
      name: 'a boundary that another one begins with',
      document:
        'Content-Type: multipart/mixed; boundary=x\n\n--xy\n--x\n\n--xy\ntext\n--x--\nend\n',
      body: '--xy\ntext\n',
    },
    {
      name: 'text behind the last part',
      document:
        'Content-Type: multipart/mixed; boundary=x\n\n--x\n\ntext\n--x--\nContent-Type: text/x-patch\n\nend\n--x\n',
      body: 'text\n',
    },
    { name: 'HTML alone', document: 'Content-Type: text/html\n\n<p>\n', body: '<p>\n' },
    {
      name: 'an empty part',
      document:
        'Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: base64\n\n--x--\n',
      body: '',
    },
  ]
  for (const { name, document, body } of odd) {
    it(`is read whatever it is: ${name}`, () => {
      assert.equal(read(document).body.text, body)
      assertLossless(read(document).pieces, Slice.of(document))
    })
  }

  it('can be all body', () => {
    const mail = mailWithoutHeader(Slice.of('foo: bar\n\ntext\n'))
    assert.equal(mail.body.text, 'foo: bar\n\ntext\n')
    assert.deepEqual(mail.fields, [])
  })

  const fragments = [
    'From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n',
    'From: a <b@c>\n',
    'Subject: =?utf-8?q?a=C3=BC?=\n b\n',
    'Content-Type: text/plain; charset=iso-8859-1\n',
    'Content-Type: text/plain; charset=shift_jis\n',
    'Content-Type: text/plain; charset="utf-8"\n',
    'Content-Type: multipart/mixed; boundary="b"\n',
    'Content-Type: multipart/mixed; boundary=c\n',
    '--b\n',
    '--b--\n',
    '--c\n',
    'Content-Transfer-Encoding: quoted-printable\n',
    'Content-Transfer-Encoding: base64\n',
    'Content-Type: text/x-patch\n',
    '\n',
    '\r\n',
    'text=\n',
    '=C3=BC',
    'w7wgdGV4dA==\n',
    '\udcfc',
    'ü',
    'diff --git a/x b/x\n',
  ]

  it('loses nothing and stays inside, whatever it is', () => {
    fc.assert(
      fc.property(textWith(fragments), text => {
        const whole = Slice.of(text)
        for (const mail of [parseMail(whole), mailWithoutHeader(whole)]) {
          assertLossless(mail.pieces, whole)
          assertInside(mail, whole)
        }
      }),
    )
  })

  it('takes an edit of its body only where it gives the intended text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...mailFixtures()),
        fc.oneof(unicodeText, fc.constantFrom('', ' ', '=', '\n', '41')),
        fc.nat(),
        fc.nat(40),
        (name, replacement, a, size) => {
          fc.pre(!replacement.includes('\r') && !/[\udc80-\udcff]/.test(replacement))
          const document = mailFixture(name)
          const { body } = read(document)
          const from = a % (body.length + 1)
          const to = Math.min(body.length, from + size)
          fc.pre(!/^\n/.test(body.text.slice(from)) && !/\r$/.test(body.text.slice(0, to)))
          // An edit may make a boundary or glue one to the text; what the mail then means is another matter.
          fc.pre(to < body.length)
          fc.pre(!/^--/m.test(replacement) && !body.text.slice(from, to).includes('-'))
          const edit = body.sub(from, to).replace(replacement)
          if (!edit) return
          const written = /^[^\n]*\r\n/.test(document)
            ? replacement.replace(/\n/g, '\r\n')
            : replacement
          const expected = body.text.slice(0, from) + written + body.text.slice(to)
          assert.equal(read(applyEdits(document, [edit])).body.text, expected)
        },
      ),
    )
  })

  it('survives every cut and every insertion', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...mailFixtures()),
        fc.nat(),
        fc.nat(30),
        anyUnits,
        (name, a, size, extra) => {
          const document = mailFixture(name)
          const at = a % (document.length + 1)
          const whole = Slice.of(document.slice(0, at) + extra + document.slice(at + size))
          const mail = parseMail(whole)
          assertLossless(mail.pieces, whole)
          assertInside(mail, whole)
        },
      ),
    )
  })
})
