import type { Files } from '../host/files'
import type { Corrections } from '../model/corrections'
import type { Tree } from '../model/tree'

/** The misspelt words that the tree lists in scripts/spelling.txt (`wrong||right`). */
export async function correctionsOf(_files: Files, tree: Tree): Promise<Corrections> {
  const corrections = new Map<string, readonly string[]>()
  const list = (await tree.text('scripts/spelling.txt')) ?? ''
  for (const line of list.split('\n')) {
    const [wrong = '', right = ''] = line.split('||')
    if (/^\w/.test(wrong) && right !== '') corrections.set(wrong.toLowerCase(), [right.trim()])
  }
  return corrections
}
