import { pathPattern } from '../../../model/pathPattern'
import { perlPattern } from '../../../model/perlPattern'
import { withLetter, type SectionCheck } from '../check'

export const EXPRESSIONS: readonly SectionCheck[] = [
  {
    id: 'expression-unusable',
    looksAt: 'section',
    severity: 'error',
    *check(section) {
      for (const { letter, value } of withLetter(section, 'NKFX')) {
        const { fault } =
          letter === 'N' || letter === 'K'
            ? perlPattern(value.text, true)
            : pathPattern(value.text, () => false)
        if (fault !== undefined)
          yield {
            at: value.isEmpty ? value.span : value.trim().span,
            message: `${fault} It matches nothing here.`,
          }
      }
    },
    examples: [
      { bad: 'FOO\nN:\t«fo(o»\nK:\t«(?<!a)b»\nF:\t«lib/(»\n' },
      { good: 'FOO\nN:\t[^a-z]tegra\nK:\t\\b(printk|pr_(info|err))\\b\nF:\tdrivers/[ab].c\n' },
    ],
  },
]
