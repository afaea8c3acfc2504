import assert from 'node:assert/strict'
import fc from 'fast-check'
import { mailWithoutHeader, parseMail } from '../../server/parse/mail'
import { splitMbox } from '../../server/parse/mbox'
import { parsePatchMail, type PatchMail } from '../../server/parse/patchMail'
import { Slice } from '../../server/text/slice'
import { anyUnits, textWith } from '../support/arbitraryText'
import { mailFixture, mailFixtures } from '../support/mailFixture'
import { assertInside, assertLossless, markedBy } from '../support/slices'

const HEADER = 'From: a\nSubject: b\n\n'
const DIFF = 'diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'

/** Reads a body, which stands below a header so that offsets of body and document differ. */
function read(body: string): PatchMail {
  return parsePatchMail(parseMail(Slice.of(HEADER + body)))
}

function fixture(name: string, index = 0): PatchMail {
  const mail = splitMbox(Slice.of(mailFixture(name)))[index]
  assert.ok(mail)
  return parsePatchMail(parseMail(mail))
}

describe('the message of a patch', () => {
  const cases: readonly { name: string; marked: string; separated?: boolean }[] = [
    { name: 'to the separator', marked: `«text\n»---\n x | 1 +\n${DIFF}`, separated: true },
    { name: 'to the diff', marked: `«text\n\n»${DIFF}` },
    { name: 'to three lines of a diff', marked: '«text\n»--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n' },
    { name: 'to the end', marked: '«text\nmore\n»' },
    { name: 'with CRLF', marked: '«text\r\n»---\r\nnotes\r\n', separated: true },
    { name: 'at the end of the text', marked: '«text\n»---', separated: true },
    {
      name: 'beyond a separator with text',
      marked: `«text\n--- notes\nmore\n»---\n${DIFF}`,
      separated: true,
    },
    {
      name: 'at a separator with blanks behind it, as git does',
      marked: `«text\n»--- \nmore\n---\n${DIFF}`,
      separated: true,
    },
    {
      name: 'beyond more dashes',
      marked: `«text\n----\n---x\n---\tx\n»---\n${DIFF}`,
      separated: true,
    },
    {
      name: 'beyond an indented diff',
      marked: `«text\n ${DIFF.replaceAll('\n', '\n ')}\n»---\n`,
      separated: true,
    },
    {
      name: 'beyond lone lines of a diff',
      marked: '«text\n+++ b/x\n@@ -1 +1 @@\ndiff --git is\nprose\n»---\n',
      separated: true,
    },
    {
      name: 'beyond a CVS line in prose',
      marked: '«text\nIndex: x\nmore\n»---\n',
      separated: true,
    },
    { name: 'behind empty lines', marked: '\n\n«text\n»---\n', separated: true },
    { name: 'behind a field', marked: 'From: a <b>\n\n«text\n»---\n', separated: true },
    {
      name: 'behind three fields, one of them folded',
      marked: 'From: a <b>\nSubject: c\n d\nDate: e\n\n«text\n»---\n',
      separated: true,
    },
    {
      name: 'behind a field without an empty line',
      marked: 'From: a <b>\n«text\n»---\n',
      separated: true,
    },
    {
      name: 'with a field that comes twice',
      marked: 'From: a <b>\n«From: c <d>\ntext\n»---\n',
      separated: true,
    },
    { name: 'with another field', marked: '«Cc: a <b>\n\ntext\n»---\n', separated: true },
    { name: 'with a field further down', marked: '«text\n\nFrom: a\n»---\n', separated: true },
    { name: 'to the signature of a reply', marked: '«> text\n\nyes\n\n»-- \nme\n' },
    { name: 'to the last of two signatures', marked: '«text\n-- \nme\n»-- \nlist\n' },
    {
      name: 'to a diffstat',
      marked: '«text\n\n» a | 1 +\n 1 file changed, 1 insertion(+)\n\n-- \n2.51.0\n',
    },
    {
      name: 'beyond a diffstat in the middle',
      marked: '«text\n\n a | 1 +\n 1 file changed, 1 insertion(+)\n\nmore\n»-- \n2.51.0\n',
    },
    {
      name: 'to a diffstat with a summary',
      marked: '«text\n\n» a | 1 +\n 1 file changed, 1 insertion(+)\n create mode 100644 a\n\n',
    },
    { name: 'to a base commit', marked: '«text\n»\nbase-commit: 5c0ffee15900\n-- \n2.51.0\n' },
    {
      name: 'to a range-diff',
      marked: '«text\n\n»Range-diff against v1:\n1:  a = 1:  b c\n\n-- \n2.51.0\n',
    },
    {
      name: 'to a diffstat above a range-diff',
      marked:
        '«text\n\n» a | 1 +\n 1 file changed, 1 insertion(+)\n\nRange-diff against v1:\n1:  a = 1:  b c\n',
    },
    { name: 'of nothing', marked: '«»---\n', separated: true },
    {
      name: 'beyond a diff that it quotes, to the separator above the real one',
      marked: `«text\n\n${DIFF}\nmore\n»---\n x | 1 +\n\n${DIFF}`,
      separated: true,
    },
    {
      name: 'to a diff whose hunk removes two dashes',
      marked:
        '«text\n\n»--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n a\n---\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n',
    },
    {
      name: 'to the diff of the first of two patches',
      marked: `«text\n\n»${DIFF}-- \n2.51.0\n\nmore\n---\n${DIFF}`,
    },
  ]
  for (const { name, marked, separated = false } of cases) {
    it(`reaches ${name}`, () => {
      const document = HEADER + marked.replace(/[«»]/g, '')
      const patch = parsePatchMail(parseMail(Slice.of(document)))
      const { start, end } = patch.message.span
      assert.equal(
        `${document.slice(0, start)}«${document.slice(start, end)}»${document.slice(end)}`,
        HEADER + marked,
      )
      assert.equal(patch.separator !== undefined, separated)
      if (patch.separator) assert.equal(patch.separator.text.trimEnd(), '---')
      assertLossless(patch.pieces, patch.mail.body)
    })
  }
})

