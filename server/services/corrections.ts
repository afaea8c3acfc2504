import type { Files } from '../host/files'
import type { Corrections } from '../model/corrections'
import type { Tree } from '../model/tree'
import { decodeLossless } from '../text/bytes'
import { inside } from './absolutePath'
import { MISSPELLINGS } from './misspellings'

/** The largest dictionary that is read; codespell's has 700 KB. */
const LARGEST = 8 * 1024 * 1024

/** Where packages of Python are installed, in folders that are named after its version. */
const LIBRARIES = [
  '/usr/lib',
  '/usr/local/lib',
  '/usr/lib64',
  '/usr/local/lib64',
  '/opt/homebrew/lib',
]

/** Where Debian's codespell had its dictionary, which is where checkpatch.pl looks first. */
const SHARED = '/usr/share/codespell/dictionary.txt'

/** Names, words that are right somewhere, and words that are not what the lists take them for: each was read in U-Boot's history. */
const RIGHT = new Set(
  'acknowledgement acknowledgements attachs beind bugous compilability dependant discernable endianity everytime extraversion keypair keypairs modul overlayed parallely pased quitted reenable reenabled reenables reenabling synopsys unparseable useable'.split(
    ' ',
  ),
)

/**
 * The misspelt words that are known: those of the tree's scripts/spelling.txt, which goes before codespell's dictionary,
 * where that is installed, and before a short list of our own.
 */
export async function correctionsOf(files: Files, tree: Tree): Promise<Corrections> {
  const corrections = new Map<string, readonly string[]>()
  for (const [wrong, right] of MISSPELLINGS) corrections.set(wrong, [right])
  for (const line of (await codespell(files)).split('\n')) {
    const [wrong = '', right = ''] = line.split('->')
    take(corrections, wrong, wordsOf(right))
  }
  for (const line of ((await tree.text('scripts/spelling.txt')) ?? '').split('\n')) {
    const [wrong = '', right = ''] = line.split('||')
    take(corrections, wrong, [right.trim()])
  }
  return corrections
}

/** What codespell would write: `right`, or `one, or the other,`. With a reason behind the last comma it would not dare. */
function wordsOf(right: string): string[] {
  if (!right.includes(',')) return [right.trim()]
  const words = right.split(',').map(word => word.trim())
  return words.pop() === '' ? words : []
}

/** Short words are too near to names, and a word of six letters that could be two others may be a third. */
function take(
  corrections: Map<string, readonly string[]>,
  wrong: string,
  right: readonly string[],
): void {
  if (!/^[a-z]{5,}$/.test(wrong) || RIGHT.has(wrong) || !right[0]) return
  if (wrong.length <= 6 && right.length > 1) return
  corrections.set(wrong, right)
}

/** The text of codespell's dictionary, empty where it is not installed. */
async function codespell(files: Files): Promise<string> {
  for (const path of [SHARED, ...(await packaged(files))]) {
    const { bytes } = await files.read(path, LARGEST)
    if (bytes) return decodeLossless(bytes).text
  }
  return ''
}

async function packaged(files: Files): Promise<string[]> {
  const paths: string[] = []
  for (const library of LIBRARIES) {
    const versions = (await files.list(library)).filter(name => /^python3/.test(name))
    for (const version of versions)
      for (const packages of ['dist-packages', 'site-packages'])
        paths.push(inside(library, `${version}/${packages}/codespell_lib/data/dictionary.txt`))
  }
  return paths
}
