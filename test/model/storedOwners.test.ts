import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ignoredBy } from '../../server/model/askedNotToBeCopied'
import { CODE_OWNERS, GIT_ATTRIBUTES, pathGlob } from '../../server/model/pathGlob'
import { attributeOwners, codeOwners } from '../../server/model/storedOwners'
import { temporaryRepository } from '../support/temporaryRepository'

/** GitHub's documentation of CODEOWNERS, case by case. */
const OWNERS: readonly (readonly [pattern: string, yes: string[], no: string[]])[] = [
  ['*', ['a', 'a/b'], []],
  ['*.js', ['a.js', 'b/c.js'], ['a.jsx']],
  ['/build/logs/', ['build/logs/a', 'build/logs/b/c'], ['x/build/logs/a', 'build/logs']],
  ['docs/*', ['docs/a.md'], ['docs/b/a.md', 'x/docs/a.md']],
  ['apps/', ['apps/a', 'x/apps/b/c'], ['apps']],
  ['/docs/', ['docs/a'], ['x/docs/a']],
  ['/scripts', ['scripts', 'scripts/a'], ['x/scripts']],
  ['**/logs', ['logs/a', 'a/b/logs', 'a/logs/c'], ['alogs']],
  ['/a/**/z', ['a/z', 'a/b/c/z'], ['b/a/z']],
  ['a?c', ['abc', 'x/abc'], ['ac', 'a/c']],
]

describe('what git stores about owners', () => {
  for (const [pattern, yes, no] of OWNERS) {
    it(`CODEOWNERS: ${pattern}`, () => {
      const glob = pathGlob(pattern, CODE_OWNERS)
      for (const path of yes) assert.ok(glob(path), path)
      for (const path of no) assert.ok(!glob(path), path)
    })
  }

  it('CODEOWNERS: the last line that matches counts, comments and faulty lines do not', () => {
    const owners = codeOwners(
      'CODEOWNERS',
      '* a@example.org # all\n/x/ @org/team b@example.org\n/x/free\n/x/bad nobody\n\\#no c@example.org\n',
    )
    const of = (path: string) => owners(path)?.owners
    assert.deepEqual(of('y'), ['a@example.org'])
    assert.deepEqual(of('x/y'), ['@org/team', 'b@example.org'])
    assert.equal(of('x/free'), undefined)
    assert.deepEqual(of('x/bad'), ['@org/team', 'b@example.org'])
    assert.equal(owners('x/y')?.line, 2)
  })

  it('.gitattributes: the same verdict as git check-attr', () =>
    temporaryRepository(repository => {
      const text =
        '*.c maintainer=a@example.org\n/top/*.h text maintainer=b@example.org -diff\n"q d/*" maintainer=q@example.org\n[!a]x.[ch] maintainer=c@example.org\ndir/ maintainer=d@example.org\nsub/**/z maintainer=z@example.org\nno.c -maintainer\n'
      repository.write('.gitattributes', text)
      const owners = attributeOwners('.gitattributes', text)
      const paths = [
        'a.c',
        'x/a.c',
        'top/a.h',
        'top/x/a.h',
        'q d/1',
        'bx.h',
        'ax.h',
        'dir/f',
        'sub/z',
        'sub/a/b/z',
        'no.c',
        'm/no.c',
      ]
      for (const path of paths) {
        const value = repository.git('check-attr', 'maintainer', '--', path).replace(/^.*: /, '')
        assert.equal(owners(path)?.owners[0] ?? 'none', value.includes('@') ? value : 'none', path)
      }
    }))

  it('any pattern can be asked about any path', () => {
    const text = fc.array(
      fc.constantFrom('*', '**', '/', 'a', 'b', '?', '[', ']', '!', '-', '\\', 'é'),
    )
    fc.assert(
      fc.property(text, text, (pattern, path) => {
        for (const kind of [CODE_OWNERS, GIT_ATTRIBUTES])
          pathGlob(pattern.join(''), kind)(path.join(''))
        codeOwners('C', `${pattern.join('')} @a\n`)(path.join(''))
        attributeOwners('.gitattributes', `${pattern.join('')} maintainer=a@b\n`)(path.join(''))
      }),
    )
  })

  it('who asked not to be copied: by address, by name or by both', () => {
    const ignored = ignoredBy('# no\njane@Example.org\nMax Roe\n"Ida X" <ida@example.org> # gone\n')
    assert.ok(ignored({ name: 'J', email: 'JANE@example.org' }))
    assert.ok(ignored({ name: 'max roe', email: 'other@example.org' }))
    assert.ok(ignored({ name: 'Ida', email: 'ida@example.org' }))
    assert.ok(!ignored({ name: 'Ida X', email: 'x@example.org' }))
    assert.ok(!ignored({ name: '', email: 'a@example.org' }))
  })
})
