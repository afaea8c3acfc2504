import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseDiff, type DiffFile, type Hunk } from '../../server/parse/diff'
import { Slice } from '../../server/text/slice'
import { anyUnits, textWith } from '../support/arbitraryText'
import { unmarked } from '../support/marks'
import { assertInside, assertLossless, markedBy } from '../support/slices'

const read = (text: string) => parseDiff(Slice.of(text))

function onlyFile(text: string): DiffFile {
  const { files } = read(text)
  assert.equal(files.length, 1, 'one file')
  return files[0] as DiffFile
}

function onlyHunk(text: string): Hunk {
  const { hunks } = onlyFile(text)
  assert.equal(hunks.length, 1, 'one hunk')
  return hunks[0] as Hunk
}

const HEAD = 'diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n'

/** What a file's header says, as far as a case states it. */
type Said = Partial<
  Pick<
    DiffFile,
    'oldPath' | 'newPath' | 'status' | 'binary' | 'combined' | 'oldMode' | 'newMode' | 'similarity'
  >
>

describe('a file of a diff', () => {
  const hunk = '@@ -1 +1 @@\n-a\n+b\n'
  const cases: readonly { name: string; text: string; said: Said; hunks?: number }[] = [
    {
      name: 'a change',
      text: HEAD + hunk,
      said: {
        oldPath: 'x',
        newPath: 'x',
        status: 'modified',
        binary: false,
        oldMode: '100644',
        newMode: '100644',
      },
      hunks: 1,
    },
    {
      name: 'a new file',
      text: 'diff --git a/x b/x\nnew file mode 100755\nindex 0..2\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+b\n',
      said: {
        oldPath: undefined,
        newPath: 'x',
        status: 'added',
        oldMode: undefined,
        newMode: '100755',
      },
      hunks: 1,
    },
    {
      name: 'a new empty file',
      text: 'diff --git a/d/x b/d/x\nnew file mode 100644\nindex 0000000..e69de29\n',
      said: { oldPath: undefined, newPath: 'd/x', status: 'added' },
    },
    {
      name: 'a deleted file',
      text: 'diff --git a/x b/x\ndeleted file mode 100644\nindex 1..0\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n',
      said: {
        oldPath: 'x',
        newPath: undefined,
        status: 'deleted',
        oldMode: '100644',
        newMode: undefined,
      },
      hunks: 1,
    },
    {
      name: 'a mode',
      text: 'diff --git a/x b/x\nold mode 100644\nnew mode 100755\n',
      said: { oldPath: 'x', newPath: 'x', status: 'mode', oldMode: '100644', newMode: '100755' },
    },
    {
      name: 'a mode and a change',
      text: `diff --git a/x b/x\nold mode 100644\nnew mode 100755\nindex 1..2\n--- a/x\n+++ b/x\n${hunk}`,
      said: { status: 'modified', oldMode: '100644', newMode: '100755' },
      hunks: 1,
    },
    {
      name: 'a rename',
      text:
        'diff --git a/x y b/z\nsimilarity index 97%\nrename from x y\nrename to z\nindex 1..2\n--- a/x y\t\n+++ b/z\n' +
        hunk,
      said: { oldPath: 'x y', newPath: 'z', status: 'renamed', similarity: 97 },
      hunks: 1,
    },
    {
      name: 'a copy',
      text: 'diff --git a/x b/"z\nsimilarity index 100%\ncopy from x\ncopy to "\\"z"\n',
      said: { oldPath: 'x', newPath: '"z', status: 'copied', similarity: 100 },
    },
    {
      name: 'a name with a blank, which a tab follows',
      text: 'diff --git a/x y b/x y\nindex 1..2 100644\n--- a/x y\t\n+++ b/x y\t\n' + hunk,
      said: { oldPath: 'x y', newPath: 'x y', status: 'modified' },
      hunks: 1,
    },
    {
      name: 'quoted names',
      text:
        'diff --git "a/\\303\\274\\t" "b/\\303\\274\\t"\nindex 1..2\n--- "a/\\303\\274\\t"\n+++ "b/\\303\\274\\t"\n' +
        hunk,
      said: { oldPath: 'ü\t', newPath: 'ü\t' },
      hunks: 1,
    },
    {
      name: 'no prefixes',
      text: 'diff --git a/x a/x\nindex 1..2 100644\n--- a/x\n+++ a/x\n' + hunk,
      said: { oldPath: 'a/x', newPath: 'a/x' },
      hunks: 1,
    },
    {
      name: 'a new file without prefixes',
      text: 'diff --git c/x c/x\nnew file mode 100644\nindex 1..2\n--- /dev/null\n+++ c/x\n@@ -0,0 +1 @@\n+b\n',
      said: { oldPath: undefined, newPath: 'c/x', status: 'added' },
      hunks: 1,
    },
    {
      name: 'mnemonic prefixes',
      text: 'diff --git i/x w/x\nindex 1..2 100644\n--- i/x\n+++ w/x\n' + hunk,
      said: { oldPath: 'x', newPath: 'x' },
      hunks: 1,
    },
    {
      name: 'binary files that differ',
      text: 'diff --git a/x b/x\nindex 1..2 100644\nBinary files a/x and b/x differ\n',
      said: { oldPath: 'x', newPath: 'x', status: 'modified', binary: true },
    },
    {
      name: 'a new binary file',
      text: 'diff --git a/x b/x\nnew file mode 100644\nindex 0..2\nBinary files /dev/null and b/x differ\n',
      said: { oldPath: undefined, newPath: 'x', status: 'added', binary: true },
    },
    {
      name: 'a binary patch',
      text: 'diff --git a/x b/x\nindex 1..2 100644\nGIT binary patch\nliteral 5\nMcmb<m00000\n\ndelta 3\nKcmYex00000\n\n',
      said: { binary: true, status: 'modified' },
    },
    {
      name: 'a merge',
      text: 'diff --cc "\\303\\274.c"\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1,2 -1,1 +1,2 @@@ f\n  a\n- b\n +c\n',
      said: { oldPath: 'ü.c', newPath: 'ü.c', combined: true },
    },
    {
      name: 'a diff of another program',
      text: `diff -Nur linux.orig/d/x linux/d/x\n--- linux.orig/d/x\t2026-03-17 10:00:00.000000000 +0100\n+++ linux/d/x\t2026-03-17 10:00:01.0 +0100\n${hunk}`,
      said: { oldPath: 'd/x', newPath: 'd/x', status: 'modified' },
      hunks: 1,
    },
    {
      name: 'a new file of another program',
      text: '--- a/x\t1970-01-01 01:00:00.000000000 +0100\n+++ b/x\t2026-03-17 10:00:01.0 +0100\n@@ -0,0 +1 @@\n+b\n',
      said: { oldPath: undefined, newPath: 'x', status: 'added' },
      hunks: 1,
    },
    {
      name: 'three lines and no more',
      text: `--- drivers/x.c\n+++ drivers/x.c\n${hunk}`,
      said: { oldPath: 'drivers/x.c', newPath: 'drivers/x.c' },
      hunks: 1,
    },
    {
      name: 'a header of quilt',
      text: `Index: linux/x.c\n===================================================================\n--- linux.orig/x.c\n+++ linux/x.c\n${hunk}`,
      said: { oldPath: 'x.c', newPath: 'x.c' },
      hunks: 1,
    },
    {
      name: 'blanks instead of a tab before the time',
      text: `--- a/x.c  2026-03-17 10:00:00.000000000 +0100\n+++ b/x.c  2026-03-17 10:00:00.000000000 +0100\n${hunk}`,
      said: { oldPath: 'x.c', newPath: 'x.c' },
      hunks: 1,
    },
    {
      name: 'a header that was cut',
      text: 'diff --git a/x b/x\n',
      said: { oldPath: 'x', newPath: 'x' },
    },
  ]
  for (const { name, text, said, hunks = 0 } of cases) {
    for (const end of ['\n', '\r\n']) {
      it(`is read: ${name}${end === '\n' ? '' : ', with CRLF'}`, () => {
        const document = text.replaceAll('\n', end)
        const file = onlyFile(document)
        const found = Object.fromEntries(
          Object.keys(said).map(key => [key, file[key as keyof Said]]),
        )
        assert.deepEqual(found, said)
        assert.equal(file.whole.text, document)
        assert.equal(file.hunks.length, hunks)
        assert.equal(file.oldPathAt?.text, file.oldPath)
        assert.equal(file.newPathAt?.text, file.newPath)
      })
    }
  }

  const places: readonly string[] = [
    'diff --git a/x b/x\nindex 1..2\n--- a/«x»\n+++ b/«x»\n@@ -1 +1 @@\n-a\n+b\n',
    'diff --git a/«x» b/«x»\nold mode 100644\nnew mode 100755\n',
    'diff --git a/x b/y\nsimilarity index 100%\nrename from «x»\nrename to "«\\303\\274»"\n',
    '--- a/«x»\t2026-03-17 10:00:00 +0100\n+++ b/«x»\t2026-03-17 10:00:00 +0100\n@@ -1 +1 @@\n-a\n+b\n',
  ]
  for (const marked of places) {
    it(`knows where its paths are written: ${marked.split('\n', 1)[0] ?? ''}`, () => {
      const { text } = unmarked(marked)
      const { oldPathAt, newPathAt } = onlyFile(text)
      assert.equal(markedBy(text, [oldPathAt, newPathAt]), marked)
    })
  }

  const prose: readonly string[] = [
    'diff --git shows nothing here\nand more\n',
    '--- a/x\n+++ b/x\n',
    '--- a/x\nprose\n@@ -1 +1 @@\n',
    ' diff --git a/x b/x\n index 1..2\n',
    '> diff --git a/x b/x\n> index 1..2\n',
    'Index: x\nprose\n',
    '@@ -1 +1 @@\n-a\n+b\n',
    'diff -u a b\nprose\n',
  ]
  for (const text of prose) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(text).files, [])
    })
  }
})

