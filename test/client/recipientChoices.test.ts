import assert from 'node:assert/strict'
import { chosenRecipients, createRecipientChoices, leftOut } from '../../client/recipientChoices'
import type { MaintainerEntry, MaintainersAnswer } from '../../server/protocol/maintainers'

const JANE = entry('jane@example.org', { header: 'To', preselected: true, required: true })
const LIST = entry('list@example.org', { preselected: true })
const OLD = entry('old@example.org', {})

const ANSWER: MaintainersAnswer = {
  subject: 'foo.c',
  paths: ['foo.c'],
  patches: [],
  sections: [],
  notices: [],
  groups: [
    { id: 'to', entries: [JANE] },
    { id: 'lists', entries: [LIST] },
    { id: 'history', entries: [OLD, { ...JANE, email: 'JANE@example.org' }] },
  ],
}

describe('recipient choices', () => {
  const question = (uri: string) => ({ for: 'document', uri }) as const

  it('begin as the server proposes, each address once', () => {
    const choices = createRecipientChoices()(question('a'))
    assert.deepEqual(chosenRecipients(ANSWER, choices), { to: [JANE], cc: [LIST] })
  })

  it('are kept for their subject, and for no other', () => {
    const choicesFor = createRecipientChoices()
    choicesFor(question('a')).select([JANE], false)
    choicesFor(question('a')).send([OLD], 'To')
    assert.deepEqual(chosenRecipients(ANSWER, choicesFor(question('b'))).to, [JANE])
    assert.deepEqual(chosenRecipients(ANSWER, choicesFor(question('a'))), { to: [OLD], cc: [LIST] })
  })

  it('leave out who is required and not selected', () => {
    const choices = createRecipientChoices()(question('a'))
    assert.deepEqual(leftOut(ANSWER, choices, new Set()), [])
    choices.select([JANE], false)
    assert.deepEqual(leftOut(ANSWER, choices, new Set())[0], JANE)
  })

  it('leave out whom the headers do not name, where they name anybody', () => {
    const choices = createRecipientChoices()(question('a'))
    assert.deepEqual(leftOut(ANSWER, choices, new Set(['list@example.org']))[0], JANE)
    choices.select([JANE], false)
    assert.deepEqual(leftOut(ANSWER, choices, new Set(['jane@example.org'])), [])
  })
})

function entry(email: string, rest: Partial<MaintainerEntry>): MaintainerEntry {
  return {
    name: '',
    email,
    role: 'FOO DRIVER',
    reasons: [],
    header: 'Cc',
    preselected: false,
    required: false,
    ...rest,
  }
}