describe('a patch', () => {
  it('has message, notes, diffstat, diff and signature', () => {
    const patch = fixture('plain.patch')
    assert.match(patch.message.text, /^The controller .*<juergen@example\.org>\n$/s)
    assert.match(patch.notes.text, /^Changes in v2:\n.*\(100%\)\n\n$/s)
    assert.deepEqual(
      patch.diffstat.map(({ path }) => path),
      ['drivers/gpio/gpio-widget.c', 'include/linux/widget.h'],
    )
    assert.deepEqual(
      patch.diff?.files.map(({ newPath, status }) => ({ newPath, status })),
      [
        { newPath: 'drivers/gpio/gpio-widget.c', status: 'modified' },
        { newPath: 'include/linux/widget.h', status: 'renamed' },
      ],
    )
    assert.ok(patch.footer.isEmpty)
    assert.equal(patch.signature?.text, '-- \n2.51.0\n\n')
  })

  for (const name of ['quotedPrintable.eml', 'base64.eml', 'latin1.eml', 'crlf.eml']) {
    it(`is the same however it travels: ${name}`, () => {
      const patch = fixture(name)
      assert.deepEqual(
        patch.inBodyFields.map(field => [field.name.text, field.value.text]),
        [['From', 'Grace Hopper <grace@example.org>']],
      )
      assert.match(patch.message.text, /^The menu says "Größe".*<grace@example\.org>\r?\n$/s)
      assert.deepEqual(
        patch.diff?.files[0]?.hunks[0]?.lines.map(({ text }) => text),
        ['int menu(void) {', '\treturn show("Größe", 1);', '\treturn show("Breite", 1);', '}'],
      )
      assert.match(patch.signature?.text ?? '', /^-- \r?\n2\.51\.0/)
    })
  }

  it('can be attached', () => {
    const patch = fixture('attached.eml')
    assert.match(patch.message.text, /^The answer is not 41 – .*>\n$/s)
    assert.equal(patch.diff?.files[0]?.newPath, 'lib/answer.c')
    assert.equal(patch.diff.files[0].hunks[0]?.complete, true)
  })

  it('can lack a mail header', () => {
    const text = `foo: bar\n\ntext\n---\n${DIFF}`
    const patch = parsePatchMail(mailWithoutHeader(Slice.of(text)))
    assert.equal(patch.message.text, 'foo: bar\n\ntext\n')
    assert.equal(patch.diff?.files.length, 1)
  })

  it('has a footer between diff and signature', () => {
    const patch = read(`text\n---\n${DIFF}\nbase-commit: 5c0ffee15900\n-- \n2.51.0\n`)
    assert.equal(patch.footer.text, '\nbase-commit: 5c0ffee15900\n')
    assert.equal(patch.baseCommit?.text, '5c0ffee15900')
    assert.equal(patch.signature?.text, '-- \n2.51.0\n')
  })

  it('keeps a removed line that looks like a signature', () => {
    const diff = DIFF.replace('-a', '-- ')
    const patch = read(`text\n---\n${diff}-- \n2.51.0\n`)
    assert.equal(patch.diff?.whole.text, diff)
    assert.equal(patch.signature?.text, '-- \n2.51.0\n')
  })

  it('can be cut in a hunk', () => {
    const patch = read(`text\n---\n${DIFF.replace('@@ -1 +1 @@', '@@ -1,9 +1,9 @@')}-- \n2.51.0\n`)
    assert.equal(patch.diff?.files[0]?.hunks[0]?.complete, false)
    assert.equal(patch.signature?.text, '-- \n2.51.0\n')
  })
})

