import assert from 'node:assert/strict'
import { messageRule, type Rule } from '../../server/rules/rule'
import subjectEndsWithPeriod from '../../server/rules/subject/subject-ends-with-period'
import subjectLength from '../../server/rules/subject/subject-length'
import signOffMissing from '../../server/rules/trailers/sign-off-missing'
import subjectMissing from '../../server/rules/subject/subject-missing'
import type { CheckedDocument, SilentDocument } from '../../server/services/checkedDocument'
import { LONGEST_DOCUMENT, LONGEST_LINE } from '../../server/services/activity'
import {
  checkedText,
  diagnosticsOf,
  documentOf,
  formattedPatch,
  KERNEL_FILES,
} from '../support/checkedText'
import { unmarked, withMarks } from '../support/marks'
import { memoryFiles } from '../support/memoryFiles'

describe('diagnostics', () => {
  it('finds the problems of a message', async () => {
    assert.equal(
      await marked('foo: flush the bar«.»\n\nText.\n'),
      'foo: flush the bar«.»\n\nText.\n',
    )
  })

  it('counts places in the whole document, comments and mail header included', async () => {
    const message = '# a comment\nfoo: flush the bar«.»\n# another\n'
    assert.equal(await marked(message), message)
    const patch = formattedPatch({ subject: '[PATCH] foo: flush\n the bar«.»' })
    assert.equal(
      await marked(patch, { uri: 'file:///tree/0001-x.patch', languageId: 'diff' }),
      patch,
    )
  })

  it('lets what is missing wait while somebody types', async () => {
    const text = 'foo: flush the bar\n\nText.\n'
    const ids = async (finished: boolean) => {
      const { problems } = await checkedText(text, { rules: [signOffMissing] }, { finished })
      return problems.map(({ rule }) => rule.id)
    }
    assert.deepEqual(await ids(false), [])
    assert.deepEqual(await ids(true), ['sign-off-missing'])
  })

  it('keeps what was missing in the finished text while somebody types elsewhere', async () => {
    const diagnostics = diagnosticsOf({ rules: [signOffMissing] })
    const ids = async (text: string, version: number, finished: boolean) => {
      const result = await diagnostics.check(documentOf(text, { version, finished }))
      return result.silent === undefined ? result.problems.map(({ rule }) => rule.id) : []
    }
    const text = 'foo: flush the bar\n\nText.\n\nMore.\n'
    assert.deepEqual(await ids(text, 1, true), ['sign-off-missing'])
    assert.deepEqual(await ids(text.replace('Text', 'Texts'), 2, false), ['sign-off-missing'])
    const signed = `${text}\nSigned-off-by: Ada <ada@example.org>\n`
    assert.deepEqual(await ids(signed, 3, false), [])
  })

  describe('while a rule waits for git', () => {
    const text = 'foo: flush the bar.\n\nText.\n'
    let answer: () => void
    let slow: Rule
    beforeEach(() => {
      const waiting = new Promise<void>(resolve => {
        answer = resolve
      })
      slow = {
        ...subjectLength,
        id: 'slow',
        async *check({ subject }) {
          await waiting
          if (subject) yield { at: subject.whole, message: 'That took long.' }
        },
      }
    })
    const idsOf = (checked: CheckedDocument | SilentDocument) =>
      checked.silent === undefined ? checked.problems.map(({ rule }) => rule.id) : []
    const isPending = (checked: CheckedDocument | SilentDocument) =>
      checked.silent === undefined && checked.pending

    it('tells in haste what the others found, and later all', async () => {
      const diagnostics = diagnosticsOf({ rules: [subjectEndsWithPeriod, slow], patience: 1 })
      const document = documentOf(text)
      const whole = diagnostics.check(document)
      const known = await diagnostics.checkInHaste(document)
      assert.deepEqual([idsOf(known), isPending(known)], [['subject-ends-with-period'], true])
      answer()
      assert.deepEqual(
        [idsOf(await whole), isPending(await whole)],
        [['slow', 'subject-ends-with-period'], false],
      )
      assert.equal(await diagnostics.checkInHaste(document), await whole)
    })

    it('has all in haste where nothing takes long', async () => {
      const diagnostics = diagnosticsOf({ rules: [subjectEndsWithPeriod, slow], patience: 60_000 })
      answer()
      const known = await diagnostics.checkInHaste(documentOf(text))
      assert.deepEqual([idsOf(known).length, isPending(known)], [2, false])
    })

    it('does not show half a mailbox', async () => {
      const diagnostics = diagnosticsOf({ rules: [subjectEndsWithPeriod, slow], patience: 1 })
      const mbox = formattedPatch().repeat(2)
      const known = diagnostics.checkInHaste(
        documentOf(mbox, { uri: 'file:///tree/two.mbox', languageId: 'mbox' }),
      )
      setTimeout(answer, 20)
      assert.equal(isPending(await known), false)
    })

    it('gives up with a newer version of the text', async () => {
      const diagnostics = diagnosticsOf({ rules: [slow], patience: 1 })
      const overtaken = diagnostics.checkInHaste(documentOf(text))
      const newer = diagnostics.checkInHaste(documentOf(text, { version: 2 }))
      answer()
      await assert.rejects(overtaken, { name: 'AbortError' })
      assert.deepEqual(idsOf(await newer), ['slow'])
    })
  })

  it('finds nothing in a message that nobody has begun', async () => {
    const rules = [subjectMissing, signOffMissing]
    assert.deepEqual((await checkedText('\n# Please enter\n', { rules })).problems, [])
  })

  it('finds nothing missing in the output of git diff', async () => {
    const diff = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'
    const patch = { uri: 'file:///tree/x.diff', languageId: 'diff' }
    const rules = [subjectMissing, signOffMissing]
    assert.deepEqual((await checkedText(diff, { rules }, patch)).problems, [])
    assert.equal((await checkedText(`Text.\n\n${diff}`, { rules }, patch)).problems.length, 1)
  })

  it("is silent, and says why, where the place is none of the kernel's kind", async () => {
    const web = memoryFiles({
      '/tree/.git/HEAD': '',
      '/tree/.git/objects/x': '',
      '/tree/package.json': '{}',
    })
    const silence = async (enable: 'auto' | 'always' | 'never', files = web) =>
      (await diagnosticsOf({ files, settings: { enable } }).check(documentOf('x.\n'))).silent
    assert.match((await silence('auto')) ?? '', /neither scripts\/get_maintainer\.pl nor/)
    assert.equal(await silence('always'), undefined)
    const kernel = memoryFiles({
      '/tree/.git/HEAD': '',
      '/tree/.git/objects/x': '',
      '/tree/MAINTAINERS': 'F: x\n',
    })
    assert.equal(await silence('auto', kernel), undefined)
    assert.match((await silence('never', kernel)) ?? '', /"never"/)
  })

  it('reads a mail of format-patch that lies outside any tree', async () => {
    const mail = { uri: 'file:///home/ada/0001-x.patch', languageId: 'diff' }
    const checked = await checkedText(
      formattedPatch({ subject: '[PATCH] foo: flush it.' }),
      RULES,
      mail,
    )
    assert.equal(checked.problems.length, 1)
    const other = formattedPatch().replace(/^From .*\n/, '')
    assert.match(
      (await diagnosticsOf(RULES).check(documentOf(other, mail))).silent ?? '',
      /lies in no tree/,
    )
    const inTree = documentOf(formattedPatch(), { ...mail, uri: 'file:///web/0001-x.patch' })
    const files = memoryFiles({ '/web/.git/HEAD': '' })
    assert.match((await diagnosticsOf({ files }).check(inTree)).silent ?? '', /neither/)
  })

  it('leaves very long texts alone', async () => {
    const silence = async (text: string) =>
      (await diagnosticsOf(RULES).check(documentOf(text))).silent
    assert.match((await silence('foo: x\n'.repeat(LONGEST_DOCUMENT / 7 + 1))) ?? '', /10 MB/)
    assert.match(
      (await silence(`foo: flush it.\n\n${'a'.repeat(LONGEST_LINE + 1)}\n`)) ?? '',
      /1 MB/,
    )
    assert.equal(await silence(`foo: flush it.\n\n${'a'.repeat(LONGEST_LINE)}\n`), undefined)
  })

  it('checks each version once, whoever asks', async () => {
    let runs = 0
    const counting = ruleThat(() => {
      runs++
    })
    const diagnostics = diagnosticsOf({ rules: [counting] })
    const one = documentOf('foo: one\n')
    await Promise.all([diagnostics.check(one), diagnostics.check(one), diagnostics.read(one)])
    assert.equal(runs, 1)
    await diagnostics.check({ ...one, version: 2 })
    assert.equal(runs, 2)
    await diagnostics.check({ ...one, version: 2, finished: false })
    assert.equal(runs, 3)
    diagnostics.forgetAll()
    await diagnostics.check({ ...one, version: 2, finished: false })
    assert.equal(runs, 4)
  })

  it('gives up what a newer version has overtaken', async () => {
    const diagnostics = diagnosticsOf({ rules: [] })
    const first = diagnostics.check(documentOf('foo: one\n'))
    const second = diagnostics.check(documentOf('foo: two\n', { version: 2 }))
    await assert.rejects(first, { name: 'AbortError' })
    assert.equal((await second).silent, undefined)
    const third = diagnostics.check(documentOf('foo: three\n', { version: 3 }))
    diagnostics.forget('file:///tree/.git/COMMIT_EDITMSG')
    await assert.rejects(third, { name: 'AbortError' })
  })

  it('lets others have their turn in a long mbox, and gives it up when it has changed', async () => {
    let turns = 0
    const beat = setInterval(() => {
      turns++
    }, 0)
    let runs = 0
    const count = () => {
      runs++
    }
    const rules = [ruleThat(count)]
    const diagnostics = diagnosticsOf({ rules })
    const mbox = (version: number) => ({ uri: 'file:///tree/x.mbox', languageId: 'mail', version })
    const text = formattedPatch().repeat(400)
    const checked = await diagnostics.check(documentOf(text, mbox(1)))
    clearInterval(beat)
    assert.equal(checked.silent === undefined && checked.messages.length, 400)
    const first = runs
    assert.equal(first, 400)
    assert.ok(turns > 3, String(turns))
    const stale = diagnostics.check(documentOf(text, mbox(2)))
    setTimeout(() => {
      diagnostics.forget('file:///tree/x.mbox')
    }, 0)
    await assert.rejects(stale, { name: 'AbortError' })
    assert.ok(runs - first < 400, String(runs))
  })

  it('goes on when a rule fails, and tells of each failure once', async () => {
    const logged: string[] = []
    const failing = ruleThat(() => {
      throw new Error('out of cheese')
    })
    const options = {
      rules: [failing, subjectEndsWithPeriod],
      log: (detail: string) => logged.push(detail),
    }
    const diagnostics = diagnosticsOf({ ...options, log: detail => void options.log(detail) })
    for (const version of [1, 2, 3]) {
      const checked = await diagnostics.check(documentOf('foo: flush it.\n', { version }))
      assert.equal(checked.silent === undefined && checked.problems.length, 1)
    }
    assert.equal(logged.length, 1)
    assert.match(logged[0] ?? '', /The rule test-rule failed: Error: out of cheese/)
  })

  it("takes what the tree's files set, and the settings before it", async () => {
    const said: string[] = []
    const files = memoryFiles({
      ...KERNEL_FILES,
      '/tree/.kernel-patch.json':
        '{"rules": {"subject-ends-with-period": "error", "sign-off-missing": "off", "x": "off"}}',
      '/tree/.checkpatch.conf': '--ignore subject-missing',
    })
    const rules = [subjectEndsWithPeriod, signOffMissing, subjectMissing]
    const diagnostics = diagnosticsOf({ rules, files, log: detail => void said.push(detail) })
    for (const version of [1, 2]) {
      const checked = await diagnostics.check(documentOf('foo: flush the bar.\n', { version }))
      assert.ok(checked.silent === undefined)
      assert.deepEqual(
        checked.problems.map(({ rule, severity }) => [rule.id, severity]),
        [['subject-ends-with-period', 'error']],
      )
    }
    assert.deepEqual(said, ['.kernel-patch.json: There is no rule x.'])
    const settings = { rules: { 'subject-ends-with-period': { severity: 'hint' } } } as const
    const { problems } = await checkedText('foo: flush the bar.\n', { rules, files, settings })
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ['hint'],
    )
  })

  it('weighs rules as the profile wants that was chosen or set', async () => {
    const text = `foo: ${'bar '.repeat(18)}x\n\nText.\n`
    const severities = async (profile: string, changed: Record<string, string> = {}) => {
      const { problems } = await checkedText(text, {
        rules: [subjectLength],
        files: memoryFiles({ ...KERNEL_FILES, ...changed }),
        settings: { profile },
      })
      return problems.map(({ rule }) => rule.id)
    }
    assert.deepEqual(await severities('auto'), ['subject-length'])
    assert.deepEqual(await severities('kvm-x86'), [])
    const own = { '/tree/.kernel-patch.json': '{"profile": "kvm-x86"}' }
    assert.deepEqual(await severities('auto', own), [])
    assert.deepEqual(await severities('tip', own), ['subject-length'])
  })

  it('takes severities and options from the settings', async () => {
    const rules = { 'subject-ends-with-period': { severity: 'error' } } as const
    const { problems } = await checkedText('foo: flush it.\n', { ...RULES, settings: { rules } })
    assert.equal(problems[0]?.severity, 'error')
  })
})

const RULES = { rules: [subjectEndsWithPeriod] }

async function marked(
  text: string,
  changes: Parameters<typeof documentOf>[1] = {},
): Promise<string> {
  const bare = unmarked(text).text
  const { problems } = await checkedText(bare, RULES, changes)
  return withMarks(
    bare,
    problems.map(({ at }) => at),
  )
}

function ruleThat(act: () => void): Rule {
  return messageRule({
    id: 'test-rule',
    summary: 'A rule for tests.',
    why: 'So that a test sees it run.',
    source: 'https://example.org/',
    severity: 'warning',
    fixable: false,
    checkpatch: [],
    check() {
      act()
      return []
    },
    examples: [],
  })
}
