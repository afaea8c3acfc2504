import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Git, LineCount } from '../../server/host/git'
import { configuredWords } from '../../server/services/getMaintainer'
import { textWith } from '../support/arbitraryText'
import { memoryTree, scriptLines } from '../support/maintainersFixture'
import { memoryGit, type MemoryCommit } from '../support/memoryGit'

const NO_HISTORY = { 'git-fallback': false }
const CHIPS = 'BRIDGE DRIVERS FOR A FAMILY OF CHIPS WITH A VER...'

/** A repository whose commits all touch one file, with these line counts. */
function history(
  path: string,
  commits: readonly (Omit<MemoryCommit, 'paths'> & { counts?: LineCount })[],
): Git {
  const git = memoryGit({ commits: commits.map(commit => ({ ...commit, paths: [path] })) })
  const counts = new Map(commits.map(({ hash, counts: count }) => [hash.padEnd(40, '0'), count]))
  return {
    ...git,
    async *log(query, signal) {
      // The twin takes dates for limits of time; these histories are all recent.
      const { since, ...rest } = query
      assert.equal(since === undefined, query.limit === 1)
      for await (const entry of git.log(rest, signal)) {
        const count = counts.get(entry.hash)
        yield { ...entry, lineCounts: count ? [count] : [] }
      }
    },
  }
}

function signed(subject: string, ...trailers: readonly string[]): string {
  return `${subject}\n\nText.\n\n${trailers.join('\n')}\n`
}