describe('a cover letter', () => {
  it('of git ends at the diffstat and names its base', () => {
    const patch = fixture('cover.eml')
    assert.match(patch.message.text, /^The line must stay low\. .*move the header\n\n$/s)
    assert.equal(patch.diff, undefined)
    assert.deepEqual(
      patch.diffstat.map(({ path }) => path),
      ['drivers/gpio/gpio-widget.c', '.../bindings/gpio/widget.yaml'],
    )
    assert.equal(patch.baseCommit?.text, '5c0ffee15900d0123456789abcdef0123456789a')
    assert.deepEqual(
      patch.prerequisites.map(({ name, value }) => [name.text, value.text]),
      [
        ['prerequisite-patch-id', '0123456789abcdef0123456789abcdef01234567'],
        ['prerequisite-patch-id', '89abcdef0123456789abcdef0123456789abcdef'],
      ],
    )
    assert.equal(patch.signature?.text, '-- \n2.51.0\n\n')
  })

  it('of b4 ends at its separator and has a change id', () => {
    const patch = fixture('b4.mbx')
    assert.match(patch.message.text, /^Count what is dropped\.\n.*>\n$/s)
    assert.equal(patch.changeId?.text, '20260301-drops-abcdef')
    assert.deepEqual(
      patch.prerequisites.map(({ value }) => value.text),
      ['20260201-stats-fedcba:v2'],
    )
    assert.deepEqual(
      patch.diffstat.map(({ path }) => path),
      ['drivers/net/widget.c'],
    )
    assert.match(patch.signature?.text ?? '', /^-- \nAda/)
  })

  it('is followed by its patches', () => {
    const patch = fixture('b4.mbx', 1)
    assert.match(patch.message.text, /^From the start/)
    assert.deepEqual(patch.inBodyFields, [])
    assert.equal(patch.diff?.files[0]?.hunks[0]?.complete, true)
  })
})

describe('a mail without a patch', () => {
  it('is all message: a reply', () => {
    const patch = fixture('alternative.eml')
    assert.equal(patch.message.text, patch.mail.body.text)
    assert.equal(patch.diff, undefined)
  })

  it('is message up to the diffstat: a pull request', () => {
    const patch = fixture('pullRequest.eml')
    assert.match(patch.message.text, /^Hi,.*hold the line\n\n$/s)
    assert.deepEqual(
      patch.diffstat.map(({ path }) => path),
      ['drivers/gpio/gpio-widget.c'],
    )
  })
})

