import assert from 'node:assert/strict'
import fc from 'fast-check'
import { RULES } from '../../server/rules'
import type { ConfigPlaces } from '../../server/services/checkpatchConfig'
import { configSettings, parseCheckpatchConfig } from '../../server/services/checkpatchConfig'
import { readProjectFile } from '../../server/services/projectFile'
import { layered, treeSettings } from '../../server/services/treeSettings'
import { memoryFiles } from '../support/memoryFiles'

describe('.checkpatch.conf', () => {
  it('is read as the script reads it', () => {
    const text = `# a comment
  --no-tree   --ignore=FOO,BAR # --ignore NOT_THIS
\t--ignore
 BAZ
--max-line-length 100
-types a,b --TYPES C
--ignore "QUOTED"
`
    assert.deepEqual(parseCheckpatchConfig(text), {
      ignore: ['FOO', 'BAR', 'BAZ', '"QUOTED"'],
      types: ['a', 'b', 'C'],
    })
    assert.deepEqual(parseCheckpatchConfig('--ignore'), { ignore: [], types: [] })
  })

  it('turns off what it names, by type or id in any case', () => {
    const config = { ignore: ['missing_sign_off', 'Subject-Length', 'CAMELCASE'], types: [] }
    assert.deepEqual(Object.keys(configSettings(config, RULES)).sort(), [
      'sign-off-missing',
      'subject-length',
    ])
  })

  it('with --types leaves nothing else on', () => {
    const off = configSettings({ ignore: [], types: ['MISSING_SIGN_OFF', 'CAMELCASE'] }, RULES)
    const on = RULES.filter(({ id }) => off[id] === undefined).map(({ id }) => id)
    assert.deepEqual(on, ['sign-off-missing'])
  })

  it('is looked for where the script looks', async () => {
    const all = {
      '/etc/checks/.checkpatch.conf': '--ignore subject-missing',
      '/tree/.checkpatch.conf': '--ignore subject-length',
      '/home/ada/.checkpatch.conf': '--ignore subject-vague',
      '/tree/.scripts/.checkpatch.conf': '--ignore body-missing',
    }
    const places: ConfigPlaces = {
      tree: '/tree',
      home: '/home/ada',
      configDirectory: '/etc/checks',
    }
    const entries = Object.entries(all)
    for (const [index, [, option]] of entries.entries()) {
      const files = memoryFiles(Object.fromEntries(entries.slice(index)))
      const { rules } = await treeSettings(files, places, RULES)
      assert.deepEqual(Object.keys(rules), [option.replace('--ignore ', '')])
    }
    assert.deepEqual((await treeSettings(memoryFiles({}), places, RULES)).rules, {})
  })
})

