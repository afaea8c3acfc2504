import assert from 'node:assert/strict'
import fc from 'fast-check'
import { historyPage } from '../../client/historyPicture'
import type { PathActivity } from '../../server/protocol/pathActivity'

const ADA = { name: 'Ada', email: 'ada@example.org', commits: 3, last: '2026-05-05' }

const ONE: PathActivity = {
  subject: 'drivers/foo/foo.c',
  commits: 4,
  people: 2,
  first: '2025-10-01',
  last: '2026-05-05',
  lately: { commits: 3, people: 1, most: ADA },
  unit: 'quarter',
  periods: [
    { year: 2025, quarter: 4, commits: [0, 1] },
    { year: 2026, quarter: 1, commits: [0, 0] },
    { year: 2026, quarter: 2, commits: [3, 0] },
  ],
  shown: [ADA],
  others: { commits: 1, people: 1 },
  notices: [],
}

describe('the picture of a history', () => {
  it('lets nothing in but its own style sheet', () => {
    const page = historyPage(ONE, 'n0nce')
    assert.match(page, /content="default-src 'none'; style-src 'nonce-n0nce'"/)
    assert.match(page, /<style nonce="n0nce">/)
    assert.doesNotMatch(page, /<script|\son\w+=|\sstyle=|https?:|#[0-9a-f]{6}\b/i)
  })

  it('has a bar as tall as its commits, and the words for it', () => {
    const page = historyPage(ONE, '')
    assert.match(page, /<rect class="series-0"[^>]* y="0%" [^>]* height="100%"\/>/)
    assert.match(page, /<rect class="series-rest"[^>]* y="66\.67%" [^>]* height="33\.33%"\/>/)
    assert.match(page, /<title>2026 Q2: 3 commits\nAda 3<\/title>/)
    assert.match(page, /<title>2026 Q1: no commits<\/title>/)
    assert.match(page, /4 commits by 2 people from October 2025 to May 2026\./)
    assert.match(page, /In the last year: 3 commits, all by Ada\./)
    assert.match(page, /role="img" aria-label="Commits of each quarter to drivers\/foo\/foo\.c/)
    assert.match(page, /<tr><th scope="row">2025 Q4<\/th><td>1<\/td><td>others 1<\/td><\/tr>/)
  })

  it('shows a bar however small it is beside the tallest', () => {
    const periods = [
      { year: 2026, quarter: 1, commits: [0, 1] },
      { year: 2026, quarter: 2, commits: [5000, 0] },
    ]
    assert.match(historyPage({ ...ONE, periods }, ''), /series-rest"[^>]* height="2%"/)
  })

  it('names few years where there are many', () => {
    const years = (from: number, to: number) => {
      const periods = Array.from({ length: to - from + 1 }, (_, index) => ({
        year: from + index,
        commits: [1, 0],
      }))
      const page = historyPage({ ...ONE, unit: 'year', periods }, '')
      return [...page.matchAll(/y="14">(\d+)</g)].map(match => match[1])
    }
    assert.deepEqual(years(2000, 2026), ['2000', '2010', '2020'])
    assert.deepEqual(years(2022, 2026), ['2022', '2023', '2024', '2025', '2026'])
  })

  it('has a pattern of its own for everybody who has a colour, and for all others', () => {
    const page = historyPage(ONE, '')
    const patterns = [...page.matchAll(/<pattern id="(pattern-\w+)"[^>]*>(.*?)<\/pattern>/g)]
    const fills = [...page.matchAll(/fill: url\(#(pattern-\w+)\)/g)].map(([, id]) => id)
    assert.deepEqual(
      patterns.map(([, id]) => id),
      fills,
    )
    assert.equal(fills.at(-1), 'pattern-rest')
    assert.equal(new Set(patterns.map(([, , drawing]) => drawing)).size, 7)
  })

  it('tells people of one name apart', () => {
    const other = { ...ADA, email: 'ada@example.net', commits: 1 }
    const periods = [{ year: 2026, quarter: 2, commits: [3, 1, 0] }]
    const page = historyPage({ ...ONE, shown: [ADA, other], periods }, '')
    assert.match(page, />Ada \(ada@example\.org\)<.*[^]*>Ada \(ada@example\.net\)</)
    assert.match(page, /<td>Ada \(ada@example\.org\) 3, Ada \(ada@example\.net\) 1<\/td>/)
    assert.match(page, /By author: Ada \(ada@example\.org\) 3, /)
  })

  it('takes what strangers wrote as text', () => {
    const names = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onload='x",
      '\u202egro.live@x\u2066',
      '&lt;b&gt;',
      'x'.repeat(1000),
      '',
    ]
    for (const name of names) {
      const person = { ...ADA, name, email: `<${name}>` }
      const page = historyPage(
        {
          ...ONE,
          subject: name,
          shown: [person],
          lately: { ...ONE.lately, most: person },
          notices: [name],
        },
        '',
      )
      assert.deepEqual(tagsOf(page), EXPECTED_TAGS, name)
      assert.doesNotMatch(page, /[\u202a-\u202e\u2066-\u2069]/)
      assert.doesNotMatch(page.replace(/<h1>.*|<p.*|aria-label=.*|<bdi title=.*/g, ''), /x{61}/)
    }
  })

  it('holds no markup but its own for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name => {
        const person = { ...ADA, name, email: name }
        assert.deepEqual(tagsOf(historyPage({ ...ONE, shown: [person] }, '')), EXPECTED_TAGS)
      }),
    )
  })

  it('says in a sentence why there is none', () => {
    const page = historyPage({ silent: 'Open <a> file.' }, '')
    assert.match(page, /<p>Open &#60;a&#62; file\.<\/p>/)
    assert.doesNotMatch(page, /<svg/)
    const nothing = { ...ONE, commits: 0, people: 0, first: '', last: '', shown: [] }
    assert.match(historyPage(nothing, ''), /git knows no commit here/)
  })
})

const EXPECTED_TAGS = [
  'bdi',
  'body',
  'br',
  'defs',
  'details',
  'div',
  'g',
  'h1',
  'head',
  'html',
  'line',
]
  .concat(['meta', 'p', 'path', 'pattern', 'rect', 'span', 'style', 'summary', 'svg', 'table'])
  .concat(['tbody', 'td', 'text', 'th', 'thead', 'title', 'tr'])
  .filter(tag => tag !== 'br')

/** All kinds of elements on the page. */
function tagsOf(page: string): string[] {
  const tags = [...page.matchAll(/<([a-zA-Z][\w]*)/g)].map(match => match[1] ?? '')
  return [...new Set(tags)].filter(tag => tag !== 'wbr').sort()
}
