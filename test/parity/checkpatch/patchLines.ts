/** The lines of a patch and where its message ends, as checkpatch.pl counts them. */
export interface PatchLines {
  /** The line with this number, from 1. */
  at(line: number): string
  /** The number of the first line that belongs to no message: `---` or the diff. */
  readonly end: number
  /** The number of the first sign-off, behind which checkpatch.pl takes nothing for text; Infinity without one. */
  readonly firstSignOff: number
  /** The number of the first line of the text, behind the header. */
  readonly textStart: number
}

export function patchLines(patch: string): PatchLines {
  const lines = patch.split('\n')
  const blank = lines.indexOf('')
  const textStart = blank + 2
  const rest = lines.slice(textStart - 1)
  const end = rest.findIndex(line => line === '---' || line.startsWith('diff --git '))
  const signOff = rest.findIndex(line => /^\s*signed-off-by:/i.test(line))
  return {
    at: line => lines[line - 1] ?? '',
    end: end < 0 ? Infinity : textStart + end,
    firstSignOff: signOff < 0 ? Infinity : textStart + signOff,
    textStart,
  }
}