describe('a diffstat', () => {
  const lines: readonly { marked: string; path: string }[] = [
    { marked: ' «a/b.c» | 12 +++---', path: 'a/b.c' },
    { marked: ' «a/b.c»     |  0', path: 'a/b.c' },
    { marked: ' «a b|c»  | 1 +', path: 'a b|c' },
    { marked: ' «x.png» | Bin 0 -> 12 bytes', path: 'x.png' },
    { marked: ' «x.png» | Bin', path: 'x.png' },
    { marked: ' «.../long/name.c» | 1 -', path: '.../long/name.c' },
    { marked: ' «a/{b => c}/d.c» | 0', path: 'a/c/d.c' },
    { marked: ' «a/{b => }/d.c» | 0', path: 'a/d.c' },
    { marked: ' «{b => c/e}/d.c» | 0', path: 'c/e/d.c' },
    { marked: ' «a.c => b.c» | 0', path: 'b.c' },
    { marked: ' "«\\303\\274.c»" | 1 +', path: 'ü.c' },
  ]
  for (const { marked, path } of lines) {
    it(`names a path: ${marked}`, () => {
      const body = `text\n---\n${marked}\n 1 file changed, 1 insertion(+), 1 deletion(-)\n`
      const document = body.replace(/[«»]/g, '')
      const { diffstat } = parsePatchMail(mailWithoutHeader(Slice.of(document)))
      assert.deepEqual(
        diffstat.map(entry => entry.path),
        [path],
      )
      assert.equal(
        markedBy(
          document,
          diffstat.map(({ at }) => at),
        ),
        body,
      )
    })
  }

  it('is no table', () => {
    assert.deepEqual(read('text\n---\n a | b\n c | 1 +\n').diffstat, [])
    assert.deepEqual(read('text\n---\n a | b\n 1 file changed\n').diffstat, [])
  })
})

describe('any mail', () => {
  const fragments = [
    'From: a <b@c>\n',
    'Subject: d\n',
    'Date: e\n',
    ' f\n',
    '\n',
    'text\n',
    '---\n',
    '--- \n',
    '--- x\n',
    '---\r\n',
    '\r\n',
    DIFF,
    'diff --git a/x b/x\n',
    '--- a/x\n+++ b/x\n@@ -1 +1 @@\n',
    '-- \n',
    '2.51.0\n',
    'Index: x\n',
    ' a | 1 +\n',
    ' 1 file changed, 1 insertion(+)\n',
    ' create mode 100644 a\n',
    'base-commit: 1234567\n',
    'change-id: x-y\n',
    'prerequisite-patch-id: 1234567\n',
    'Range-diff:\n',
    '-a\n',
    '+b\n',
    '=C3=BC',
    '=\n',
    'Content-Transfer-Encoding: quoted-printable\n',
    'Content-Transfer-Encoding: base64\n',
  ]

  it('loses nothing and stays inside', () => {
    fc.assert(
      fc.property(textWith(fragments), text => {
        const whole = Slice.of(text)
        for (const mail of [parseMail(whole), mailWithoutHeader(whole)]) {
          const patch = parsePatchMail(mail)
          assertLossless(patch.pieces, mail.body)
          assertInside(patch, whole)
        }
      }),
    )
  })

  it('survives every cut and every insertion', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...mailFixtures()),
        fc.nat(),
        fc.nat(200),
        anyUnits,
        (name, a, size, extra) => {
          const document = mailFixture(name)
          const at = a % (document.length + 1)
          const whole = Slice.of(document.slice(0, at) + extra + document.slice(at + size))
          for (const mail of splitMbox(whole).map(parseMail)) {
            const patch = parsePatchMail(mail)
            assertLossless(patch.pieces, mail.body)
            assertInside(patch, whole)
          }
        },
      ),
    )
  })
})
