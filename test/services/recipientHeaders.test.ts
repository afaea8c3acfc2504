import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { addressesInHeader } from '../../server/parse/addressList'
import { parseAddress } from '../../server/parse/address'
import { field, parseMail } from '../../server/parse/mail'
import { recipientHeaders, type ChosenRecipients } from '../../server/services/recipientHeaders'
import { applyEdits, type Edit } from '../../server/text/edit'
import { Slice } from '../../server/text/slice'
import { unicodeText } from '../support/arbitraryText'
import { kernelText } from '../support/kernelText'
import { patchText } from '../support/patchTexts'
import { skipAloud } from '../support/skipAloud'
import { temporaryFolder } from '../support/temporaryFolder'
import { temporaryRepository } from '../support/temporaryRepository'

const JANE = { name: 'Jane Doe', email: 'jane@example.org' }
const BOB = { name: 'Bob Smith', email: 'bob@example.org' }
const LIST = { name: '', email: 'linux-foo@vger.kernel.org' }

describe('recipientHeaders', () => {
  it('adds fields below the subject, where git format-patch has them', () => {
    const text = patchText()
    const subject = 'Subject: [PATCH] foo: flush the bar at exit\n'
    assert.equal(
      written(text, { to: [JANE], cc: [BOB, LIST] }),
      text.replace(
        subject,
        `${subject}To: Jane Doe <jane@example.org>\nCc: Bob Smith <bob@example.org>,\n    linux-foo@vger.kernel.org\n`,
      ),
    )
  })

  it('goes on in fields that are there, whatever their case', () => {
    const fields = 'to: Ann <ann@example.org>\nCC: a@example.org,\n\tb@example.org\nX-Mailer: git\n'
    assert.equal(
      headerOf(written(patchText({ fields }), { to: [JANE], cc: [LIST] })),
      headerOf(
        patchText({
          fields:
            'to: Ann <ann@example.org>,\n    Jane Doe <jane@example.org>\nCC: a@example.org,\n\tb@example.org,\n    linux-foo@vger.kernel.org\nX-Mailer: git\n',
        }),
      ),
    )
  })

  it('puts Cc: below To:', () => {
    const fields = 'To: Ann <ann@example.org>\nX-Mailer: git\n'
    assert.match(
      written(patchText({ fields }), { to: [], cc: [LIST] }),
      /ann@example\.org>\nCc: linux-foo@vger\.kernel\.org\nX-Mailer/,
    )
  })

  it('adds nobody twice, by address', () => {
    const fields = 'To: "J. Doe" <JANE@example.org>\nCc: bob@example.org (the reviewer)\n'
    const text = patchText({ fields })
    assert.equal(written(text, { to: [JANE, BOB], cc: [JANE, BOB] }), text)
    assert.match(written(patchText(), { to: [JANE, JANE], cc: [JANE] }), /\nTo: Jane[^,]*\n\n/)
  })

  it('fills an empty field, and one that ends in a comma', () => {
    assert.match(
      written(patchText({ fields: 'To:\nCc: a@example.org,\n' }), { to: [JANE], cc: [BOB] }),
      /\nTo: Jane Doe <jane@example\.org>\nCc: a@example\.org,\n {4}Bob Smith <bob@example\.org>\n/,
    )
  })

  it('does not put an address where quotes or brackets would swallow it', () => {
    assert.match(
      written(patchText({ fields: 'To: "Ann <ann@example.org>\n' }), { to: [JANE], cc: [] }),
      /\nTo: "Ann <ann@example\.org>\nTo: Jane Doe <jane@example\.org>\n/,
    )
  })

  const NAMES: readonly (readonly [name: string, header: string])[] = [
    ['Jürgen Groß', '=?UTF-8?q?J=C3=BCrgen_Gro=C3=9F?='],
    ['Doe, Jane', '"Doe, Jane"'],
    ['J. "Jay" Doe', '"J. \\"Jay\\" Doe"'],
    ['Jane\r\nBcc: eve@example.org', '"Jane Bcc: eve@example.org"'],
    ['=?UTF-8?q?Eve?=', '=?UTF-8?q?=3D=3FUTF-8=3Fq=3FEve=3F=3D?='],
    ["Conor O'Brien", "Conor O'Brien"],
  ]
  for (const [name, header] of NAMES) {
    it(`writes the name ${JSON.stringify(name)} as ${header}`, () => {
      const text = written(patchText(), { to: [{ ...JANE, name }], cc: [] })
      assert.equal(/\nTo: (.*) <jane@example\.org>\n/.exec(text)?.[1], header)
    })
  }

  it('folds a long name between encoded words of at most 75 characters', () => {
    const name = 'Ж'.repeat(40)
    const text = written(patchText(), { to: [{ ...JANE, name }], cc: [] })
    const words = [...text.matchAll(/=\?UTF-8\?q\?[^?]*\?=/g)].map(([word]) => word)
    assert.ok(words.length > 1 && words.every(word => word.length <= 75))
    const value = field(parseMail(Slice.of(text)), 'To')?.value
    assert.equal(value && parseAddress(value).name?.text, name)
  })

  it('leaves out what is no address of a mail', () => {
    const bad = { name: 'Eve', email: 'eve@example.org>,<mallory@example.org' }
    const { edits, unusable } = recipientHeaders(patchText(), { to: [bad], cc: [] })
    assert.deepEqual([edits, unusable], [[], [bad.email]])
  })

  it('ends its lines as the mail does', () => {
    const text = patchText().replaceAll('\n', '\r\n')
    const result = written(text, { to: [JANE, BOB], cc: [LIST] })
    assert.ok(!/(?<!\r)\n/.test(result))
    assert.match(result, /To: Jane Doe <jane@example\.org>,\r\n {4}Bob/)
  })

  it('writes into each patch of an mbox, and into nobody else’s answer', () => {
    const answer =
      'From eve@example.org Tue Jan  2 03:04:05 2024\nFrom: Eve <eve@example.org>\nSubject: Re: [PATCH] foo\n\nNo.\n\n'
    const text =
      patchText({ subject: '[PATCH 1/2] foo: x' }) +
      answer +
      patchText({ subject: '[PATCH 2/2] foo: y' })
    const { mails } = recipientHeaders(text, { to: [JANE], cc: [LIST] })
    assert.deepEqual(
      mails.map(({ added }) => added),
      [2, 2],
    )
    const result = written(text, { to: [JANE], cc: [LIST] })
    assert.equal(result.match(/^To: Jane/gm)?.length, 2)
    assert.ok(result.includes(answer))
  })

  it('says why a patch without a mail header gets nobody', () => {
    const diff = 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1 @@\n-a\n+b\n'
    const { edits, impossible } = recipientHeaders(diff, { to: [JANE], cc: [] })
    assert.deepEqual(edits, [])
    assert.match(impossible ?? '', /no mail header/)
  })

  it('changes nothing but these fields, and nothing at all the second time', () => {
    const text = fc.oneof(
      fc
        .tuple(FIELDS, kernelText())
        .map(([fields, body]) => patchText({ fields, body: `${body}\n` })),
      fc
        .tuple(FIELDS, kernelText())
        .map(([fields, body]) =>
          patchText({ fields, body: `${body}\n` }).replaceAll(/\r?\n/g, '\r\n'),
        ),
      kernelText(),
    )
    fc.assert(
      fc.property(text, PEOPLE, PEOPLE, (before, to, cc) => {
        const { edits, mails } = recipientHeaders(before, { to, cc })
        const after = applyEdits(before, edits)
        // Insertions alone, all of them in a header.
        assert.ok(edits.every(({ span }) => span.start === span.end))
        assert.equal(without(after, edits), before)
        assert.deepEqual(recipientHeaders(after, { to, cc }).edits, [])
        const [first] = mails
        if (first && mails.length === 1) {
          const named = recipientHeaders(after, { to: [], cc: [] }).mails[0]?.named ?? []
          assert.equal(named.length, first.named.length + first.added)
          const usable = [...to, ...cc].filter(({ email }) => isOrdinary(email))
          for (const { email } of usable) assert.ok(named.includes(email.toLowerCase()))
        }
      }),
    )
  })

  it('gives names back as they were', () => {
    fc.assert(
      fc.property(unicodeText, name => {
        const text = written(patchText(), { to: [{ name, email: 'jane@example.org' }], cc: [] })
        const mail = parseMail(Slice.of(text))
        const value = field(mail, 'To')?.value
        assert.ok(value)
        const { text: read = '' } = parseAddress(value).name ?? {}
        const wanted = name.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim()
        const isQuoted = fieldText(text).startsWith(' "')
        // A name in an encoded word may hold brackets and quotes, which our own reader takes for those around an address.
        if (!/[<>"]/.test(wanted))
          assert.equal(isQuoted ? read.replace(/\\(.)/g, '$1') : read, wanted)
        assert.deepEqual(addressesInHeader(fieldText(text)), ['jane@example.org'])
      }),
    )
  })

  it('leaves what git reads of a patch as it was', () =>
    temporaryFolder({}, folder => {
      const mailinfo = (text: string): string => {
        const out = execFileSync('git', ['mailinfo', 'message', 'patch'], {
          cwd: folder,
          input: text,
        })
        const written = ['message', 'patch'].map(name => readFileSync(path.join(folder, name)))
        return Buffer.concat([out, ...written]).toString('latin1')
      }
      for (const text of [patchText(), patchText({ fields: 'To: a@example.org\n' })]) {
        const after = written(text, { to: [{ ...JANE, name: 'Jürgen, J.' }], cc: [BOB, LIST] })
        assert.notEqual(after, text)
        assert.equal(mailinfo(after), mailinfo(text))
      }
    }))

  it('is read by git send-email', function () {
    const people = { to: [JANE, { ...BOB, name: 'Jürgen, "J."' }], cc: [LIST] }
    return temporaryRepository(repository => {
      const text = written(patchText({ fields: 'To: Ann <ann@example.org>\n' }), people)
      repository.write('0001.patch', text)
      const me = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org']
      const args = [
        ...me,
        'send-email',
        '--dry-run',
        '--confirm=never',
        '--from=a@b.org',
        '0001.patch',
      ]
      const { stdout, stderr } = spawnSync('git', args, { cwd: repository.path, encoding: 'utf8' })
      if (/is not a git command|Mail::Address/.test(stderr)) {
        skipAloud(this, 'git send-email: it is not installed (Debian: git-email)')
      }
      const reached = [...stdout.matchAll(/^RCPT TO:<(.*)>$/gm)].map(([, email]) => email)
      assert.deepEqual(
        reached.filter(email => email !== 'ada@example.org'),
        ['ann@example.org', JANE.email, BOB.email, LIST.email],
        stderr,
      )
    })
  })
})

const FIELDS = fc
  .array(
    fc.constantFrom(
      'To: Ann <ann@example.org>\n',
      'Cc: a@example.org,\n\tb@example.org\n',
      'cc:\n',
      'To: "Ann\n',
      'Cc: (\n',
      'To: undisclosed-recipients:;\n',
      'X-Mailer: git\n',
      'Cc: a@example.org,\n',
    ),
    { maxLength: 4 },
  )
  .map(fields => fields.join(''))

const PEOPLE = fc.array(
  fc.record({
    name: fc.oneof(unicodeText, fc.constantFrom('', 'Jane Doe', 'Doe, J.')),
    email: fc.constantFrom('a@example.org', 'B@example.org', 'c@x', 'no address', 'd@e>,<f@g', '@'),
  }),
  { maxLength: 4 },
)

function isOrdinary(email: string): boolean {
  return /^[A-Za-z]@[a-z.]+$/.test(email)
}

function written(text: string, chosen: ChosenRecipients): string {
  return applyEdits(text, recipientHeaders(text, chosen).edits)
}

/** Takes insertions out again, the first one first. */
function without(after: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.span.start - b.span.start)
  return inOrder.reduce(
    (text, { span, text: { length } }) =>
      text.slice(0, span.start) + text.slice(span.start + length),
    after,
  )
}

function headerOf(text: string): string {
  return text.split('\n\n')[0] ?? ''
}

/** The raw value of the To: field. */
function fieldText(text: string): string {
  const field = parseMail(Slice.of(text)).fields.find(({ name }) => name.text === 'To')
  return field?.whole.text.slice(3) ?? ''
}
