import assert from 'node:assert/strict'
import { findings } from '../support/kernelPatch'
import { temporaryFolder } from '../support/temporaryFolder'

const SIGNED = 'Signed-off-by: Ada Author <ada@example.org>\n'
const TEXT = 'It can be stale after a resume.\n\n'
const DIFF =
  '---\n drivers/foo.c | 2 +-\n\ndiff --git a/drivers/foo.c b/drivers/foo.c\n--- a/drivers/foo.c\n+++ b/drivers/foo.c\n@@ -1,3 +1,3 @@ int bar(void)\n {\n-\treturn 0;\n+\treturn 1;\n    Reviewed-by: nobody\n'

/** A patch of somebody, of which line 6 is the first of the text. */
function patch(body: string, subject = 'foo: flush the bar'): string {
  return [
    'From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001',
    'From: Ada Author <ada@example.org>',
    'Date: Tue, 14 Nov 2023 22:13:20 +0100',
    `Subject: [PATCH] ${subject}`,
    '',
    `${body}${DIFF}-- \n2.39.5\n\n`,
  ].join('\n')
}

/** Rules that speak of the change or the project, not of what checkpatch.pl gets wrong. */
const ASIDE = ['subject-not-imperative', 'body-log-noise', 'trailer-order']

/**
 * What checkpatch.pl of Linux 7.2 is known to get wrong, each seen by running it. `expected` has what is found instead,
 * as `line rule`; an empty list where the script cries for nothing.
 */
const DEFECTS: readonly {
  readonly name: string
  readonly text: string
  readonly expected: readonly string[]
}[] = [
  {
    name: 'reads no text and no references behind the first sign-off',
    text: patch(
      `${TEXT}${SIGNED}Link: not-a-url\nBug: https://bugs.example.org/1\nFixes: deadbeefdead "x y"\n`,
    ),
    expected: ['9 body-link-outside-tag', '10 body-link-outside-tag', '11 fixes-form'],
  },
  {
    name: 'sees no long line behind the first sign-off',
    text: patch(
      `${SIGNED}\nThe cache of the bar can be stale after a resume because the firmware does not tell us about it.\n\nReviewed-by: Bob Reviewer <bob@example.org>\n`,
    ),
    expected: ['8 body-line-too-long'],
  },
  {
    name: 'counts the bytes of accented text',
    text: patch(
      `${'Für größere Übungen müssen künftig größere Bücher über Öl da sein. '.trim()}\n\n${SIGNED}`,
    ),
    expected: [],
  },
  {
    name: 'reports the first of two long lines alone',
    text: patch(
      `The cache of the bar can be stale after a resume because the firmware does not tell us about it.\n\nThe cache of the foo can be stale after a resume because the firmware does not tell us about it.\n\n${SIGNED}`,
    ),
    expected: ['6 body-line-too-long', '8 body-line-too-long'],
  },
  {
    name: 'has nothing to say of a subject',
    text: patch(`${TEXT}${SIGNED}`, `fixed stuff${' that goes on'.repeat(6)}.`),
    expected: ['4 subject-ends-with-period', '4 subject-length', '4 subject-prefix-missing'],
  },
  {
    name: 'forgets the form of a Fixes: line whose commit is unknown',
    text: patch(`${TEXT}fixes: DEADBEEF 'x y'\n${SIGNED}`),
    expected: ['8 fixes-form', '8 trailer-case'],
  },
  {
    name: 'takes a sign-off by a machine',
    text: patch(`${TEXT}${SIGNED}Signed-off-by: Claude <noreply@anthropic.com>\n`),
    expected: ['9 sign-off-by-tool'],
  },
  {
    name: 'takes a wrong address of the stable team, and noautosel without a reason',
    text: patch(`${TEXT}Cc: stable@lists.linux.dev\nCc: <stable+noautosel@kernel.org>\n${SIGNED}`),
    expected: ['8 stable-form', '9 stable-form'],
  },
  {
    name: 'reads the first message of an mbox alone, and sees its sign-off twice',
    text:
      patch(`${TEXT}${SIGNED}`) +
      patch(`${TEXT}signed-off-by: Ada Author <ada@example.org>\n`, 'foo: flush it too.'),
    expected: ['26 subject-ends-with-period', '30 trailer-case'],
  },
  {
    name: 'complains outside a repository of every commit that is named as it should be',
    text: patch(
      `Since commit 5c0ffee15900 ("foo: cache the bar") it can be stale.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n${SIGNED}`,
    ),
    expected: [],
  },
  {
    name: 'takes prose for a trailer, and the context of a diff as well',
    text: patch(`Nearby: we also see that the bar is stale there after the resume.\n\n${SIGNED}`),
    expected: [],
  },
  {
    name: 'forgets at the first empty line that a log is quoted',
    text: patch(
      `This is what it says:\n\n[   12.345678] BUG: KASAN: slab-out-of-bounds in bar_flush+0x12/0x40 at ffff888012345678 by task foo/1\n\n[   12.345679] The buggy address is the one that belongs to the object at ffff888012345678 of that cache\n\n${SIGNED}`,
    ),
    expected: [],
  },
]

describe('what checkpatch.pl gets wrong', function () {
  this.timeout(30_000)

  for (const { name, text, expected } of DEFECTS) {
    it(name, () =>
      temporaryFolder({ 'a.patch': text }, async cwd => {
        const ended = await findings(['--no-tree', 'a.patch'], { cwd })
        const found = ended.findings
          .filter(({ rule, severity }) => severity !== 'information' && !ASIDE.includes(rule))
          .map(({ line, rule }) => `${line} ${rule}`)
        assert.deepEqual([...new Set(found)].sort(byLine), expected)
      }),
    )
  }
})

function byLine(a: string, b: string): number {
  return parseInt(a, 10) - parseInt(b, 10) || (a < b ? -1 : 1)
}
