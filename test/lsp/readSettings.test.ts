import assert from 'node:assert/strict'
import { settingsFolder } from '../../server/lsp/clientSettings'
import { readSettings, ruleSettings, settingFaults } from '../../server/lsp/readSettings'
import { RULES } from '../../server/rules'

const DEFAULTS = {
  enable: 'auto',
  profile: 'auto',
  check: { delay: 200 },
  projectHabits: true,
  maintainers: { history: true },
  contributors: { personMap: '', domainMap: '' },
  rules: {},
} as const

describe('readSettings', () => {
  it('takes what VS Code sends, and what others send flat', () => {
    const nested = {
      enable: 'always',
      profile: 'tip',
      check: { delay: 5 },
      habits: false,
      maintainers: { history: false },
      contributors: { personMap: 'people', domainMap: '/etc/domains' },
      rules: { a: 'off' },
    }
    const flat = {
      enable: 'always',
      profile: 'tip',
      'check.delay': 5,
      habits: false,
      'maintainers.history': false,
      'contributors.personMap': 'people',
      'contributors.domainMap': '/etc/domains',
      rules: { a: 'off' },
    }
    const { habits, ...others } = nested
    const read = { ...others, projectHabits: habits }
    assert.deepEqual(readSettings(nested), read)
    assert.deepEqual(readSettings(flat), read)
  })

  it('takes anything else for not set', () => {
    for (const sent of [
      undefined,
      null,
      5,
      'x',
      [],
      { enable: 5, check: null, maintainers: 'no', rules: [] },
    ]) {
      assert.deepEqual(readSettings(sent), DEFAULTS, JSON.stringify(sent))
    }
    assert.equal(readSettings({ enable: 'sometimes' }).enable, 'auto')
    assert.equal(readSettings({ profile: 'tipp' }).profile, 'auto')
    assert.equal(readSettings({ check: { delay: -1 } }).check.delay, 0)
    assert.equal(readSettings({ check: { delay: 1e9 } }).check.delay, 60_000)
    assert.deepEqual(readSettings({ rules: { a: 5, b: null, c: 'off' } }).rules, { c: 'off' })
  })

  it('names what it does not know', () => {
    const sent = { profile: 'tipp', rules: { 'subject-lenght': 'off', 'subject-vague': 'off' } }
    assert.deepEqual(settingFaults(sent, RULES), [
      'kernelPatch.profile: There is no profile tipp; did you mean tip?',
      'kernelPatch.rules: There is no rule subject-lenght; did you mean subject-length?',
    ])
    for (const other of [undefined, null, 5, { profile: 5, rules: [] }, { rules: null }])
      assert.deepEqual(settingFaults(other, RULES), [])
  })

  it('tells severities from options', () => {
    const rules = {
      'subject-vague': 'off',
      'subject-length': { severity: 'error', limit: 60, nonsense: 1, other: {} },
      'subject-missing': 'enormous',
      'no-such-rule': 'off',
    }
    assert.deepEqual(ruleSettings(rules, RULES), {
      'subject-vague': { severity: 'off', options: {} },
      'subject-length': { severity: 'error', options: { limit: 60 } },
      'subject-missing': { options: {} },
    })
  })
})

describe('settingsFolder', () => {
  const folders = ['/src', '/src/linux', '/other/linux/drivers']

  it('is the innermost open folder around a file', () => {
    assert.equal(
      settingsFolder('file:///src/linux/x.patch', '/src/linux', folders),
      'file:///src/linux',
    )
    assert.equal(settingsFolder('file:///src/x.patch', undefined, folders), 'file:///src')
  })

  it('is a folder of the tree for what lies beside it', () => {
    const message = 'file:///other/linux/.git/COMMIT_EDITMSG'
    assert.equal(settingsFolder(message, '/other/linux', folders), 'file:///other/linux/drivers')
    assert.equal(settingsFolder('vscode-scm:git/scm0/input', '/src/linux', folders), 'file:///src')
  })

  it('is the tree itself where no folder is open, and nothing without a tree', () => {
    assert.equal(settingsFolder('file:///k/x.patch', '/k', folders), 'file:///k')
    assert.equal(settingsFolder('file:///tmp/x.patch', undefined, folders), undefined)
  })
})
