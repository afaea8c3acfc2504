import { answerOf } from './gitAnswer'
import { decodeLossless } from '../text/bytes'
import type { GitProgram } from './gitProcess'

/** Those of the words that stand as whole words in a tracked file. Words that are no plain identifiers are never found. */
export async function wordsInFiles(
  program: GitProgram,
  words: readonly string[],
  bare: boolean,
  signal?: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  const plain = words.filter(word => /^\w[\w-]*$/.test(word))
  if (plain.length === 0) return new Set()
  const patterns = plain.flatMap(word => ['-e', word])
  const options = ['-h', '-o', '-F', '-w', '-I', '--no-color', '--no-textconv']
  const where = bare ? ['HEAD', '--'] : ['--cached', '--']
  // git grep fails where nothing is found, so an empty answer of it and of a broken repository look the same.
  const bytes = await answerOf(program, ['grep', ...options, ...patterns, ...where], { signal })
  return new Set(bytes ? decodeLossless(bytes).text.split('\n').filter(Boolean) : [])
}
