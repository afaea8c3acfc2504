/** A patch as checkpatch.pl counts its lines, read byte for byte (latin1). */
export interface PatchLines {
  /** The line with this number, from 1. */
  at(line: number): string
  /** The line and those before and behind it, as one text. */
  around(line: number): string
  /** The number of the first line that belongs to no message: `---` or the diff. */
  readonly end: number
  readonly header: string
  /** Text and trailers. */
  readonly message: string
  /** What stands between `---` and the diff, each path at the start of its line. */
  readonly diffstat: string
}

/** Takes a patch apart into what the comparison asks for. */
export function patchLines(patch: string): PatchLines {
  const lines = patch.split('\n')
  const blank = lines.indexOf('')
  const rest = lines.slice(blank + 1)
  const cut = rest.findIndex(line => line === '---' || line.startsWith('diff --git '))
  const end = cut < 0 ? lines.length : blank + 1 + cut
  const diff = lines.findIndex(line => line.startsWith('diff --git '))
  const notes = lines.slice(end, diff < 0 ? undefined : diff)
  return {
    at: line => lines[line - 1] ?? '',
    around: line => lines.slice(Math.max(0, line - 3), line + 1).join(' '),
    end: end + 1,
    header: lines.slice(0, blank).join('\n'),
    message: lines.slice(blank + 1, end).join('\n'),
    diffstat: notes.map(line => line.trim()).join('\n'),
  }
}
