import assert from 'node:assert/strict'
import { folding } from '../../server/services/folding'
import { checkedText, formattedPatch } from '../support/checkedText'

const PATCH = { uri: 'file:///tree/x.patch', languageId: 'diff' }

describe('folding', () => {
  it('folds header, diffstat, files and hunks of a patch', async () => {
    assert.deepEqual(await folds(formattedPatch(), PATCH), {
      header: 'From: Ada Author … the bar',
      diffstat: 'foo.c | 3 … 1 deletion(-)',
      file: 'diff --git a/foo.c … +\treturn 1;',
      hunk: '@@ -1,2 +1,3 … +\treturn 1;',
    })
  })

  it('folds the mails of a series', async () => {
    const { mail } = await folds(formattedPatch() + formattedPatch(), PATCH)
    assert.equal(mail, 'From 5c0ffee15900d0123456789abcdef0123456789a Mon … -- 2.39.5')
  })

  it('folds the comments of a template and what is below the scissors', async () => {
    const template = [
      'foo: flush the bar',
      '',
      '# Please enter the commit message for your changes.',
      '# On branch main',
      '# ------------------------ >8 ------------------------',
      '# Do not modify or remove the line above.',
      'diff --git a/x b/x',
      '--- a/x',
      '+++ b/x',
      '@@ -1 +1 @@',
      '-a',
      '+b',
      '',
    ].join('\n')
    assert.deepEqual(await folds(template), {
      comment: '# Please enter … branch main',
      scissors: '# ------------------------ >8 … -a +b',
      file: 'diff --git a/x … -a +b',
      hunk: '@@ -1 +1 … -a +b',
    })
  })
})

/** The first fold of each kind, by its first three and its last two words. */
async function folds(text: string, changes = {}): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const { kind, at } of folding(await checkedText(text, {}, changes))) {
    const words = text
      .slice(at.start, at.end)
      .trim()
      .split(/[ \n]+/)
    found[kind] ??= `${words.slice(0, 3).join(' ')} … ${words.slice(-2).join(' ')}`
  }
  return found
}
