import assert from 'node:assert/strict'
import { readWords } from '../../../server/model/getMaintainer/getopt'
import {
  DEFAULTS,
  optionsFrom,
  refusal,
  SPECS,
  type Options,
} from '../../../server/model/getMaintainer/options'

function read(words: string, outputIsTerminal = false): Options {
  const { settings, errors } = readWords(words.split(' '), SPECS)
  assert.deepEqual(errors, [])
  return optionsFrom(settings, outputIsTerminal)
}

describe("get_maintainer.pl's options", () => {
  it('are known by the names of their values', () => {
    // These are taken and change nothing, or are refused.
    const others = ['tree', 'hg-since', 'interactive']
    const names = SPECS.map(({ names: [name] }) => name)
    assert.deepEqual(new Set(names), new Set([...Object.keys(DEFAULTS), ...others]))
    const kinds = {
      boolean: ['switch', 'flag'],
      number: ['number'],
      string: ['text'],
      undefined: ['switch', 'text'],
    }
    for (const {
      names: [name = ''],
      kind,
    } of SPECS) {
      if (!(name in DEFAULTS)) continue
      const value = DEFAULTS[name as keyof typeof DEFAULTS]
      assert.ok(kinds[typeof value as keyof typeof kinds].includes(kind), name)
    }
  })

  for (const words of ['--nogit', '--no-git', '-nogit', '+nogit', '--NoGit', '-no-git']) {
    it(`takes ${words}`, () => {
      assert.equal(read(`--git ${words}`).git, false)
    })
  }

  it('takes unique beginnings, and a name that is one as itself', () => {
    assert.equal(read('--git-all').git, false)
    assert.equal(read('--git-all')['git-all-signature-types'], true)
    assert.equal(read('--git').git, true)
    assert.equal(read('--norolest').rolestats, false)
    assert.equal(read('-kf')['keywords-in-file'], true)
  })

  it('takes values after = or as the next word', () => {
    assert.equal(read('--git-since=2-years-ago')['git-since'], '2-years-ago')
    assert.equal(read('--git-since --odd')['git-since'], '--odd')
    assert.equal(read('--git-min-percent +1_0')['git-min-percent'], 10)
  })

  it('tells operands, also behind --', () => {
    const { operands, settings } = readWords(['a', '-f', '-', '--', '-b'], SPECS)
    assert.deepEqual(operands, ['a', '-', '-b'])
    assert.deepEqual(settings, [{ name: 'file', value: true }])
  })

  for (const [word, error] of [
    ['--nonsense', 'unknown option --nonsense'],
    ['--nonsense=3', 'unknown option --nonsense'],
    ['-i', 'there is no -i'],
    ['--self-test=sections', 'unknown option --self-test'],
    ['--git-min', 'ambiguous option --git-min'],
    ['--git=1', 'option --git takes no value'],
    ['--nofind-maintainer-files', 'unknown option --nofind-maintainer-files'],
    ['--separator=', 'option --separator needs a value'],
    ['--letters', 'option --letters needs a value'],
    ['--pattern-depth=x', 'option --pattern-depth needs a number, not x'],
  ] as const) {
    it(`refuses ${word}`, () => {
      assert.deepEqual(readWords([word], SPECS).errors, [error])
    })
  }

  it('takes the negative form of what is refused', () => {
    assert.deepEqual(readWords(['--nogit-blame', '--no-interactive'], SPECS).errors, [])
  })

  it('derives what the script derives', () => {
    assert.equal(read('--norolestats').roles, false)
    assert.equal(read('--norolestats --roles').roles, true)
    assert.equal(read('--separator=;').multiline, false)
    assert.equal(read('-f', true).substatus, true)
    assert.equal(read('-f', false).substatus, false)
    assert.equal(read('--norolestats', true).substatus, false)
    assert.equal(read('--nosubstatus', true).substatus, false)
    const { sections, email, keywords } = read('--letters=F')
    assert.deepEqual(
      { sections, email, keywords },
      { sections: true, email: false, keywords: false },
    )
  })

  it('refuses to answer nothing', () => {
    assert.match(refusal(read('--noemail')) ?? '', /^nothing is asked for/)
    assert.equal(refusal(read('--noemail --scm')), undefined)
    assert.match(refusal(read('--nom --nor --nol')) ?? '', /^no kind of address/)
    assert.equal(refusal(read('--nom --nor --nol --git')), undefined)
    assert.equal(refusal(read('--noemail --sections')), undefined)
  })
})
