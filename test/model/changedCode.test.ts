import assert from 'node:assert/strict'
import { changedInterfaces } from '../../server/model/changedInterfaces'
import { codeSize, removedCode } from '../../server/model/codeLines'
import { unusedSymbols, usedWords } from '../../server/model/newSymbols'
import { parseDiff, type Diff } from '../../server/parse/diff'
import { Slice } from '../../server/text/slice'
import { diffOf } from '../support/diffOf'

const diff = (path: string, lines: string): Diff => parseDiff(Slice.of(diffOf(path, lines)))

describe('lines of code', () => {
  it('count without comments, data, constants and braces', () => {
    const lines =
      '-a();\n+b();\n+\tif (c)\n+{\n+\t{ 1, 2 },\n+\t.d = 3,\n+/* e */\n+#define F 1\n+\tPIN(4, 5),\n+'
    assert.deepEqual(codeSize(diff('foo.c', lines)), { added: 2, removed: 1 })
    assert.deepEqual(codeSize(diff('foo.dts', lines)), { added: 0, removed: 0 })
  })

  it('that are removed have their numbers in the old file, the fullest file first', () => {
    const both = `${diffOf('a.c', '-a();')}${diffOf('b.c', '-a();\n-b();\n+n();\n c\n+m();\n-d();')}`
    assert.deepEqual(removedCode(parseDiff(Slice.of(both))), [
      {
        path: 'b.c',
        ranges: [
          { first: 1, last: 2 },
          { first: 4, last: 4 },
        ],
        count: 3,
      },
      { path: 'a.c', ranges: [{ first: 1, last: 1 }], count: 1 },
    ])
  })
})

describe('changed interfaces', () => {
  for (const [what, path, lines, found] of [
    [
      'another parameter',
      'include/foo.h',
      '-int foo(int a);\n+int foo(int a, int b);',
      ['parameters foo'],
    ],
    [
      'another type, over lines',
      'include/foo.h',
      '-int *foo(int a,\n-\t\tint b);\n+int *foo(int a,\n+\t\tlong b);',
      ['parameters foo'],
    ],
    ['another name of a parameter', 'include/foo.h', '-int foo(int a);\n+int foo(int b);', []],
    ['a constant parameter', 'include/foo.h', '-int foo(char *a);\n+int foo(const char *a);', []],
    [
      'an inline function',
      'include/foo.h',
      '-static inline int foo(int a);\n+static inline int foo(int a, int b);',
      [],
    ],
    ['a macro', 'include/foo.h', '-#define foo(a) bar(a)\n+#define foo(a, b) bar(a)', []],
    ['a private header', 'drivers/foo.h', '-int foo(int a);\n+int foo(int a, int b);', []],
    ['an export', 'lib/foo.c', '-EXPORT_SYMBOL_GPL(foo);', ['export foo']],
    [
      'an export of another sort',
      'lib/foo.c',
      '-EXPORT_SYMBOL(foo);\n+EXPORT_SYMBOL_GPL(foo);',
      [],
    ],
    ['a module parameter', 'lib/foo.c', '-module_param(foo, int, 0644);', ['parameter foo']],
    ['an attribute', 'lib/foo.c', '-static DEVICE_ATTR_RO(foo);', ['attribute foo']],
    ['a constant of user space', 'include/uapi/foo.h', '-#define FOO 1', ['constant FOO']],
    [
      'a binding',
      'Documentation/devicetree/bindings/foo.yaml',
      '-      - const: acme,foo',
      ['binding acme,foo'],
    ],
  ] as const) {
    it(what, () => {
      const names = changedInterfaces(diff(path, `${lines}\n x`)).map(
        each => `${each.what} ${each.name}`,
      )
      assert.deepEqual(names, found)
    })
  }
})

describe('new symbols', () => {
  it('are unused where the diff only defines, declares and exports them', () => {
    assert.deepEqual(
      unusedSymbols(diff('foo.c', '+int foo(int a)\n+{\n+}\n+EXPORT_SYMBOL(foo);')),
      ['foo'],
    )
    assert.deepEqual(unusedSymbols(diff('foo.c', '+int foo(int a)\n+{\n+}\n+\tb = foo(1);')), [])
    assert.deepEqual(unusedSymbols(diff('foo.c', '+static int foo(int a)\n+{\n+}')), [])
    assert.deepEqual(unusedSymbols(diff('lib/Kconfig', '+config FOO\n+\tbool')), ['FOO'])
  })

  it('are used by code and by conditions', () => {
    const used = usedWords(diff('foo.c', '+#ifdef CONFIG_FOO\n+\tbar(1);\n+/* baz */'))
    assert.ok(used.has('FOO') && used.has('bar') && !used.has('baz'))
  })
})
