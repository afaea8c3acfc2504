import { decodeLossless } from '../text/bytes'
import { GitFailure, messageOf } from './failure'
import { streamGit, type GitProgram } from './gitProcess'

/**
 * Those of the words that stand as whole words in a tracked file, as the index has it or, where there is no work tree,
 * HEAD. Words that are no plain identifiers are never found. `undefined` where git cannot tell.
 */
export async function wordsInFiles(
  program: GitProgram,
  words: readonly string[],
  bare: boolean,
  signal?: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  const plain = new Set(words.filter(word => /^\w[\w-]*$/.test(word)))
  if (plain.size === 0) return plain
  const options = ['-h', '-o', '-F', '-w', '-I', '--no-color', '--no-textconv', '-f', '-']
  const where = bare ? ['HEAD', '--'] : ['--cached', '--']
  const input = Buffer.from(`${[...plain].join('\n')}\n`)
  const found = new Set<string>()
  let line = ''
  try {
    const args = ['grep', '--no-line-number', '--no-column', ...options, ...where]
    for await (const chunk of streamGit(program, args, { signal, input })) {
      const lines = (line + decodeLossless(chunk).text).split('\n')
      line = lines.pop() ?? ''
      for (const word of lines) found.add(word)
      // The rest can only say again what is known.
      if (found.size >= plain.size) break
    }
  } catch (error) {
    if (signal?.aborted) throw error
    // That is how git says that nothing is found. It may complain besides of a file that it cannot read, as it does where
    // something is found: what is true of a word must not depend on the others.
    if (!(error instanceof GitFailure && error.status === 1)) {
      program.log(messageOf(error))
      return undefined
    }
  }
  const joined = [...found].filter(word => word.includes('-'))
  return new Set([...plain].filter(word => found.has(word) || isPart(word, joined)))
}

/** Whether a word is a whole word of a longer one with hyphens: of two words that begin at one place git prints the longer. */
function isPart(word: string, joined: readonly string[]): boolean {
  return joined.some(longer => `-${longer}-`.includes(`-${word}-`))
}