describe('getMaintainer', () => {
  it('prints people, then lists, with what they are and of which section', async () => {
    assert.deepEqual(await scriptLines(await memoryTree(), ['drivers/bridge/chip.c'], NO_HISTORY), [
      `Dora Developer <dora@example.org> (maintainer:${CHIPS})`,
      'Ada Author <ada@example.org> (maintainer:BRIDGE DRIVERS)',
      '"Bo, Jr." <bo@example.org> (maintainer:BRIDGE DRIVERS)',
      'Cleo Checker <cleo@example.org> (reviewer:BRIDGE DRIVERS)',
      `chips@lists.example.org (moderated list:${CHIPS})`,
      `bridge@lists.example.org (open list:${CHIPS})`,
      'everything@lists.example.org (open list)',
    ])
  })

  it('leaves out lists for subscribers, and Linus', async () => {
    const tree = await memoryTree()
    assert.deepEqual(await scriptLines(tree, ['drivers/bridge/old/a.c'], NO_HISTORY), [
      'everything@lists.example.org (open list)',
    ])
    assert.deepEqual(
      await scriptLines(tree, ['drivers/bridge/old/a.c'], {
        ...NO_HISTORY,
        s: true,
        'git-chief-penguins': true,
      }),
      [
        'Linus Torvalds <torvalds@linux-foundation.org> (chief penguin:THE REST)',
        'graveyard@lists.example.org (subscriber list:ABANDONED BRIDGES)',
        'everything@lists.example.org (open list)',
      ],
    )
  })

  it('takes two people of one name for one, and gives a line with two people to both', async () => {
    const tree = await memoryTree()
    assert.deepEqual(
      await scriptLines(tree, ['core/Kconfig', 'drivers/bridge/Makefile'], {
        ...NO_HISTORY,
        l: false,
      }),
      [
        'Eva Elder <eva@example.org> (maintainer:CORE)',
        'Fritz First <fritz@example.org> (maintainer:CORE)',
        'Ada Author <ada@home.example> (reviewer:CORE)',
        '"Bo, Jr." <bo@example.org> (maintainer:BRIDGE DRIVERS)',
        'Cleo Checker <cleo@example.org> (reviewer:BRIDGE DRIVERS)',
      ],
    )
  })

  for (const { name, changes, lines } of [
    {
      name: '--norolestats',
      changes: { roles: false, rolestats: false },
      lines: [
        'Eva Elder <eva@example.org>',
        'Fritz First <fritz@example.org>',
        'Ada Author <ada@home.example>',
        'everything@lists.example.org',
      ],
    },
    {
      name: '--nom --nol',
      changes: { m: false, l: false },
      lines: ['Ada Author <ada@home.example> (reviewer:CORE)'],
    },
    {
      name: '--nor --nol --non',
      changes: { r: false, l: false, n: false },
      lines: ['eva@example.org (maintainer:CORE)', 'fritz@example.org (maintainer:CORE)'],
    },
    {
      name: '--separator',
      changes: { roles: false, l: false, r: false, multiline: false, separator: '; ' },
      lines: ['Eva Elder <eva@example.org>; Fritz First <fritz@example.org>'],
    },
    {
      name: '--status --subsystem, no people',
      changes: { email: false, l: false, status: true, subsystem: true },
      lines: ['Odd Fixes', 'Buried alive in reporters', 'CORE', 'THE REST'],
    },
    {
      name: '--substatus',
      changes: { m: false, r: false, l: false, substatus: true },
      lines: ['CORE status: Odd Fixes'],
    },
    {
      name: '--pattern-depth',
      changes: { 'pattern-depth': 1, m: false },
      lines: ['Ada Author <ada@home.example> (reviewer:CORE)'],
    },
    {
      name: '--json',
      changes: { json: true, m: false, l: false },
      lines: [
        '{"maintainers":[{"email":"ada@home.example","name":"Ada Author","role":"reviewer:CORE"}]}',
      ],
    },
    {
      name: '--sections',
      changes: { sections: true, letters: 'RF', email: false, l: false },
      lines: [
        'CORE',
        'R:\tAda Author <ada@home.example>',
        'F:\tcore/Kconfig',
        'F:\tcore/**/table.c',
        'F:\tcore/c++.c',
        'THE REST',
        'F:\t*',
        'F:\t*/',
      ],
    },
  ]) {
    it(name, async () => {
      const changed = { ...NO_HISTORY, ...changes }
      assert.deepEqual(await scriptLines(await memoryTree(), ['core/Kconfig'], changed), lines)
    })
  }

  it('looks for keywords in patches: anywhere before the diff, then in changed lines', async () => {
    const tree = await memoryTree()
    const asked = async (before: string, line: string) => {
      const patch = `Subject: ${before}\n---\ndiff --git a/net/x b/net/x\n--- a/net/x\n+++ b/net/x\n@@ -1 +1 @@\n${line}\n`
      const lines = await scriptLines(tree, [{ name: 'p', patch }], { ...NO_HISTORY, l: false })
      return lines.join()
    }
    const dora = `Dora Developer <dora@example.org> (maintainer:${CHIPS}:Keyword:\\bchip_(?:register|remove)\\b)`
    assert.equal(await asked('use chip_register', ' x'), dora)
    assert.equal(await asked('x', '+ chip_remove()'), dora)
    assert.equal(await asked('x', '- chip_remove()'), dora)
    assert.equal(await asked('x', ' chip_remove()'), '')
    assert.equal(await asked('x', '+ chip_removed()'), '')
  })

  it('looks for keywords in files, if asked to', async () => {
    const tree = await memoryTree(undefined, { 'net/y': 'x\nchip_register()\n' })
    const changes = { ...NO_HISTORY, l: false, 'keywords-in-file': true }
    assert.equal((await scriptLines(tree, ['net/y'], changes)).length, 1)
    assert.equal((await scriptLines(tree, ['net/y'], { ...changes, keywords: false })).length, 0)
  })

  it('names the maintainers that a device-tree binding names', async () => {
    const tree = await memoryTree(undefined, {
      'core/x.yaml':
        'maintainers:\n  - Yara Yaml <yara@example.org>\n  - Cleo Checker <cleo@example.org>\n',
      'drivers/bridge/y.yaml': '# Cleo Checker <cleo@example.org>\n',
    })
    assert.deepEqual(await scriptLines(tree, ['core/x.yaml'], { ...NO_HISTORY, l: false }), [
      'Yara Yaml <yara@example.org> (in file)',
      'Cleo Checker <cleo@example.org> (in file)',
    ])
    const lines = await scriptLines(tree, ['drivers/bridge/y.yaml'], NO_HISTORY)
    assert.ok(lines.includes('Cleo Checker <cleo@example.org> (reviewer:BRIDGE DRIVERS,in file)'))
  })

  it('follows .mailmap', async () => {
    const tree = await memoryTree(undefined, {
      '.mailmap': 'Eva Neu <eva@new.example> <eva@example.org>\n',
    })
    const people = (changes: { mailmap?: boolean }) =>
      scriptLines(tree, ['core/Kconfig'], { ...NO_HISTORY, l: false, r: false, ...changes })
    assert.equal(
      (await people({}))[0],
      '"Eva Neu" <eva@new.example> (maintainer:CORE)'.replaceAll('"', ''),
    )
    assert.equal(
      (await people({ mailmap: false }))[0],
      'Eva Elder <eva@example.org> (maintainer:CORE)',
    )
  })

  it('adds who signed and wrote, with the figures', async () => {
    const git = history('net/other.c', [
      {
        hash: 'a1',
        subject: 'one',
        author: 'Hal Helper <hal@example.org>',
        message: signed(
          'one',
          'Signed-off-by: Hal Helper <hal@example.org>',
          'Reviewed-by: Ida <ida@example.org>',
          'Tested-by: No One <no@example.org>',
        ),
        counts: { path: 'net/other.c', added: 3, removed: 1 },
      },
      {
        hash: 'a2',
        subject: 'two',
        author: 'Ida <ida@example.org>',
        message: signed(
          'two',
          '  Signed-off-by: Ida <ida@example.org>',
          'Signed-off-by: Linus Torvalds <torvalds@linux-foundation.org>',
        ),
        counts: { path: 'net/other.c', added: 5, removed: 0 },
      },
    ])
    assert.deepEqual(await scriptLines(await memoryTree(undefined, {}, git), ['net/other.c']), [
      'Ida <ida@example.org> (commit_signer:2/2=100%,authored:1/2=50%,added_lines:5/8=62%)',
      'Hal Helper <hal@example.org> (commit_signer:1/2=50%,authored:1/2=50%,added_lines:3/8=38%,removed_lines:1/1=100%)',
      'everything@lists.example.org (open list)',
    ])
  })

  it('counts no lines where a message has one that looks as if git had counted', async () => {
    const author = 'Ida <ida@example.org>'
    const message = (line: string) => signed('one', line, `Signed-off-by: ${author}`)
    const counts = { path: 'net/other.c', added: 3, removed: 1 }
    const lines = async (line: string) => {
      const git = history('net/other.c', [
        { hash: 'a1', subject: 'one', author, message: message(line), counts },
      ])
      return (await scriptLines(await memoryTree(undefined, {}, git), ['net/other.c']))[0]
    }
    const people = `${author} (commit_signer:1/1=100%,authored:1/1=100%`
    assert.equal(await lines('1\t2\tnet/other.c'), `${people})`)
    const lineCounts = 'added_lines:3/3=100%,removed_lines:1/1=100%'
    assert.equal(await lines('1\t2\tnet/third.c'), `${people},${lineCounts})`)
  })

  it('stops at its limits: count, people, percent', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
    const git = history(
      'net/other.c',
      names.map((name, at) => {
        const signers = names.slice(0, at + 1).map(each => `Acked-by: ${each} <${each}@x.org>`)
        return {
          hash: `b${at}`,
          subject: name,
          author: 'Z <z@x.org>',
          message: signed(name, ...signers),
        }
      }),
    )
    const tree = await memoryTree('THE REST\nF: *\nF: */\n', {}, git)
    const names2 = async (changes: object) => {
      const lines = await scriptLines(tree, ['net/other.c'], {
        rolestats: false,
        roles: false,
        ...changes,
      })
      return lines.map(line => line.charAt(0)).join('')
    }
    assert.equal(await names2({}), 'ABCDEZ')
    assert.equal(await names2({ 'git-max-maintainers': 2 }), 'ABZ')
    assert.equal(await names2({ 'git-max-maintainers': 9 }), 'ABCDEFGZ')
    assert.equal(await names2({ 'git-min-signatures': 6 }), 'ABZ')
    assert.equal(await names2({ 'git-min-percent': 50 }), 'ABCDZ')
  })

  it('names authors oddly where nobody signed, as the script does', async () => {
    const git = history('net/other.c', [
      { hash: 'c1', subject: 'x', author: 'Kim <kim@example.org>' },
    ])
    assert.deepEqual(await scriptLines(await memoryTree('', {}, git), ['net/other.c']), [
      '"GitAuthor: Kim" <kim@example.org> (authored:1/1=100%)',
    ])
  })

  it('asks history only where MAINTAINERS has no final word', async () => {
    const git = history('drivers/bridge/Makefile', [
      { hash: 'd1', subject: 'x', message: signed('x', 'Signed-off-by: New <new@example.org>') },
    ])
    const tree = await memoryTree(undefined, {}, git)
    const has = async (changes: object) =>
      (await scriptLines(tree, ['drivers/bridge/Makefile'], changes)).some(line =>
        line.startsWith('New '),
      )
    assert.equal(await has({}), false)
    assert.equal(await has({ git: true }), true)
    assert.equal(await has({ git: true, email: false, l: true }), false)
  })

  it('leaves out of the history whoever is to be ignored', async () => {
    const git = history('net/other.c', [
      {
        hash: 'e1',
        subject: 'x',
        message: signed(
          'x',
          'Signed-off-by: Old Hand <old@example.org>',
          'Acked-by: bare@example.org',
        ),
      },
    ])
    const ignore = 'Old Hand <old@example.org> \n# comment\nbare@example.org\n'
    const tree = await memoryTree('THE REST\nF: */\n', { '.get_maintainer.ignore': ignore }, git)
    assert.deepEqual(await scriptLines(tree, ['net/other.c'], { roles: false }), [
      'Ada Author <ada@example.org>',
    ])
  })

  it('adds who signed the commit that a patch fixes, even without history', async () => {
    const git = history('net/other.c', [
      {
        hash: '5c0ffee15900',
        subject: 'x',
        message: signed('x', 'Signed-off-by: Lea <lea@example.org>'),
      },
    ])
    const patch = 'Fixes: 5c0ffee15900 ("x")\n--- a/net/other.c\n+++ b/net/other.c\n'
    const tree = await memoryTree(undefined, {}, git)
    assert.deepEqual(await scriptLines(tree, [{ name: 'p', patch }], { ...NO_HISTORY, l: false }), [
      'Lea <lea@example.org> (blamed_fixes:1/1=100%)',
    ])
    assert.deepEqual(
      await scriptLines(tree, [{ name: 'p', patch }], { ...NO_HISTORY, l: false, fixes: false }),
      [],
    )
  })

  it('reads bytes that are no UTF-8 as Perl does', async () => {
    const git = history('net/other.c', [
      {
        hash: 'f1',
        subject: 'x',
        message: signed('x', 'Signed-off-by: Ren\udce9 <rene@example.org>'),
      },
    ])
    const lines = await scriptLines(await memoryTree('', {}, git), ['net/other.c'])
    assert.equal(lines[0], '"Ren\\xE9" <rene@example.org> (commit_signer:1/1=100%)')
  })

  it('takes the words of .get_maintainer.conf', async () => {
    const tree = await memoryTree(undefined, {
      '.get_maintainer.conf': '# all\n--git  --git-min-percent 15 # why\n\n  --mpath=.\n',
    })
    assert.deepEqual(await configuredWords(tree, undefined), [
      '--git',
      '--git-min-percent',
      '15',
      '--mpath=.',
    ])
  })

  it('never fails, whatever MAINTAINERS, .mailmap and patch are', async () => {
    const entries = textWith([
      'FOO\n',
      'M: A <a@b.org>, B <c@d.e>\n',
      'F: *\n',
      'F: n',
      'X: [\n',
      'N: (\n',
      'K: a|\n',
      'L: l@l (moderated)\n',
      'S: x\n',
    ])
    const aliases = textWith(['A', '<a@b.org>', ' ', '\n', '<', '>'])
    const patches = textWith([
      '--- a/net/x\n',
      '+++ b/net/x\n',
      '+a\n',
      'Fixes: 123456\n',
      'rename to x\n',
    ])
    await fc.assert(
      fc.asyncProperty(entries, aliases, patches, async (maintainers, mailmap, patch) => {
        const tree = await memoryTree(`${maintainers}\n`, { '.mailmap': mailmap })
        await scriptLines(tree, ['net/x', { name: 'p', patch }], { substatus: true, scm: true })
      }),
    )
  })
})
