import { pathPattern } from '../../../model/pathPattern'
import { perlPattern } from '../../../model/perlPattern'
import { withLetter, type SectionCheck } from '../check'

/** What Perl takes, and an engine that never goes back does not. */
const BACKTRACKING = /\(\?<?[=!]|\\[1-9]/

export const EXPRESSIONS: readonly SectionCheck[] = [
  {
    id: 'expression-unusable',
    looksAt: 'section',
    severity: 'warning',
    *check(section) {
      for (const { letter, value } of withLetter(section, 'NKFX')) {
        const { fault } =
          letter === 'N' || letter === 'K'
            ? perlPattern(value.text, true)
            : pathPattern(value.text, () => false)
        if (fault === undefined) continue
        yield {
          at: value.isEmpty ? value.span : value.trim().span,
          message: BACKTRACKING.test(value.text)
            ? 'Look-around and back references are left to get_maintainer.pl: patterns of a file that anybody may have sent are matched in linear time here, and this one matches nothing.'
            : `${fault} It matches nothing here.`,
        }
      }
    },
    examples: [
      { bad: 'FOO\nN:\t«fo(o»\nK:\t«(?<!a)b»\nF:\t«lib/(»\n' },
      { good: 'FOO\nN:\t[^a-z]tegra\nK:\t\\b(printk|pr_(info|err))\\b\nF:\tdrivers/[ab].c\n' },
    ],
  },
]
