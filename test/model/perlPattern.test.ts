import assert from 'node:assert/strict'
import fc from 'fast-check'
import { perlPattern } from '../../server/model/perlPattern'
import { requiredLiterals } from '../../server/model/requiredLiterals'

describe('perlPattern', () => {
  for (const { pattern, takes = [], leaves = [] } of [
    {
      pattern: 'struct\\ psp(_a)?\\b',
      takes: ['struct psp {', 'struct psp_a;'],
      leaves: ['struct pspx', 'structpsp'],
    },
    { pattern: 'a b # comment', takes: ['ab', 'xaby'], leaves: ['a b', 'a'] },
    { pattern: '[ a]b', takes: [' b', 'ab'], leaves: ['xb'] },
    { pattern: '[]a]x', takes: [']x', 'ax'], leaves: ['[x'] },
    { pattern: '[[:digit:]x]$', takes: ['1', 'ax', 'ax\n'], leaves: ['x1y', ':'] },
    { pattern: 'end$', takes: ['the end', 'the end\n'], leaves: ['ended', 'end\n\n'] },
    { pattern: 'a\\s+b', takes: ['a \t\u00a0b', 'a\vb'], leaves: ['ab', 'a\ufeffb'] },
    { pattern: '(?i)Pid\\x66d', takes: ['PIDFD', 'pidfd'], leaves: ['pid'] },
    { pattern: 'c++d', takes: ['cd', 'cccd'], leaves: ['c++d', 'd'] },
    {
      pattern: '(?:\\b|_)bpf(?:\\b|_)',
      takes: ['bpf', 'x_bpf_y', 'a bpf.'],
      leaves: ['xbpf', 'bpfx'],
    },
    { pattern: 'incl\\ude', takes: ['include'], leaves: ['incl\\ude'] },
    { pattern: '\\Qa.c\\E[\\i]', takes: ['QabcEi'], leaves: ['a.ci', 'QabcE\\'] },
    { pattern: 'sun[25]0i', takes: ['arch/sun50i'], leaves: ['sun0i'] },
    { pattern: '', leaves: ['', 'x'] },
    { pattern: '(?<=a)b', leaves: ['ab'] },
    { pattern: '(a)\\1', leaves: ['aa'] },
    { pattern: 'a\\', leaves: ['a\\', 'a'] },
  ]) {
    it(`reads ${pattern || 'nothing'}`, () => {
      const compiled = perlPattern(pattern, true)
      const all: string[] = [...takes, ...leaves]
      assert.deepEqual(
        all.filter(text => compiled.test(text)),
        takes,
      )
      assert.equal(compiled.fault === undefined, takes.length > 0)
    })
  }

  it('keeps white space where it is not told to ignore it', () => {
    assert.equal(perlPattern('a b#c', false).test('a b#c'), true)
  })

  it('compiles anything or says why not', () => {
    const unit = fc.constantFrom(...Array.from('ab()[]{}|*+?.^$\\ #:,1-"<>=!Pxs\n'))
    fc.assert(
      fc.property(
        fc.string({ unit }),
        fc.string({ unit }),
        fc.boolean(),
        (pattern, text, extended) => {
          const compiled = perlPattern(pattern, extended)
          const found = compiled.test(text)
          if (compiled.fault !== undefined) assert.equal(found, false)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('requires no literal that a match can do without', () => {
    const unit = fc.constantFrom(
      'a',
      'b',
      'c',
      '(',
      ')',
      '[',
      ']',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{0,1}',
      '.',
      '^',
      '$',
      '\\.',
      '\\b',
      '\\s',
      ' ',
    )
    const pattern = fc.array(unit, { maxLength: 8 }).map(units => units.join(''))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', ' ') })
    fc.assert(
      fc.property(pattern, text, fc.boolean(), (expression, where, extended) => {
        const literals = requiredLiterals(expression, extended)
        // With a group around it nothing is required, so this one is searched for in earnest.
        const searched = perlPattern(`(?:${expression})`, extended)
        if (!literals || searched.fault !== undefined || !searched.test(where)) return
        assert.ok(
          literals.some(literal => where.includes(literal)),
          `${expression} in ${where}: ${literals.join()}`,
        )
      }),
      { numRuns: 2000 },
    )
  })
})
