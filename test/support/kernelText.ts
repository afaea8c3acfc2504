import fc from 'fast-check'

/** Fragments that make a parser take its rarer ways. */
const FRAGMENTS = [
  'foo: flush the bar',
  'Fixes: 5c0ffee15900 ("foo: cache the bar")',
  'Signed-off-by: Ada <ada@example.org>',
  'Cc: stable@vger.kernel.org # 5.10+',
  ' continued',
  '\t',
  '---',
  '--- a/foo.c',
  '+++ b/foo.c',
  '@@ -1,2 +1,3 @@ bar()',
  'diff --git a/foo.c b/foo.c',
  '# comment',
  '#\tmodified:   foo.c',
  '# ------------------------ >8 ------------------------',
  '; ------------------------ >8 ------------------------',
  '[PATCH v2 1/3]',
  'Re: ',
  '[ ada: shortened ]',
  '(cherry picked from commit 5c0ffee15900)',
  'Link: https://example.org/',
  '"',
  '(',
  ')',
  '«',
  '<',
  '>',
  'ä',
  '😀',
  '\ud800',
  '\u0000',
  ': ',
  ':',
  '=?utf-8?q?=C3=A4?=',
  'commit 5c0ffee15900',
  '- item',
  '    indented',
  'Impact: none',
  'fixup! ',
  'Revert "',
  'the the',
  '',
]

/** Any text, often with lines such as commit messages have. */
export function kernelText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 90 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
  )
  const ending = fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n', '', ' ')
  return fc
    .array(fc.tuple(piece, ending), { maxLength: 40 })
    .map(parts => parts.map(part => part.join('')).join(''))
}
