import assert from 'node:assert/strict'
import fc from 'fast-check'
import { touchedPaths } from '../../server/model/touchedPaths'
import { textWith } from '../support/arbitraryText'

describe('touchedPaths', () => {
  for (const { name, patch, paths, fixes = [] } of [
    {
      name: 'both sides of a file',
      patch:
        'diff --git a/x/old.c b/x/new.c\n--- a/x/old.c\n+++ b/x/new.c\n@@ -1,2 +1,2 @@\n-a\n+b\n',
      paths: ['x/old.c', 'x/new.c', 'x/old.c', 'x/new.c'],
    },
    {
      name: 'a new file, and the path that the script makes of /dev/null',
      patch: 'diff --git a/n.c b/n.c\nnew file mode 100644\n--- /dev/null\n+++ b/n.c\n',
      paths: ['n.c', 'n.c', 'dev/null', 'n.c'],
    },
    { name: 'a rename', patch: 'rename from a/b.c\nrename to a/c.c\n', paths: ['a/b.c', 'a/c.c'] },
    {
      name: 'a mode in the summary',
      patch: ' mode change 100644 => 100755 s/run.sh\n',
      paths: ['s/run.sh'],
    },
    {
      name: 'paths without a prefix lose their first part',
      patch: '--- drivers/x.c\n+++ drivers/x.c\n',
      paths: ['x.c', 'x.c'],
    },
    { name: 'a date behind the path', patch: '--- a/x.c\t2026-01-01\n', paths: ['x.c'] },
    {
      name: 'a removed line that looks like a file',
      patch: '--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,1 @@\n--- old comment\n',
      paths: ['x.c', 'x.c', 'old'],
    },
    {
      name: 'no path with a blank in it',
      patch: 'diff --git a/x y.c b/x y.c\nrename from x y.c\n',
      paths: [],
    },
    { name: 'a separator is no file', patch: '---\n', paths: [] },
    {
      name: 'the commits that are fixed',
      patch:
        'Fixes: 5c0ffee15900 ("x")\nFixes:  123456\nfixes: 5c0ffee15901\nFixes: 12345\n Fixes: 5c0ffee15902\n',
      paths: [],
      fixes: ['5c0ffee15900', '123456'],
    },
  ]) {
    it(name, () => {
      const found = touchedPaths(patch)
      assert.deepEqual({ paths: found.paths, fixes: found.fixes }, { paths, fixes })
    })
  }

  it('hands on all other lines, from the first file on as lines of the diff', () => {
    const seen: string[] = []
    const patch =
      'Subject: x\nFixes: 5c0ffee15900\n---\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@ f\n+y\n-- \n2.50'
    touchedPaths(patch, (line, inDiff) => seen.push(`${inDiff ? 'diff' : 'text'} ${line}`))
    assert.deepEqual(seen, [
      'text Subject: x\n',
      'text ---\n',
      'diff +y\n',
      'diff -- \n',
      'diff 2.50',
    ])
  })

  it('never fails', () => {
    const text = textWith([
      'diff --git a/x b/x',
      '--- a/x',
      '+++ b/x',
      '@@ -1,2',
      'rename from x',
      'Fixes: 5c0ffee',
      ' mode change 1 => 2 x',
    ])
    fc.assert(
      fc.property(text, patch => {
        for (const path of touchedPaths(patch).paths) assert.doesNotMatch(path, /\s/)
      }),
    )
  })
})
