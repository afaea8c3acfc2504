import assert from 'node:assert/strict'
import { trailerInsertion } from '../../server/services/trailerInsertion'
import { checkedText, formattedPatch } from '../support/checkedText'

const CC = 'Cc: Bob <bob@example.org>'

describe('trailerInsertion', () => {
  it('goes to the end of the trailers', async () => {
    const text = 'foo: bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n'
    assert.equal(await inserted(text), `${text.slice(0, -1)}\n${CC}\n`)
  })

  it('goes before the comments of a template', async () => {
    assert.equal(
      await inserted('foo: bar\n\nText.\n\n# Please\n'),
      `foo: bar\n\nText.\n\n${CC}\n\n# Please\n`,
    )
  })

  it('begins the trailers below the subject', async () => {
    assert.equal(await inserted('foo: bar'), `foo: bar\n\n${CC}`)
  })

  it('ends its lines as the document does', async () => {
    assert.equal(
      await inserted('foo: bar\r\n\r\nText.\r\n'),
      `foo: bar\r\n\r\nText.\r\n\r\n${CC}\r\n`,
    )
  })

  it('goes to the mail that is meant', async () => {
    const second = formattedPatch({ subject: '[PATCH 2/2] bar: x' })
    const text = formattedPatch({ subject: '[PATCH 1/2] foo: x' }) + second
    const signOff = 'Signed-off-by: Ada Author <ada@example.org>\n'
    const wanted = text.slice(0, -second.length) + second.replace(signOff, `${signOff}${CC}\n`)
    assert.equal(await inserted(text, text.length - 10), wanted)
    assert.equal(await inserted(text, text.length - second.length), wanted)
  })

  it('goes to the end of the text of a cover letter, above what git adds', async () => {
    const head = 'From: Ada <ada@example.org>\nSubject: [PATCH 0/2] foo\n\nText.\n'
    const added = '\nAda (2):\n  foo: x\n  foo: y\n\n foo.c | 2 ++\n 1 file changed\n\n-- \n2.39\n'
    const once = await inserted(head + added)
    assert.equal(once, `${head}\n${CC}\n${added}`)
    const other = 'Cc: Eve <eve@example.org>'
    assert.equal(await inserted(once, 0, other), `${head}\n${CC}\n${other}\n${added}`)
  })

  it('is not needed where the same person stands already', async () => {
    const answer = async (line: string) =>
      trailerInsertion(
        await checkedText('foo: bar\n\ncc: Robert <BOB@example.org> # 5.10\nLink: https://x\n'),
        0,
        line,
      )
    assert.deepEqual(await answer(CC), { is: 'present' })
    assert.deepEqual(await answer('Link: https://x'), { is: 'present' })
    assert.equal((await answer('Link: https://y')).is, 'insertion')
    assert.equal((await answer('Acked-by: Bob <bob@example.org>')).is, 'insertion')
  })

  it('is impossible in an empty message, in base64 and with more than a line', async () => {
    const answer = async (text: string, line = CC, changes = {}) =>
      trailerInsertion(await checkedText(text, {}, changes), 0, line).is
    assert.equal(await answer('\n# Please enter\n'), 'impossible')
    assert.equal(await answer('foo: bar\n', 'Cc: x\nCc: y'), 'impossible')
    const body = Buffer.from('Text.\n').toString('base64')
    const mail = `From: a@b.org\nSubject: [PATCH] foo: bar\nContent-Transfer-Encoding: base64\n\n${body}\n`
    assert.equal(
      await answer(mail, CC, { uri: 'file:///tree/x.eml', languageId: 'mail' }),
      'impossible',
    )
  })
})

async function inserted(text: string, offset = 0, line = CC): Promise<string> {
  const changes = /^From[ :]/.test(text) ? { uri: 'file:///tree/x.mbox', languageId: 'mail' } : {}
  const answer = trailerInsertion(await checkedText(text, {}, changes), offset, line)
  assert.ok(answer.is === 'insertion')
  return text.slice(0, answer.offset) + answer.text + text.slice(answer.offset)
}
