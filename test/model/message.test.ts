import assert from 'node:assert/strict'
import { isUntouched } from '../../server/model/message'
import { readMessages, type TextKind } from '../../server/services/messages'
import { Slice } from '../../server/text/slice'

const DIFF = 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n'

describe('the kind of a message', () => {
  for (const [kind, as, text] of [
    ['patch', 'message', 'foo: flush the bar\n'],
    ['revert', 'message', 'Revert "foo: flush the bar"\n'],
    ['fixup', 'message', 'fixup! foo: flush the bar\n'],
    ['fixup', 'message', 'amend! foo: flush the bar\n'],
    ['merge', 'message', "Merge branch 'next' into main\n"],
    ['merge', 'message', "Squashed 'dts/upstream/' changes from 1234567..89abcde\n"],
    ['release', 'message', 'Linux 7.2-rc1\n'],
    ['release', 'message', 'Prepare v2026.07-rc3\n'],
    ['backport', 'message', `foo: flush\n\ncommit ${'a'.repeat(40)} upstream.\n\nText.\n`],
    ['backport', 'message', `foo: flush\n\n[ Upstream commit ${'a'.repeat(40)} ]\n\nText.\n`],
    ['patch', 'mail', `From: A <a@b.org>\nSubject: [PATCH] foo: flush\n\nText.\n---\n${DIFF}`],
    ['patch', 'mail', `From: A <a@b.org>\nSubject: foo: flush\n\nText.\n---\n${DIFF}`],
    ['cover', 'mail', 'From: A <a@b.org>\nSubject: [PATCH v2 00/12] flush\n\nText.\n'],
    ['pull-request', 'mail', 'From: A <a@b.org>\nSubject: [GIT PULL] foo for 7.2\n\nText.\n'],
    ['reply', 'mail', 'From: A <a@b.org>\nSubject: Re: [PATCH] foo: flush\n\n> Text.\n'],
    ['reply', 'mail', 'From: A <a@b.org>\nIn-Reply-To: <x@y>\nSubject: [PATCH] foo\n\n> Text.\n'],
    ['reply', 'mail', 'From: A <a@b.org>\nSubject: a question\n\nWhy?\n'],
  ] satisfies [string, TextKind, string][]) {
    it(`${kind}: ${text.split('\n').find(line => /^(?:Subject: )?\S/.test(line)) ?? ''}`, () => {
      const [read] = readMessages(Slice.of(text), as, { state: 'incoming' })
      assert.equal(read?.message.kind, kind)
    })
  }
})

describe('a message in work', () => {
  it('is untouched as long as there are only comments and what git put there', () => {
    for (const [text, untouched] of [
      ['\n# Please enter the commit message\n', true],
      ['\n\nSigned-off-by: A <a@b.org>\n# Please enter\n', true],
      ['foo\n\nSigned-off-by: A <a@b.org>\n# Please enter\n', false],
    ] as const) {
      const [read] = readMessages(Slice.of(text), 'editor', { state: 'draft' })
      assert.equal(read && isUntouched(read.message), untouched)
    }
  })

  it('takes the paths from the diff below the scissors, else from the template', async () => {
    const template = '# Changes to be committed:\n#\tmodified:   Makefile\n'
    const scissors = `# ${'-'.repeat(24)} >8 ${'-'.repeat(24)}\n`
    const paths = (text: string) =>
      readMessages(Slice.of(text), 'editor', { state: 'draft' })[0]?.message.change.paths()
    assert.deepEqual(await paths(`foo: x\n${template}`), ['Makefile'])
    assert.deepEqual(await paths(`foo: x\n${template}${scissors}${DIFF}`), ['foo.c'])
  })
})
