import assert from 'node:assert/strict'
import { namesInText } from '../../server/model/namesInText'
import { isInDiff, isPartOfOne, namesInDiff } from '../../server/model/namesInDiff'
import { nearNames } from '../../server/model/nearName'
import { renames } from '../../server/model/renames'
import { parseDiff } from '../../server/parse/diff'
import { readMessages } from '../../server/services/messages'
import { Slice } from '../../server/text/slice'
import { diffOf } from '../support/diffOf'

describe('names in a text', () => {
  const namesOf = (text: string): string[] => {
    const [read] = readMessages(Slice.of(`foo_bar: say it\n\n${text}\n`), 'message', {
      state: 'outgoing',
    })
    return read ? namesInText(read.message).map(({ name, sort }) => `${sort} ${name}`) : []
  }

  for (const [text, names] of [
    ['Let foo_bar() call do_it().', ['function foo_bar', 'function do_it']],
    [
      'With CONFIG_FOO=y and `foo_bar`, "foo_baz".',
      ['symbol CONFIG_FOO', 'word foo_bar', 'word foo_baz'],
    ],
    ['See ./drivers/foo.c and foo/Kconfig.', ['path drivers/foo.c', 'path foo/Kconfig']],
    ['Wrapped over\nlines: foo_bar\nand foo_baz.', ['word foo_bar', 'word foo_baz']],
    ['Any CONFIG_FOO_*, foo_{a,b}, foo_<x>, foo_... and fn*() is meant.', []],
    ['A plain sentence without names, e.g. and/or.', []],
    ['ops->foo_bar() and the .foo_bar() method', []],
    ['As commit 5c0ffee15900 ("foo: add foo_bar() to it") says.', []],
    ['> foo_bar()\n\n    foo_bar()\n\n| foo_bar() |', []],
    ['foo.c:12: undefined reference to foo_bar', []],
    ['See https://example.org/foo_bar for it.', []],
    ['$ foo_bar show\nfoo_baz: 1', []],
    ['foo_bar    what it is', []],
    ['The two [i,d]foo_bar() differ.', []],
  ] as const) {
    it(text.split('\n', 1)[0] ?? '', () => {
      assert.deepEqual(namesOf(text), names)
    })
  }

  it('stand where they were written, without the parentheses', () => {
    const text = 'foo: say it\n\nLet foo_bar()\ncall it.\n'
    const [read] = readMessages(Slice.of(text), 'message', { state: 'outgoing' })
    const [name] = read ? namesInText(read.message) : []
    assert.deepEqual(name?.at.span, { start: 17, end: 24 })
  })
})

describe('names in a diff', () => {
  const diff = parseDiff(
    Slice.of(diffOf('lib/foo.c', ' keep_it\n-old_it\n+new_it -DFOO_FLAG', 'int in_here(void)')),
  )
  const names = namesInDiff(diff)

  it('are told apart by side', () => {
    assert.deepEqual([...names.removed], ['old_it'])
    assert.deepEqual([...names.added], ['new_it', 'FOO_FLAG'])
    for (const name of ['keep_it', 'in_here', 'foo', 'new_it', 'old_it'])
      assert.ok(isInDiff(names, name), name)
    assert.ok(!isInDiff(names, 'no_it'))
  })

  it('may be named without a prefix', () => {
    assert.ok(isPartOfOne(names, 'here'))
    assert.ok(!isPartOfOne(names, 'ere'))
  })
})

describe('near names', () => {
  for (const [name, others, near] of [
    ['foo_get_frist_bar', ['foo_get_first_bar'], ['foo_get_first_bar']],
    ['COFNIG_FOO', ['CONFIG_FOO'], ['CONFIG_FOO']],
    ['efi_runtime_date', ['efi_runtime_data'], ['efi_runtime_data']],
    ['CONFIG_FOO_BANK', ['CONFIG_FOO_BANKS'], ['CONFIG_FOO_BANKS']],
    ['CONFIG_LOADADDR', ['CONFIG_LOAD_ADDR'], ['CONFIG_LOAD_ADDR']],
    ['foo_bar', ['foo_bar'], []],
    ['foo_items', ['foo_item'], []],
    ['foo_uart1', ['foo_uart2'], []],
    ['upper_NN_bits', ['upper_16_bits'], []],
    ['BOOTx_FOO', ['BOOTM_FOO'], []],
    ['foo_get_bar', ['foo_set_bar'], []],
    ['foo_tx_bar', ['foo_rx_bar'], []],
    ['maybe_unused', ['__maybe_unused'], []],
    ['FOO_SEL_A', ['FOO_SEL_B'], []],
    ['FOO_UART', ['FOO_UARTA'], []],
    ['CMD_CTRL', ['CMDCTRL'], []],
    ['Foo_bar', ['foo_bar'], []],
    ['foo_handle', ['foo_handled', 'foo_handler', 'foo_handl_'], []],
  ] as const) {
    it(`${name}: ${near.join() || 'none'}`, () => {
      assert.deepEqual(nearNames(name, others), near)
    })
  }
})

describe('renames', () => {
  const renamesOf = (lines: string): unknown[] => [
    ...renames(parseDiff(Slice.of(diffOf('foo.c', lines)))),
  ]

  it('are names that differ in lines that are otherwise the same', () => {
    assert.deepEqual(renamesOf('-int old_it(int a);\n+int new_it(int a);\n x'), [
      ['old_it', 'new_it'],
    ])
  })

  for (const [why, lines] of [
    ['the old name stays', '-a = old_it(b);\n+a = new_it(b);\n old_it();'],
    ['the new name was there', '-a = old_it(b);\n+a = new_it(b);\n new_it();'],
    ['there are two new ones', '-old_it(a);\n+new_it(a);\n x\n-old_it(b);\n+other_it(b);'],
    ['more than the name changes', '-old_it(a, b);\n+new_it(a);'],
    ['lines were added beside', '-old_it(a);\n+new_it(a);\n+more();'],
    ['a number changes', '-a = 1;\n+a = 2;'],
  ] as const) {
    it(`are none where ${why}`, () => {
      assert.deepEqual(renamesOf(lines), [])
    })
  }
})
