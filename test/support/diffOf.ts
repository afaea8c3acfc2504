/** A diff of one file with one hunk, whose lines are given with their marks. */
export function diffOf(path: string, lines: string, section = ''): string {
  const all = lines.split('\n')
  const count = (mark: string): number => all.filter(line => !line.startsWith(mark)).length
  const header = `@@ -1,${count('+')} +1,${count('-')} @@ ${section}`.trimEnd()
  return `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n${header}\n${lines}\n`
}
