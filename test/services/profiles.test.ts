import assert from 'node:assert/strict'
import type { Files } from '../../server/host/files'
import { changeFrom } from '../../server/model/change'
import type { Message } from '../../server/model/message'
import type { State } from '../../server/model/state'
import { checkMessages } from '../../server/services/check'
import { readMessages } from '../../server/services/messages'
import { profileChooser, profileSettings } from '../../server/services/profiles'
import { NO_HISTORY } from '../../server/model/history'
import { UNKNOWN_PROJECT } from '../../server/model/project'
import { messageRule } from '../../server/rules/rule'
import { Slice } from '../../server/text/slice'
import { memoryFiles } from '../support/memoryFiles'

const MAINTAINERS = `X86 ARCHITECTURE
S:	Maintained
P:	Documentation/process/maintainer-tip.rst
F:	arch/x86/

KVM X86
S:	Supported
P:	Documentation/process/maintainer-kvm-x86.rst
F:	arch/x86/kvm/

FOO DRIVER
S:	Maintained
F:	drivers/net/foo.c

NETWORKING DRIVERS
S:	Maintained
P:	Documentation/process/maintainer-netdev.rst
F:	drivers/net/
X:	drivers/net/wireless/

THE REST
S:	Buried alive in reporters
F:	*
F:	*/
`

const LINUX = {
  '/tree/Documentation/process/stable-kernel-rules.rst': 'x',
  '/tree/MAINTAINERS': MAINTAINERS,
}

describe('profileChooser', () => {
  it('takes the document of the closest section', async () => {
    assert.deepEqual(await chosen(['arch/x86/mm/fault.c']), ['tip'])
    assert.deepEqual(await chosen(['arch/x86/kvm/x86.c']), ['kvm-x86'])
    assert.deepEqual(await chosen(['drivers/net/foo.c']), ['net'])
    assert.deepEqual(await chosen(['drivers/net/wireless/bar.c']), [])
    assert.deepEqual(await chosen(['mm/slab.c']), [])
  })

  it('wants most of the paths', async () => {
    const kvm = 'arch/x86/kvm/x86.c'
    const x86 = 'arch/x86/mm/fault.c'
    assert.deepEqual(await chosen([kvm, x86]), [])
    assert.deepEqual(await chosen([kvm, kvm, x86]), ['kvm-x86'])
    assert.deepEqual(await chosen(['mm/slab.c', 'mm/slub.c', x86]), [])
    assert.deepEqual(await chosen([]), [])
  })

  it('goes by paths where no section tells', async () => {
    const binding = 'Documentation/devicetree/bindings/foo.yaml'
    assert.deepEqual(await chosen([binding]), ['dt'])
    assert.deepEqual(await chosen(['kernel/bpf/core.c']), ['bpf'])
  })

  it('goes by the tree and the kind of message', async () => {
    const qemu = memoryFiles({ '/tree/qemu-options.hx': 'x', '/tree/MAINTAINERS': MAINTAINERS })
    assert.deepEqual(await chosen(['arch/x86/mm/fault.c'], { files: qemu }), ['qemu'])
    const text = `x86/mm: fix the bar\n\ncommit ${'5c0ffee159'.repeat(4)} upstream.\n\nText.\n`
    assert.deepEqual(await chosen(['arch/x86/mm/fault.c'], { text }), ['tip', 'stable'])
    const nowhere = profileChooser(memoryFiles({}), undefined)
    const ids = (await nowhere.of(message([], text), 'auto')).map(({ id }) => id)
    assert.deepEqual(ids, ['stable'])
  })

  it('takes the profile that was named instead of those of tree and paths', async () => {
    assert.deepEqual(await chosen(['arch/x86/mm/fault.c'], { wanted: 'net' }), ['net'])
    assert.deepEqual(await chosen(['arch/x86/mm/fault.c'], { wanted: 'default' }), ['default'])
  })

  it('asks for nothing that it does not need', async () => {
    const asked: string[] = []
    const watched: Files = {
      ...memoryFiles(LINUX),
      read: (path, limit) => {
        asked.push(path)
        return memoryFiles(LINUX).read(path, limit)
      },
    }
    const chooser = profileChooser(watched, '/tree')
    await chooser.of(message(['arch/x86/mm/fault.c'], TEXT, 'history'), 'auto')
    await chooser.of(message([]), 'auto')
    assert.equal(asked.length, 0)
    await chooser.of(message(['arch/x86/mm/fault.c']), 'auto')
    await chooser.of(message(['arch/x86/kvm/x86.c']), 'auto')
    assert.deepEqual(
      asked.filter(path => path.endsWith('/MAINTAINERS')),
      ['/tree/MAINTAINERS'],
    )
    const refusing = message([])
    Object.assign(refusing, {
      change: changeFrom({ paths: () => Promise.reject(new Error('nobody needs them')) }),
    })
    const other = profileChooser(memoryFiles({ '/tree/common/board_f.c': 'x' }), '/tree')
    assert.deepEqual(
      (await other.of(refusing, 'auto')).map(({ id }) => id),
      ['u-boot'],
    )
  })
})