describe('.kernel-patch.json', () => {
  it('sets profile, rules and what is ignored', () => {
    const text = JSON.stringify({
      $schema: 'x',
      profile: 'tip',
      rules: {
        'subject-length': { severity: 'error', limit: 60 },
        'subject-vague': 'off',
        'body-missing': {},
      },
      ignore: ['MISSING_SIGN_OFF', 'CAMEL_CASE_X', 'body-this-patch'],
    })
    assert.deepEqual(readProjectFile(`\ufeff${text}`, RULES), {
      profile: 'tip',
      rules: {
        'subject-length': { severity: 'error', options: { limit: 60 } },
        'subject-vague': { severity: 'off', options: {} },
        'body-missing': { options: {} },
        'sign-off-missing': { severity: 'off' },
        'body-this-patch': { severity: 'off' },
      },
      faults: [],
    })
  })

  for (const [content, sentence] of [
    ['[]', 'The file has to be one object in braces.'],
    ['{"rule": {}}', 'There is no "rule"; did you mean rules?'],
    ['{"profile": "tipp"}', 'There is no profile tipp; did you mean tip?'],
    ['{"profile": 5}', '"profile" has to be a name.'],
    ['{"rules": []}', '"rules" has to be an object with the names of rules.'],
    [
      '{"rules": {"subject-lenght": "off"}}',
      'There is no rule subject-lenght; did you mean subject-length?',
    ],
    [
      '{"rules": {"subject-length": "loud"}}',
      'subject-length: the severity has to be one of error, warning, information, hint, off.',
    ],
    [
      '{"rules": {"subject-length": {"limt": 5}}}',
      'subject-length has no option limt; did you mean limit?',
    ],
    [
      '{"rules": {"subject-length": {"limit": "5"}}}',
      'subject-length: "limit" has to be a number.',
    ],
    ['{"rules": {"subject-length": {"toString": "5"}}}', 'subject-length has no option toString.'],
    ['{"rules": {"__proto__": "off"}}', 'There is no rule __proto__.'],
    ['{"ignore": "subject-length"}', '"ignore" has to be a list of names.'],
    [
      '{"ignore": ["subject-lenght"]}',
      'There is no rule subject-lenght; did you mean subject-length?',
    ],
    ['{"ignore": [5]}', '"ignore" has to be a list of names.'],
  ] as const) {
    it(`says what is wrong with ${content}`, () => {
      assert.deepEqual(readProjectFile(content, RULES).faults, [`.kernel-patch.json: ${sentence}`])
    })
  }

  it('holds in all that is not wrong', () => {
    const text = '{"profile": "none", "rules": {"subject-vague": "off", "subject-length": 5}}'
    const { profile, rules, faults } = readProjectFile(text, RULES)
    assert.equal(profile, undefined)
    assert.deepEqual(rules['subject-vague'], { severity: 'off', options: {} })
    assert.equal(faults.length, 2)
    assert.match(
      readProjectFile('{"profile": ', RULES).faults[0] ?? '',
      /^\S+: The file is no JSON/,
    )
  })

  it('may hold anything at all', () => {
    const keys = fc.constantFrom(
      'profile',
      'rules',
      'ignore',
      'subject-length',
      'limit',
      '__proto__',
    )
    const json = fc.oneof(
      fc.string(),
      fc.json(),
      fc.object({ key: keys, maxDepth: 3 }).map(value => JSON.stringify(value)),
    )
    fc.assert(
      fc.property(json, text => {
        for (const sentence of readProjectFile(text, RULES).faults) assert.ok(sentence.length < 400)
      }),
    )
    assert.equal(readProjectFile('['.repeat(200_000), RULES).faults.length, 1)
    const unknown = Array.from({ length: 15_000 }, (_, index) => [`subject-lengt${index}`, 'off'])
    const { faults } = readProjectFile(
      JSON.stringify({ rules: Object.fromEntries(unknown) as unknown }),
      RULES,
    )
    assert.equal(faults.length, 21)
    assert.equal(faults.at(-1), '.kernel-patch.json: There are 14980 more faults.')
  })

  it('is data that is too large to be meant from a quarter of a megabyte on', async () => {
    const files = memoryFiles({ '/tree/.kernel-patch.json': ' '.repeat(256 * 1024 + 1) })
    const { faults } = await treeSettings(files, { tree: '/tree' }, RULES)
    assert.deepEqual(faults, ['/tree/.kernel-patch.json is too large.'])
  })

  it('goes before .checkpatch.conf', async () => {
    const files = memoryFiles({
      '/tree/.kernel-patch.json':
        '{"rules": {"subject-length": {"severity": "hint", "limit": 50}}}',
      '/tree/.checkpatch.conf': '--ignore subject-length --ignore subject-vague',
    })
    assert.deepEqual((await treeSettings(files, { tree: '/tree' }, RULES)).rules, {
      'subject-length': { severity: 'hint', options: { limit: 50 } },
      'subject-vague': { severity: 'off', options: {} },
    })
  })
})

describe('layered', () => {
  it('hears the first word on each thing', () => {
    const first = { a: { options: { limit: 1 } } }
    const second = { a: { severity: 'hint', options: { limit: 2, other: true } } } as const
    assert.deepEqual(layered(first, second, { b: { severity: 'off' } }), {
      a: { severity: 'hint', options: { limit: 1, other: true } },
      b: { severity: 'off', options: {} },
    })
  })
})