describe('a hunk', () => {
  it('has a header with counts and a section', () => {
    const marked = '@@ -10,2 +20,3 @@ «int f(void)»'
    const { text } = unmarked(`${HEAD}${marked}\n a\n+b\n c\n`)
    const hunk = onlyHunk(text)
    assert.equal(markedBy(text, [hunk.section]).includes(marked), true)
    const { oldStart, oldCount, newStart, newCount, added, removed, complete } = hunk
    assert.deepEqual(
      { oldStart, oldCount, newStart, newCount, added, removed, complete },
      {
        oldStart: 10,
        oldCount: 2,
        newStart: 20,
        newCount: 3,
        added: 1,
        removed: 0,
        complete: true,
      },
    )
    assert.equal(hunk.header.text, '@@ -10,2 +20,3 @@ int f(void)')
  })

  const hunks: readonly {
    name: string
    text: string
    lines: string
    complete?: boolean
    rest?: string
  }[] = [
    {
      name: 'all kinds',
      text: '@@ -1,2 +1,2 @@\n a\n-b\n+c\n',
      lines: 'context:a removed:b added:c',
    },
    { name: 'one line each', text: '@@ -1 +1 @@\n-b\n+c\n', lines: 'removed:b added:c' },
    {
      name: 'lines that look like headers and a signature',
      text: '@@ -1,4 +1,2 @@\n--- a/x\n--- \n a\n--\n+++ b/x\n',
      lines: 'removed:-- a/x removed:--  context:a removed:- added:++ b/x',
      rest: '-- \n2.51.0\n',
    },
    {
      name: 'no newline at the end',
      text: '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
      lines:
        'removed:a noNewline: No newline at end of file added:b noNewline: No newline at end of file',
    },
    {
      name: 'an empty line without its blank',
      text: '@@ -1,3 +1,3 @@\n a\n\n-b\n+c\n',
      lines: 'context:a context: removed:b added:c',
    },
    {
      name: 'a carriage return of the file',
      text: '@@ -1 +1 @@\n-a\r\n+b\n',
      lines: 'removed:a\r added:b',
    },
    {
      name: 'carriage returns of the mail',
      text: '@@ -1 +1 @@\r\n-a\r\r\n+b\r\n',
      lines: 'removed:a\r added:b',
    },
    {
      name: 'an early end',
      text: '@@ -1,9 +1,9 @@\n a\n-b',
      lines: 'context:a removed:b',
      complete: false,
    },
    {
      name: 'an early end before a signature',
      text: '@@ -1,9 +1,9 @@\n a\n-b\n',
      lines: 'context:a removed:b',
      complete: false,
      rest: '-- \n2.51.0\n',
    },
    {
      name: 'an early end at a line that is none of a diff',
      text: '@@ -1,9 +1,9 @@\n a\n-b\n',
      lines: 'context:a removed:b',
      complete: false,
      rest: 'prose\n',
    },
    {
      name: 'more lines than announced',
      text: '@@ -1 +1 @@\n-a\n+b\n',
      lines: 'removed:a added:b',
      rest: '+c\n',
    },
    {
      name: 'one side that is full',
      text: '@@ -1,1 +1,3 @@\n-a\n+b\n',
      lines: 'removed:a added:b',
      complete: false,
      rest: ' c\n',
    },
    { name: 'nothing', text: '@@ -1,0 +1,0 @@\n', lines: '', rest: 'x\n' },
    {
      name: 'absurd counts',
      text: `@@ -1,${'9'.repeat(400)} +1 @@\n-a\n`,
      lines: 'removed:a',
      complete: false,
    },
  ]
  for (const { name, text, lines, complete = true, rest = '' } of hunks) {
    it(`has the lines that its header announces: ${name}`, () => {
      const hunk = onlyHunk(HEAD + text + rest)
      assert.equal(hunk.lines.map(line => `${line.kind}:${line.text}`).join(' '), lines)
      assert.equal(hunk.complete, complete)
      assert.equal(hunk.whole.text, text)
      assert.equal(hunk.added, hunk.lines.filter(({ kind }) => kind === 'added').length)
      assert.equal(hunk.removed, hunk.lines.filter(({ kind }) => kind === 'removed').length)
    })
  }

  it('has lines that stand where they are written', () => {
    const { text, spans } = unmarked(`${HEAD}@@ -1,2 +1,2 @@\n« a»\n«-b»\n«+c»\n`)
    assert.deepEqual(
      onlyHunk(text).lines.map(line => line.at.span),
      spans,
    )
  })
})

