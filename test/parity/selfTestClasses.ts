import type { MaintainersFinding } from '../../server/services/maintainersFile/findings'

/** What `get_maintainer.pl --self-test` says, and the check of ours that says it too. */
export const SELF_TEST_CLASSES: Readonly<Record<string, string>> = {
  'duplicate section header': 'section-duplicate',
  'section without email address': 'section-without-address',
  'section without status': 'section-without-status',
  'section without file pattern': 'section-without-pattern',
  'no file matches': 'pattern-dead',
}

/** The defects of one class. */
export interface ClassComparison {
  /** In the script's words. */
  readonly name: string
  readonly script: number
  readonly ours: number
  /** Lines, counted from 1, with a defect that only the script names. */
  readonly missed: readonly number[]
  /** Lines in which the script alone sees a defect, and is mistaken, with what it takes for one. */
  readonly mistaken: readonly { readonly line: number; readonly why: string }[]
  readonly onlyOurs: readonly number[]
}

/**
 * Sets what the script printed for one MAINTAINERS file beside our findings in it, class by class. A line counts once in
 * each class.
 */
export function compareSelfTest(
  output: string,
  text: string,
  findings: readonly MaintainersFinding[],
): ClassComparison[] {
  const lines = text.split('\n')
  return Object.entries(SELF_TEST_CLASSES).map(([name, id]) => {
    const theirs = linesIn(output, name)
    const ours = new Set(
      findings
        .filter(finding => finding.id === id)
        .map(({ at }) => text.slice(0, at.start).split('\n').length),
    )
    const onlyScript = [...theirs].filter(line => !ours.has(line))
    const mistaken = onlyScript.flatMap(line => {
      const why = mistakeOf(id, line, lines)
      return why === undefined ? [] : { line, why }
    })
    const missed = onlyScript.filter(line => !mistaken.some(each => each.line === line))
    const onlyOurs = [...ours].filter(line => !theirs.has(line))
    return { name, script: theirs.size, ours: ours.size, missed, mistaken, onlyOurs }
  })
}

/** The script's own faults: for its self test a comment names a section and ends one, and so does a name that begins another. */
function mistakeOf(id: string, line: number, lines: readonly string[]): string | undefined {
  const name = lines[line - 1]?.trimEnd() ?? ''
  if (name.startsWith('#')) return 'a comment, and no name'
  const isNamed = lines.slice(0, line - 1).some(each => each.trimEnd() === name)
  if (id === 'section-duplicate')
    return isNamed ? undefined : 'a name that is merely the beginning of an earlier one'
  const end = lines.findIndex((each, at) => at >= line && !/^[A-Z]:/.test(each))
  return lines[end]?.startsWith('#') ? 'a section that goes on behind a comment' : undefined
}

/** The lines of one class: `FILE:LINE: warning: CLASS TAB TEXT`. */
function linesIn(output: string, name: string): Set<number> {
  const found = output.split('\n').flatMap(line => {
    const [, number = '', what = ''] = /^.*?:(\d+): warning: ([^\t]*)\t/.exec(line) ?? []
    return what.trim() === name ? [Number(number)] : []
  })
  return new Set(found)
}
