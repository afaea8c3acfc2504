import assert from 'node:assert/strict'
import { changeFrom } from '../../server/model/change'
import { changeKind, kindByWords, type ChangeKind } from '../../server/model/changeKind'
import type { Message } from '../../server/model/message'
import { readMessages } from '../../server/services/messages'
import { Slice } from '../../server/text/slice'
import { diffOf } from '../support/diffOf'

describe('the kind of a change', () => {
  for (const [kind, subjects] of Object.entries({
    fix: [
      'foo: fix out-of-bounds write in the bar',
      'foo: correct the return value of foo_bar()',
      "foo: don't select a symbol that is gone",
      'foo: avoid NULL pointer use',
      'foo: stop disabling the bar',
      'foo: check return value of foo_bar()',
      'foo: use correct Kconfig symbol',
      'foo: set proper frame size',
      'foo: handle allocation failure',
      'foo: add missing headers',
      'foo: add bounds check to the bar',
      'Foo Bar Boot Stall Fix',
      'foo: work around erratum 7',
      'foo: initialize the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")',
      'foo: remove the second call\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")',
    ],
    cosmetic: [
      'foo: fix typo in Makefile',
      'foo: fix a typo in the test\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")',
      'foo: Fix several coding style issues',
      'foo: clean up comments',
      'foo: fix foo_flags description',
      'foo: restyle remaining',
      'foo: cosmetic: use definitions of bar.h',
      'foo: update copyright',
    ],
    id: [
      'foo: add support for the Foo 7 USB IDs',
      'foo: Add R-Car DT compatible',
      'foo: add acme,bar compatible string',
      'foo: add bar 0240 pid4',
      'foo: add MIDR entry for Cortex-A7',
      'foo: quirk for the bar',
    ],
    removal: ['foo: drop unused code', 'foo: Remove ATAGS support', 'Remove confusing NULL'],
    mechanical: [
      'foo: rename the regulator node',
      'foo: Staticize and constify driver ops',
      'foo: deduplicate clock gates',
      'foo: factor out the search for the bar',
      'foo: Use dev_read_addr_x() APIs',
      'foo: switch to foo_alloc()',
      'foo: squash foo() into bar()',
      'foo: minor code cleanup',
    ],
    feature: [
      'foo: add support for the bar',
      'foo: add compatible multimatch test',
      'foo: enable the bar',
      'foo: add fix-up function',
      'foo: support fixed clocks',
      'foo: introduce foo_fixup_bar()',
      'foo: switch from tftp to wget',
      'foo: replace unbounded polling with bounded waits',
      'foo: align tables to 8 bytes by default',
      'foo: set the bar after reset',
      'foo: fall back to importlib_resources',
    ],
    import: [
      'foo: sync with Linux 6.6',
      'dts: sync the overrides with upstream',
      'Update kernel headers to v6.9',
      'libfoo: update to AOSP 1.3.0',
      'lib: import sm3 hash parts from linux',
      'foo: fix it\n\nText.\n\n(cherry picked from commit 5c0ffee15900d0123456789abcdef0123456789a)',
      'foo: fix it\n\n[ Upstream commit 5c0ffee15900d0123456789abcdef0123456789a ]\n\nText.',
    ],
    revert: ['Revert "foo: add the bar"'],
    documentation: [
      'doc: fix typo',
      'MAINTAINERS: add myself for foo',
      'Documentation/foo: say more',
      'foo: document foo_bar()',
      'foo: update the documentation of the bar',
      'foo: add kernel-doc for the bar',
    ],
    release: ['Prepare v2026.07', 'Linux 7.2-rc1'],
    merge: ["Merge branch 'next'"],
  } satisfies Record<ChangeKind, string[]>)) {
    for (const subject of subjects) {
      it(`${kind}: ${subject.split('\n', 1)[0] ?? ''}`, async () => {
        assert.equal(await changeKind(messageOf(`${subject}\n`)), kind)
      })
    }
  }

  it('is left open by words that any change may have', () => {
    assert.equal(kindByWords(messageOf('foo: set the bar after reset\n')), undefined)
  })

  for (const [kind, what, subject, diff] of [
    ['documentation', 'only documents', 'foo: fix the bar', diffOf('doc/foo.rst', '-a\n+b')],
    ['feature', 'a build file', 'foo: bar', diffOf('CMakeLists.txt', '-a\n+b')],
    ['cosmetic', 'only comments', 'foo: fix the bar', diffOf('foo.c', '-/* a */\n+/* b */\n x')],
    ['cosmetic', 'only white space', 'foo: bar', diffOf('foo.c', '-  a = b;\n+\ta = b;')],
    ['feature', 'white space in Python', 'foo: bar', diffOf('foo.py', '-  a = b\n+    a = b')],
    ['fix', 'a moved line', 'foo: fix the bar', diffOf('foo.c', '-a();\n b();\n+a();')],
    ['fix', 'only removed lines', 'foo: fix the bar', diffOf('foo.c', '-a();\n'.repeat(30).trim())],
    ['removal', 'only removed lines', 'foo: the bar', diffOf('foo.c', '-a();\n'.repeat(30).trim())],
    [
      'mechanical',
      'only moved files',
      'foo: bar',
      'diff --git a/foo.c b/bar.c\nsimilarity index 100%\nrename from foo.c\nrename to bar.c\n',
    ],
  ] as const) {
    it(`${kind} by its diff: ${what}`, async () => {
      assert.equal(await changeKind(messageOf(`${subject}\n`, diff)), kind)
    })
  }
})

function messageOf(text: string, diff?: string): Message {
  const change = changeFrom({ diff: () => Promise.resolve(diff) })
  const [read] = readMessages(Slice.of(text), 'message', { state: 'outgoing', change })
  return read?.message ?? assert.fail('There is a message.')
}
