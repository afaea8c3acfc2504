import { messageRule, type Finding, type Rule, type RuleContext } from '../../server/rules/rule'
import type { Message } from '../../server/model/message'

/** A rule that a test makes up: a warning about what `find` gives, unless `changes` say otherwise. */
export function inventedRule(
  find: (message: Message, context: RuleContext) => readonly Finding[],
  changes: Partial<Rule> = {},
): Rule {
  return messageRule({
    id: 'invented',
    summary: 'A rule for tests.',
    why: 'So that a test sees it run.',
    source: 'https://example.org/',
    severity: 'warning',
    fixable: false,
    checkpatch: [],
    check: find,
    examples: [],
    ...changes,
  })
}

/** Finds a word wherever it stands in the text below the subject. */
export function finding(
  word: string,
  changes: Partial<Finding> = {},
): (message: Message) => Finding[] {
  return ({ lines }) =>
    lines.flatMap(line => {
      const at = line.text.indexOf(word)
      return at < 0
        ? []
        : [{ at: line.sub(at, at + word.length), message: `Not "${word}".`, ...changes }]
    })
}
