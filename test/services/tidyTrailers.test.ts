import assert from 'node:assert/strict'
import { RULES } from '../../server/rules'
import { repairs } from '../../server/services/codeActions'
import { fixAll } from '../../server/services/fixAll'
import { applyEdits } from '../../server/text/edit'
import { checkedText, formattedPatch } from '../support/checkedText'

const PATCH = { uri: 'file:///tree/0001-foo.patch', languageId: 'mail' }
const rules = RULES.filter(({ id }) => /^(?:trailer|gerrit)-/.test(id))

describe('tidying the trailers', () => {
  it('sorts and joins them in one action', async () => {
    const text = patch(
      'Signed-off-by: Ada Author <ada@example.org>\n\nSuggested-by: Bob <bob@example.org>\n',
    )
    const document = await checkedText(text, { rules }, PATCH)
    const at = text.indexOf('Suggested-by')
    const [first] = await repairs(document, { start: at, end: at }, false)
    assert.equal(first?.title, 'Sort and join the trailers')
    assert.equal(
      applyEdits(text, first.edits),
      patch('Suggested-by: Bob <bob@example.org>\nSigned-off-by: Ada Author <ada@example.org>\n'),
    )
  })

  it('repairs a block in which nearly everything is wrong, and comes to an end', async () => {
    const text = patch(
      [
        'CC: Eve <eve@example.org>',
        'Signed-Off-By : Ada Author <ada@example.org>',
        '',
        'Reviewed-by: Bob <bob@example.org',
        'Reported-and-tested-by: Eve <eve@example.org>',
        '',
        'Fixes: 5c0ffee15900 ("foo: cache the bar")',
        'Suggested-by: Bob <bob@example.org>',
        'Suggested-by: Bob <bob@example.org>',
        'Acked-by:',
        '',
      ].join('\n'),
    )
    const document = await checkedText(text, { rules }, PATCH)
    assert.equal(
      applyEdits(text, await fixAll(document, undefined)),
      patch(
        [
          'Cc: Eve <eve@example.org>',
          'Reported-by: Eve <eve@example.org>',
          'Fixes: 5c0ffee15900 ("foo: cache the bar")',
          'Suggested-by: Bob <bob@example.org>',
          'Signed-off-by: Ada Author <ada@example.org>',
          'Reviewed-by: Bob <bob@example.org>',
          'Tested-by: Eve <eve@example.org>',
          '',
        ].join('\n'),
      ),
    )
  })
})

function patch(trailers: string): string {
  return formattedPatch({ body: `It can be stale.\n\n${trailers}` })
}
