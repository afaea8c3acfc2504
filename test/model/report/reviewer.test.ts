import { answered, diffOf, known, left } from '../../support/reportText'

describe('the reviewer asks', () => {
  describe('what was wrong or missing', () => {
    const id = 'reviewer-problem'

    it('of a fix', () =>
      answered(id, 'foo: fix the bar\n\n«The bar is not flushed at exit.» Flush it.\n'))

    it('and takes what stands before the deed of a fix for the answer', () =>
      answered(id, 'foo: fix the bar\n\n«The bar holds the old state.» Flush it.\n'))

    it('of a feature, in narrower words', async () => {
      await answered(id, 'foo: add a flush\n\n«So far the bar is written at exit.» Add a flush.\n')
      await left(id, 'notAsked', 'foo: add a flush\n\nFlushing must never sleep.\n')
    })

    it('and misses it', () => left(id, 'open', 'foo: fix the bar\n\nUpdate the bar.\n'))

    it('of nothing mechanical', () => left(id, 'notAsked', 'foo: rename bar to baz\n\nText.\n'))
  })

  describe('why', () => {
    const id = 'reviewer-reason'

    it('and finds the reason', () =>
      answered(id, 'foo: rename bar\n\nRename it. «The name is taken because of baz.»\n'))

    it('and misses it', () => left(id, 'open', 'foo: rename bar\n\nRename bar to baz.\n'))

    it('but not of new hardware', () =>
      left(id, 'notAsked', 'foo: add support for FB1234\n\nAdd the FB1234.\n'))
  })

  describe('whether all that changes is named', () => {
    const id = 'reviewer-coverage'
    const added = (count: number) => Array.from({ length: count }, (_, at) => `+\tx${at}();`)
    const two = diffOf(added(40)) + diffOf(added(30), 'drivers/foo/qux.c')

    it('and names what is not', async () => {
      await left(id, 'open', 'foo: add a flush\n\nFlush the bar.\n', { diff: two })
      await known(
        id,
        'no large part of the 2 files goes unnamed',
        'foo: add a flush\n\nThe qux flushes the bar.\n',
        {
          diff: two,
        },
      )
    })

    it('but not of one small file', () =>
      known(id, 'drivers/foo/foo.c is the only file, 2 lines', 'foo: add x\n\nText.\n', {
        diff: diffOf(added(2)),
      }))
  })

  describe('whether values change silently', () => {
    const id = 'reviewer-hidden'
    const diff = diffOf(['-#define FOO_MAX 4', '+#define FOO_MAX 8'])

    it('of constants', async () => {
      await left(id, 'open', 'foo: fix the bar\n\nIt is stale.\n', { diff })
      await known(
        id,
        'FOO_MAX changes, and the text says so',
        'foo: fix the bar\n\nRaise FOO_MAX.\n',
        { diff },
      )
    })

    it('of defaults in Kconfig', () =>
      left(id, 'open', 'foo: fix the bar\n\nIt is stale.\n', {
        diff: diffOf([' config QUX', '-\tdefault y', '+\tdefault n'], 'drivers/foo/Kconfig', ''),
      }))

    it('but not where none changes', () =>
      left(id, 'notAsked', 'foo: fix the bar\n\nIt is stale.\n', { diff: diffOf(['+\tx();']) }))
  })

  describe('how it was tested', () => {
    const id = 'reviewer-tests'

    it('and finds it', () => answered(id, 'foo: fix the bar\n\nFlush it. «Tested on a Foo 2.»\n'))

    it('of a fix that shows a log', () =>
      left(id, 'open', 'foo: fix the bar\n\nIt dies:\n\n    BUG: at bar\n'))

    it('of nothing small', () => left(id, 'notAsked', 'foo: fix the bar\n\nIt is stale.\n'))
  })
})
