import assert from 'node:assert/strict'
import type { Problem } from '../../server/rules/run'
import { hoverText } from '../../server/lsp/hoverText'
import fixesForm from '../../server/rules/trailers/fixes-form'
import type { Commit } from '../../server/host/git'
import type { Report } from '../../server/services/report'

const COMMIT: Commit = {
  hash: '5c0ffee15900d0123456789abcdef0123456789a',
  subject: '<img src=x> [link](command:evil) `code` *bar* http://x.org',
  author: { name: 'A_d_a', email: 'ada@example.org' },
  date: '2026-01-02T03:04:05+00:00',
}

describe('hoverText', () => {
  it('never takes what a commit says for markup', () => {
    const { value } = hoverText({ at: { start: 0, end: 1 }, problems: [], commit: COMMIT }, true)
    const unescaped = value.replace(/\\./g, '')
    assert.equal(unescaped.replace(/^`[0-9a-f]{12}` /, '').replace(/[\w \n,-]/g, ''), '')
  })

  it('leads to examples and to who says so', () => {
    const problem: Problem = {
      rule: fixesForm,
      at: { start: 0, end: 1 },
      message: 'Write the tag anew.',
      severity: 'error',
      fixes: [],
    }
    const { value } = hoverText(
      { at: { start: 0, end: 1 }, problems: [problem], commit: undefined },
      true,
    )
    assert.match(value, /\[examples\]\([^)]*fixes-form\.md\) · \[kernel documentation\]\(https/)
    assert.doesNotMatch(value, /\[fixes-form\]/)
  })

  it('says whose wish a weight is', () => {
    const asked = {
      by: 'the tip tree',
      because: 'Tags come in one order.',
      source: 'https://docs.kernel.org/process/maintainer-tip.html',
    }
    const at = { start: 0, end: 1 }
    const problem: Problem = {
      rule: fixesForm,
      at,
      message: 'x',
      severity: 'error',
      fixes: [],
      asked,
    }
    const hover = { at, problems: [problem], commit: undefined }
    assert.ok(
      hoverText(hover, true).value.includes(`Asked by [the tip tree](${asked.source}): Tags`),
    )
    assert.ok(
      hoverText(hover, false).value.includes(`Asked by the tip tree (${asked.source}): Tags`),
    )
  })

  it('is plain where the editor reads no Markdown', () => {
    const { kind, value } = hoverText(
      { at: { start: 0, end: 1 }, problems: [], commit: COMMIT },
      false,
    )
    assert.equal(kind, 'plaintext')
    assert.equal(value, `5c0ffee15900 ${COMMIT.subject}\nA_d_a <ada@example.org>, 2026-01-02`)
  })

  it('says of a report what is found and what is open', () => {
    const question = { question: 'Why?', text: 'x' }
    const report: Report = {
      index: 0,
      subject: 'foo',
      at: { start: 0, end: 1 },
      kind: 'fix',
      ready: [],
      readers: [
        {
          reader: 'reviewer',
          questions: [
            { ...question, id: 'a', topic: 'why', state: 'answered' },
            { ...question, id: 'b', topic: 'tests', state: 'open' },
            { ...question, id: 'c', topic: 'values', state: 'notAsked' },
          ],
        },
        { reader: 'user', questions: [{ ...question, id: 'd', topic: 'x', state: 'notAsked' }] },
      ],
    }
    const hover = { at: report.at, problems: [], commit: undefined, report }
    assert.equal(
      hoverText(hover, false).value,
      'Changelog report\nReviewer: finds why; open: tests',
    )
    assert.match(
      hoverText(hover, true).value,
      /^\*\*Changelog report\*\*\n\n- \*\*Reviewer\*\*: finds why/,
    )
  })
})
