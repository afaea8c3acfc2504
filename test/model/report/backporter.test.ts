import { answered, diffOf, known, left } from '../../support/reportText'

const CULPRIT = { hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }
const FIX = 'foo: fix the bar\n\nIt is stale.\n'
const TAGGED = `${FIX}\nFixes: 5c0ffee15900 ("foo: cache the bar")\n`

describe('the backporter asks', () => {
  it('whether it is a fix', async () => {
    await known('backporter-fix', 'yes: it has a Fixes: line', TAGGED)
    await known('backporter-fix', 'yes, as its subject says', FIX)
    await known('backporter-fix', 'no, by its words and its trailers', 'foo: add a flush\n')
    await left(
      'backporter-fix',
      'open',
      'foo: flush earlier\n\nThe machine crashes. Flush earlier.\n',
    )
  })

  describe('since when', () => {
    const id = 'backporter-since'

    it('and git knows the release', () =>
      known(id, 'since v6.1 (Fixes: 5c0ffee15900)', TAGGED, {
        git: [{ ...CULPRIT, release: 'v6.1' }],
      }))

    it('and hears that no release has the fault', () =>
      known(id, 'since commit 5c0ffee15900, which no release here contains', TAGGED, {
        git: [CULPRIT],
      }))

    it('in a repository that does not know the commit', () => left(id, 'open', TAGGED))

    it('and misses it', () => left(id, 'open', FIX))

    it('not of what is no fix', () => left(id, 'notAsked', 'foo: add a flush\n'))
  })

  it('how bad it is', async () => {
    await answered(
      'backporter-severity',
      'foo: fix the bar\n\nIt is old. «The machine then crashes.»\n',
    )
    await left('backporter-severity', 'open', 'foo: fix the bar\n\nThe bar is old.\n')
  })

  it('whom it hits, by the Makefile', async () => {
    const tree = {
      'drivers/foo/Makefile':
        'obj-$(CONFIG_FOO_CORE) += foocore.o\nfoocore-y := foo.o \\\n\tbar.o\n',
    }
    const diff = diffOf(['+\tflush();'])
    await known('backporter-affected', 'builds with CONFIG_FOO_CORE', FIX, { diff, tree })
    await known('backporter-affected', 'whoever uses drivers/foo/foo.c', FIX, { diff })
  })

  it('whether it fits stable, in Linux only', async () => {
    const diff = diffOf(['+\tflush();'])
    await left('backporter-stable-rules', 'notAsked', FIX, { diff })
    await known('backporter-stable-rules', 'yes, by its size: 1 line with context', FIX, {
      diff,
      linux: true,
    })
  })
})