describe('a diff', () => {
  it('has files in their order, and text between them', () => {
    const one = `${HEAD}@@ -1 +1 @@\n-a\n+b\n`
    const two = 'diff --git a/y b/y\nold mode 100644\nnew mode 100755\n'
    const { files, pieces } = read(`before\n${one}${two}-- \n2.51.0\n`)
    assert.deepEqual(
      files.map(({ newPath }) => newPath),
      ['x', 'y'],
    )
    assert.deepEqual(
      pieces.map(piece => piece.text),
      ['before\n', one, two, '-- \n2.51.0\n'],
    )
  })

  it('ends a merge where its counts end', () => {
    const merge =
      'diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1,2 -1,2 +1,2 @@@ f\n  a\n--b\n++c\n'
    const { pieces } = read(`${merge}-- \n2.51.0\n`)
    assert.deepEqual(
      pieces.map(piece => piece.text),
      [merge, '-- \n2.51.0\n'],
    )
  })

  const fragments = [
    HEAD,
    `${HEAD}@@ -1,2 +1,2 @@\n`,
    'diff --git a/x b/x\n',
    'diff --git "a/\\303\\274" b/y\n',
    'diff --cc x\n',
    'diff -u a b\n',
    'Index: x\n',
    '=====\n',
    'index 1..2 100644\n',
    'new file mode 100644\n',
    'deleted file mode 100644\n',
    'old mode 100644\n',
    'new mode 100755\n',
    'similarity index 90%\n',
    'rename from x\n',
    'rename to y\n',
    '--- a/x\n',
    '+++ b/x\n',
    '--- /dev/null\n',
    '+++ /dev/null\n',
    '@@ -1 +1 @@\n',
    '@@ -1,3 +1,4 @@ f\n',
    '@@@ -1,2 -1,2 +1,2 @@@\n',
    ' a\n',
    '-a\n',
    '+a\n',
    '\n',
    '\\ No newline at end of file\n',
    'GIT binary patch\n',
    'literal 5\n',
    'McmbAm00000\n',
    'Binary files a/x and b/x differ\n',
    '-- \n',
    '2.51.0\n',
    '  a\n',
    '++a\n',
    '\r\n',
  ]

  it('loses nothing and stays inside, whatever it is', () => {
    fc.assert(
      fc.property(textWith(fragments), anyUnits, anyUnits, (text, before, behind) => {
        // The diff is a part of a larger document: nothing may be read beyond its end.
        const document = Slice.of(`${before}\n${text}${behind}+++ b/x\n@@ -1 +1 @@\n-a\n+b\n`)
        const whole = document.sub(before.length + 1, before.length + 1 + text.length)
        const diff = parseDiff(whole)
        assertLossless(diff.pieces, whole)
        assertInside(diff, whole)
        for (const { hunks } of diff.files) {
          for (const hunk of hunks) {
            const marks = hunk.lines.map(({ kind }) => kind)
            assert.equal(hunk.added, marks.filter(kind => kind === 'added').length)
            assert.equal(hunk.removed, marks.filter(kind => kind === 'removed').length)
          }
        }
      }),
    )
  })
})
