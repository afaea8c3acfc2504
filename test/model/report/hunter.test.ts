import { answered, diffOf, known, left } from '../../support/reportText'

const FIX = 'foo: fix the bar\n\nIt crashes.\n'
const TAGGED = `${FIX}\nFixes: 5c0ffee15900 ("foo: cache the bar")\n`
const CULPRIT = { hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }

describe('the bug hunter asks', () => {
  it('what to search for', async () => {
    const id = 'hunter-output'
    await answered(id, 'foo: fix the bar\n\nIt says:\n\n    «foo: cannot flush»\n')
    await answered(id, 'foo: fix the bar\n\nIt says "«foo: cannot flush»" and waits.\n')
    await left(id, 'open', FIX)
    await left(id, 'notAsked', 'foo: fix the bar\n\nThe wrong bar is taken.\n')
  })

  it('what triggers it', async () => {
    const id = 'hunter-trigger'
    await answered(id, 'foo: fix the bar\n\n«When the bar is closed twice, it crashes.»\n')
    await left(id, 'open', FIX)
    await left(id, 'notAsked', 'foo: fix the bar\n\nThe bar is old.\n')
  })

  it('which commit brought it', async () => {
    const id = 'hunter-culprit'
    const diff = diffOf(['+\tflush();'])
    const touching = { ...CULPRIT, paths: ['drivers/foo/foo.c'] }
    await known(id, '5c0ffee15900, which touched drivers/foo/foo.c as well', TAGGED, {
      git: [touching],
      diff,
    })
    await left(id, 'open', TAGGED, { git: [{ ...touching, elsewhere: true }], diff })
    await left(id, 'open', FIX)
  })

  it('where the report is', async () => {
    const id = 'hunter-report'
    await answered(id, `${FIX}\nCloses: «https://bugs.example.org/1»\n`)
    await left(id, 'open', `${FIX}\nReported-by: Rita Reporter <rita@example.org>\n`)
    await left(id, 'notAsked', `${FIX}\nLink: https://patch.msgid.link/1@example.org\n`)
  })

  it('which behaviour changes', async () => {
    const id = 'hunter-behaviour'
    const lines = Array.from({ length: 9 }, (_, at) => `+\tx${at}();`)
    const diff = diffOf(lines, undefined, 'int qux_reset(void)')
    await known(id, 'qux_reset() is the only function that changes', FIX, { diff })
    const two = diff + diffOf(['+\ty();'], 'drivers/foo/b.c', 'int qux_start(void)')
    await left(id, 'open', FIX, { diff: two })
    await known(id, 'the text speaks of qux_reset()', `${FIX}\nBoth the qux and its reset.\n`, {
      diff: two,
    })
    await left(id, 'open', `${FIX}No functional change.\n\nFixes: 5c0ffee15900 ("foo: cache")\n`, {
      diff,
    })
  })
})
