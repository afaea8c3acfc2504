import { answered, diffOf, known, left } from '../../support/reportText'

const PARAMETER = diffOf(['+module_param(depth, int, 0444);'])

describe('the user asks', () => {
  describe('what to notice', () => {
    const id = 'user-difference'

    it('of interfaces', async () => {
      await known(id, 'depth is named', 'foo: let one choose\n\nThe depth can be set.\n', {
        diff: PARAMETER,
      })
      await left(id, 'open', 'foo: let one choose\n\nFlush the bar.\n', { diff: PARAMETER })
    })

    it('of faults', () =>
      answered(id, 'foo: fix the bar\n\n«The machine crashes at exit.» Flush it.\n', {
        diff: diffOf(['+\tflush();']),
      }))

    it('but not of the inside', () =>
      left(id, 'notAsked', 'foo: add a flush\n\nFlush it.\n', { diff: diffOf(['+\tflush();']) }))
  })

  it('whether the subject is plain', async () => {
    await answered('user-subject', 'foo: «fix the crash in foo_bar()»\n')
    await left('user-subject', 'open', 'foo: fix foo_bar() and bar_baz\n')
  })

  it('what takes the place of what is gone', async () => {
    const id = 'user-must-act'
    const diff = diffOf(['-module_param(depth, int, 0444);', '+module_param(levels, int, 0444);'])
    await left(id, 'open', 'foo: rename a parameter\n\nText.\n', { diff })
    await known(id, 'levels takes the place of depth', 'foo: rename depth to levels\n\nText.\n', {
      diff,
    })
    await left(id, 'notAsked', 'foo: add depth\n', { diff: PARAMETER })
  })

  it('which hardware it is', async () => {
    const id = 'user-hardware'
    const diff = diffOf(['+\t{ .compatible = "acme,fb1234" },'])
    await known(id, 'acme,fb1234, which the text names', 'foo: add the FB1234\n', { diff })
    await left(id, 'open', 'foo: add one more\n', { diff })
  })

  it('where it is documented', async () => {
    const id = 'user-documented'
    const page = diffOf(['+depth: how deep'], 'Documentation/foo.rst', '')
    await left(id, 'open', 'foo: add depth\n', { diff: PARAMETER })
    await known(id, 'in Documentation/foo.rst, in the same patch', 'foo: add depth\n', {
      diff: PARAMETER + page,
    })
  })
})
