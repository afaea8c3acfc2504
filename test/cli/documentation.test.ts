import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { CHECK_HELP } from '../../server/cli/checkHelp'
import { RULES } from '../../server/rules'
import { readProjectFile } from '../../server/services/projectFile'
import { kernelPatch } from '../support/kernelPatch'
import { patchText } from '../support/patchTexts'
import { repositoryRoot } from '../support/repositoryRoot'
import { temporaryFolder } from '../support/temporaryFolder'

const page = readFileSync(join(repositoryRoot(), 'docs/command-line.md'), 'utf8')

describe('command line: its documentation', function () {
  this.timeout(10_000)

  it('names every option that check has', () => {
    const options = CHECK_HELP.match(/--[a-z]+(?:-[a-z]+)*/g) ?? []
    assert.ok(options.length > 10)
    for (const option of options) assert.ok(page.includes(`\`${option}`), option)
  })

  it('names no rule that is not there', () => {
    const ids = new Set(RULES.map(({ id }) => id))
    for (const [, id = ''] of page.matchAll(/\[([a-z-]+)\]\n/g)) assert.ok(ids.has(id), id)
  })

  it('shows a .kernel-patch.json in which nothing is wrong', () => {
    const profiles = readFileSync(join(repositoryRoot(), 'docs/profiles.md'), 'utf8')
    const [, example = ''] = /```json\n([^]*?)```/.exec(profiles) ?? []
    const { profile, rules, faults } = readProjectFile(example, RULES)
    assert.deepEqual([profile, Object.keys(rules).length, faults], ['tip', 4, []])
  })

  it('shows what really is printed', async () => {
    const patch = patchText({
      subject: '[PATCH] foo: flush the bar.',
      body: 'It can be stale by then.\n',
    })
    await temporaryFolder({ patch }, async cwd => {
      mkdirSync(join(cwd, 'outgoing'))
      renameSync(join(cwd, 'patch'), join(cwd, 'outgoing/0001-foo-flush-the-bar.patch'))
      const text = await kernelPatch(['check', 'outgoing'], { cwd })
      assert.ok(page.includes(`kernel-patch check outgoing\n${text.out}\`\`\``), text.out)
      const json = await kernelPatch(['check', '--format=json', 'outgoing'], { cwd })
      const [first = ''] = json.out.split('\n')
      assert.ok(page.includes(`\`\`\`json\n${first}\n\`\`\``), first)
    })
  })

  it('shows the report that really is printed', async () => {
    const report = readFileSync(join(repositoryRoot(), 'docs/report.md'), 'utf8')
    const patch = patchText({
      subject: '[PATCH] foo: flush the bar before it is freed',
      body: [
        'When the driver is unbound while a transfer is running, the bar is',
        'freed although the hardware still writes to it, and the machine',
        'crashes:',
        '',
        '    BUG: unable to handle page fault for address 00000000c0ffee00',
        '',
        'Flush the bar first, so that nothing is left to write.',
        '',
        'Reported-by: Rita Reporter <rita@example.org>',
        'Signed-off-by: Ada Author <ada@example.org>',
        '',
      ].join('\n'),
    })
    await temporaryFolder({ '0001-foo.patch': patch }, async cwd => {
      const { out } = await kernelPatch(['report', '0001-foo.patch'], { cwd })
      assert.ok(
        report.includes(`kernel-patch report 0001-foo.patch\n${out.trimEnd()}\n\`\`\``),
        out,
      )
    })
  })
})
