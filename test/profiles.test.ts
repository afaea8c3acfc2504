import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { RULES } from '../server/rules'
import type { Profile } from '../server/rules/profile'
import { PROFILES } from '../server/rules/profiles'
import { profileSettings } from '../server/services/profiles'
import { repositoryRoot } from './support/repositoryRoot'

describe('profiles', () => {
  it('are one for each file', () => {
    const files = readdirSync(join(repositoryRoot(), 'server/rules/profiles'))
    const ids = PROFILES.map(({ id }) => `${id}.ts`)
    assert.deepEqual([...ids].sort(), files.sort())
  })

  for (const profile of PROFILES) {
    describe(profile.id, () => {
      it('names its sources', () => {
        const sources = [profile, ...Object.values(profile.rules), ...profile.advice]
        for (const { source } of sources) assert.equal(new URL(source).protocol, 'https:')
      })

      it('speaks in whole sentences', () => {
        const sentences = [
          ...Object.values(profile.rules).map(({ because }) => because),
          ...profile.advice.map(({ text }) => text),
        ]
        // What looks like a tag would be gone from the pages in Markdown.
        for (const sentence of sentences) assert.match(sentence, /^["[A-Z0-9][^<]*\.$/)
      })

      for (const [id, { severity, options = {} }] of Object.entries(profile.rules)) {
        it(`knows ${id}`, () => {
          const rule = RULES.find(each => each.id === id)
          assert.ok(rule, `There is no rule ${id}.`)
          for (const kind of profile.when?.kinds ?? [])
            assert.ok((rule.kinds ?? [kind]).includes(kind), `${id} never looks at a ${kind}.`)
          assert.ok(severity !== undefined || Object.keys(options).length > 0)
          for (const [name, value] of Object.entries(options)) {
            assert.equal(typeof value, typeof rule.options?.[name]?.default, name)
          }
        })
      }
    })
  }
})

describe('profiles that contradict each other', () => {
  it('about the order of context and change', () => {
    const order = (id: string) =>
      named(id).advice.find(({ about }) => about === 'order of the text')?.text ?? ''
    assert.match(order('tip'), /context, the problem and the solution/)
    assert.match(order('kvm-x86'), /first what changes.*then give context/)
  })

  it('about Cc: stable', () => {
    const weight = (id: string) => named(id).rules['stable-missing']?.severity
    assert.deepEqual(['nfsd', 'kvm-x86', 'tip', 'net'].map(weight), [
      'off',
      'warning',
      undefined,
      undefined,
    ])
  })

  it('about capitals', () => {
    const capitals = (id: string) => named(id).rules['subject-capitalisation']
    for (const id of ['tip', 'kvm-x86']) {
      assert.equal(capitals(id)?.severity, 'warning')
      assert.equal(capitals(id)?.options?.['first'], 'upper')
    }
    assert.equal(capitals('qemu')?.severity, 'off')
    assert.equal(capitals('net'), undefined)
  })

  it('are settled by the later one, whole', () => {
    const both = profileSettings([named('kvm-x86'), named('stable')])
    assert.equal(both['subject-length']?.severity, 'off')
    assert.equal(both['subject-length'].options, undefined)
    assert.equal(both['subject-length'].asked?.by, 'the stable team')
    assert.equal(both['subject-capitalisation']?.asked?.by, 'KVM x86')
  })

  it('about the limit of a subject', () => {
    const limit = (id: string) => named(id).rules['subject-length']?.options?.['limit']
    assert.deepEqual(['kvm-x86', 'tip'].map(limit), [80, undefined])
  })
})

function named(id: string): Profile {
  const profile = PROFILES.find(each => each.id === id)
  assert.ok(profile, id)
  return profile
}
