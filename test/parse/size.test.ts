import assert from 'node:assert/strict'
import { documentKind } from '../../server/parse/documentKind'
import { parseMail } from '../../server/parse/mail'
import { splitMbox } from '../../server/parse/mbox'
import { parsePatchMail } from '../../server/parse/patchMail'
import { Slice } from '../../server/text/slice'

const SIZE = 3_000_000
const filled = (piece: string) => piece.repeat(SIZE / piece.length)
const lines = (piece: string) => piece.repeat(100_000)

const header = (encoding: string, charset = 'utf-8') =>
  `From: a\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n`
const HUNK = '\n--- a/x\n+++ b/x\n@@ -1,999999999 +1,999999999 @@\n'

/**
 * Texts that take for ever where a search begins anew for each of their pieces. All of them together are read in
 * seconds; where a parser is quadratic, a single one takes hours.
 */
const TEXTS: Readonly<Record<string, string>> = {
  'one long word': filled('a'),
  blanks: filled(' '),
  colons: filled('a:'),
  'header fields': lines('a: b\n'),
  'a folded field': `Subject: a\n${lines(' b\n')}`,
  'mbox lines': lines('From \n'),
  'mails of git': lines('From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n'),
  'starts of encoded words': `Subject: ${filled('=?a?q?')}`,
  'signs of encoded words': `Subject: ${filled('=?')}`,
  'encoded words': `Subject: ${filled('=?utf-8?q?=41?= ')}`,
  'encoded words in folds': `Subject: a\n${lines(' =?utf-8?q?=41?=\n')}`,
  'question marks in a word': `Subject: =?utf-8?q?${filled('?')}=`,
  'signs in a word': `Subject: =?utf-8?q?${filled('=')}?=`,
  'quoted-printable letters': header('quoted-printable') + filled('=41'),
  'quoted-printable characters': header('quoted-printable') + filled('=C3=BCa'),
  'quoted-printable garbage': header('quoted-printable') + filled('=FFa '),
  'quoted-printable signs': header('quoted-printable') + filled('='),
  'quoted-printable breaks': header('quoted-printable') + lines('a=\n'),
  'many quoted-printable mails':
    'From a@b Tue Mar 17 10:00:00 2026\nContent-Transfer-Encoding: quoted-printable\n\na\n\n'.repeat(
      20_000,
    ),
  'a base64 line': header('base64') + filled('QUJD'),
  'base64 lines': header('base64') + lines('QUJDQUJDQUJD\n'),
  'latin-1': header('8bit', 'iso-8859-1') + filled('\udcfca'),
  Shift_JIS: header('8bit', 'shift_jis') + filled('\udc8a\udcbf'),
  'boundaries in a line': `Content-Type: multipart/mixed; boundary=b\n\n${filled('--b')}`,
  parts: `Content-Type: multipart/mixed; boundary=b\n\n${lines('--b\n\na\n')}`,
  'parts in parts': lines('Content-Type: multipart/mixed; boundary=b\n\n--b\n'),
  'an unfinished parameter': `Content-Type: multipart/mixed; boundary="${filled('a')}`,
  'separators with text': `\n${lines('--- x\n')}`,
  'two lines of three': `\n${lines('--- a\n+++ b\n')}`,
  'lone headers': `\n${lines('diff --git a/x b/x\n')}`,
  headers: `\n${lines('diff --git a/x b/x\nindex 1..2\n')}`,
  'a long header': `\ndiff --git ${filled('a/x b/')}\nindex 1..2\n`,
  'a long quoted path': `\ndiff --git "${filled('\\303')}" x\nindex 1..2\n`,
  'quotes in a path': `\ndiff --git ${filled(' "')}\nindex 1..2\n`,
  'times in a path': `\n--- a${filled(' 2020-01-01')}\n+++ b\n@@ -1 +1 @@\n a\n`,
  'added lines': HUNK + lines('+a\n'),
  'empty lines of a hunk': HUNK + lines('\n'),
  'marks without newline': HUNK + lines('\\ No newline\n'),
  'digits of a hunk': `\n--- a\n+++ b\n@@ -${filled('1')} +1 @@\n`,
  'parents of a merge': `\ndiff --cc x\nindex 1,2..3\n@@@ ${filled('-1,1 ')}+1 @@@\n`,
  'binary lines': `\ndiff --git a/x b/x\nindex 1..2\nGIT binary patch\nliteral 5\n${lines('Eabcde\n')}`,
  'a diffstat': `\n---\n${lines(' a | 1 +\n')} 1 file changed\n`,
  'arrows in a diffstat': `\n---\n ${filled('{ => ')} | 1 +\n 1 file changed\n`,
  'bars in a diffstat': `\n---\n ${filled('|')}\n 1 file changed\n`,
  totals: `\n${lines(' 1 file changed\n')}`,
  'base commits': `\n${lines('base-commit: a\n')}`,
  signatures: `\n${lines('-- \n')}`,
  'fields of a body': `\n${lines('From: a\n')}`,
}

describe('a text of any size', function () {
  this.timeout(20_000)
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`is read in linear time: ${name}`, () => {
      documentKind(text)
      let length = 0
      for (const mail of splitMbox(Slice.of(text)).map(parseMail)) {
        for (const { value } of mail.fields) length += value.length
        const { message, diff } = parsePatchMail(mail)
        length += message.length
        for (const file of diff?.files ?? []) {
          for (const hunk of file.hunks) length += hunk.lines.length
        }
      }
      assert.ok(length <= text.length)
    })
  }
})
