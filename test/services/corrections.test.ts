import assert from 'node:assert/strict'
import { NO_TREE, type Tree } from '../../server/model/tree'
import { correctionsOf } from '../../server/services/corrections'
import { MISSPELLINGS } from '../../server/services/misspellings'
import { memoryFiles } from '../support/memoryFiles'

const DEBIAN = '/usr/lib/python3/dist-packages/codespell_lib/data/dictionary.txt'
const PIP = '/usr/local/lib/python3.12/site-packages/codespell_lib/data/dictionary.txt'

describe('corrections', () => {
  it('are a short list of our own where there is no other', async () => {
    const corrections = await correctionsOf(memoryFiles({}), NO_TREE)
    assert.deepEqual(corrections.get('recieve'), ['receive'])
    assert.equal(corrections.size, MISSPELLINGS.size)
  })

  it('of our own are misspelt, and never corrected to another of them', () => {
    for (const [wrong, right] of MISSPELLINGS) {
      assert.match(wrong, /^[a-z]{5,}$/)
      assert.match(right, /^[a-z][a-z ']+$/)
      assert.ok(!MISSPELLINGS.has(right), right)
    }
  })

  for (const path of [DEBIAN, PIP, '/usr/share/codespell/dictionary.txt'])
    it(`come from codespell in ${path}`, async () => {
      const corrections = await correctionsOf(
        memoryFiles({ [path]: 'flsuhing->flushing\n' }),
        NO_TREE,
      )
      assert.deepEqual(corrections.get('flsuhing'), ['flushing'])
    })

  it('are all that codespell thinks possible, unless it gives a reason not to', async () => {
    const dictionary = 'provied->provide, proved,\nclasss->class, disabled because of names\n'
    const corrections = await correctionsOf(memoryFiles({ [DEBIAN]: dictionary }), NO_TREE)
    assert.deepEqual(corrections.get('provied'), ['provide', 'proved'])
    assert.ok(!corrections.has('classs'))
  })

  it('leave out short words, guesses at words of six letters, and what is no plain word', async () => {
    const dictionary = 'ahve->have\ncomand->command, commando,\nre-use->reuse\nEnglsh->English\n'
    const corrections = await correctionsOf(memoryFiles({ [DEBIAN]: dictionary }), NO_TREE)
    assert.equal(corrections.size, MISSPELLINGS.size)
  })

  it("are the tree's where it has an opinion", async () => {
    const tree = treeWith(
      '# wrong||right\n\nflsuhing||flushing\r\nan user||a user\nrecieve||get\nbroken\n',
    )
    const files = memoryFiles({ [DEBIAN]: 'flsuhing->flushed\n' })
    const corrections = await correctionsOf(files, tree)
    assert.deepEqual(corrections.get('flsuhing'), ['flushing'])
    assert.deepEqual(corrections.get('recieve'), ['get'])
    assert.ok(!corrections.has('an user'))
    assert.ok(!corrections.has('broken'))
  })

  it('leave out words that some project uses', async () => {
    const corrections = await correctionsOf(memoryFiles({}), treeWith('synopsys||synopsis\n'))
    assert.ok(!corrections.has('synopsys'))
  })
})

function treeWith(spelling: string): Tree {
  return {
    ...NO_TREE,
    text: path => Promise.resolve(path === 'scripts/spelling.txt' ? spelling : undefined),
  }
}