describe('checkMessages with profiles', () => {
  const rule = messageRule({
    id: 'subject-capitalisation',
    summary: 'x',
    why: 'x',
    source: 'https://example.org',
    severity: 'hint',
    onlyInProfiles: true,
    fixable: false,
    checkpatch: [],
    options: { first: { default: 'lower', description: 'x' } },
    *check({ subject }, { options }) {
      if (subject) yield { at: subject.title, message: `It is ${options.first}.` }
    },
    examples: [],
  })
  const check = async (paths: readonly string[], settings = {}) => {
    const chooser = profileChooser(memoryFiles(LINUX), '/tree')
    const reads = readMessages(Slice.of(TEXT), 'message', {
      state: 'outgoing',
      change: changeFrom({ paths: () => Promise.resolve(paths) }),
    })
    const [checked] = await checkMessages(reads, [rule], {
      git: NO_HISTORY,
      project: {
        ...UNKNOWN_PROJECT,
        habits: {
          ...UNKNOWN_PROJECT.habits,
          breaking: () => Promise.resolve({ share: 0.5, of: 500 }),
        },
      },
      settings,
      profileOf: async each => profileSettings(await chooser.of(each, 'auto')),
    })
    return checked?.problems.map(({ severity, message, asked }) => [severity, message, asked?.by])
  }

  it('weighs rules as the maintainers of the code do, whatever the project at large does', async () => {
    assert.deepEqual(await check(['arch/x86/mm/fault.c']), [
      ['warning', 'It is upper.', 'the tip tree'],
    ])
    assert.deepEqual(await check(['mm/slab.c']), [])
  })

  it('leaves the last word to the user', async () => {
    assert.deepEqual(
      await check(['arch/x86/mm/fault.c'], { 'subject-capitalisation': { severity: 'off' } }),
      [],
    )
    const settings = {
      'subject-capitalisation': { severity: 'error', options: { first: 'mixed' } },
    }
    assert.deepEqual(await check(['mm/slab.c'], settings), [['error', 'It is mixed.', undefined]])
  })
})

const TEXT = 'x86/mm: fix the bar\n\nText.\n'

async function chosen(
  paths: readonly string[],
  { files = memoryFiles(LINUX), text = TEXT, wanted = 'auto' } = {},
): Promise<string[]> {
  const found = await profileChooser(files, '/tree').of(message(paths, text), wanted)
  return found.map(({ id }) => id)
}

function message(paths: readonly string[], text = TEXT, state: State = 'outgoing'): Message {
  const change = changeFrom({ paths: () => Promise.resolve(paths) })
  const [read] = readMessages(Slice.of(text), 'message', { state, change })
  assert.ok(read)
  return read.message
}
