import { messageRule } from '../rule'

const TOOL =
  '(?:checkpatch(?:\\.pl)?|sparse(?! (?:image|file|memor|chunk|index|array|map|check))|smatch|coccinelle|coccicheck|clang-tidy|cppcheck|coverity|pylint|flake8|shellcheck|lintian)'
const VERDICT =
  '(?:warnings?|errors?|issues?|problems?|complaints?|reports?|defects?|findings?|fix(?:es)?|clean-?ups?|nits?)'
const SOME =
  '(?:(?:a|an|all|some|several|most|more|many|few|various|the|next|minor|static|checker|scan|script) )*'

/** A tool and what it said: "sparse warnings", but not "sparse files". */
const COMPLAINT = new RegExp(
  `\\b${TOOL}(?: static)?(?: checker| scan| script)? ${VERDICT}\\b|\\b${VERDICT} (?:\\w+ ){0,2}(?:by|from) ${TOOL}\\b`,
  'i',
)

/** Nothing else is said. */
const ALL = new RegExp(
  `^(?:(?:fix|correct|clean ?up|tidy(?: up)?|silence|address|resolve|solve|remove|quiet|shut up)(?:e?s|ed|ing)?(?: up)? )?${SOME}(?:${TOOL} ${SOME}${VERDICT}|${VERDICT} (?:found |reported |detected |pointed out )?(?:by|from|of) ${SOME}${TOOL})[.!]?$`,
  'i',
)

export default messageRule({
  id: 'subject-names-tool-only',
  summary: 'A subject says what changes, not which tool asked for it.',
  why: 'A tool has complained of thousands of things; only what was wrong tells this change from the others.',
  source: 'dev-tools/checkpatch.html#commit-message',
  severity: 'warning',
  kinds: ['patch'],
  content: 3,
  fixable: false,
  checkpatch: ['EMAIL_SUBJECT'],

  *check({ subject, paragraphs }) {
    const at = subject?.phrase.find(COMPLAINT)
    if (!subject || !at) return
    const nothingElse = ALL.test(subject.phrase.text.trim())
    yield {
      at: nothingElse ? subject.phrase : at,
      missing: nothingElse && paragraphs.length === 0,
      message: 'Say what was wrong or what changes now; name the tool in the text below.',
      aspect: nothingElse ? 'nothing-else' : 'tool',
      ...(nothingElse ? {} : { severity: 'hint' as const }),
    }
  },

  examples: [
    { bad: 'foo: «fix checkpatch warnings»\n' },
    { bad: 'foo: bar: «Checkpatch cleanup»\n' },
    { bad: 'foo: «address some issues reported by Coverity»\n' },
    { bad: 'foo: fix «sparse warning» in bar_probe()\n' },
    {
      typing: true,
      good: 'foo: fix sparse warnings',
      because: 'Where they are may be typed next.',
    },
    {
      good: 'foo: fix the error check of sparse images\n',
      because: 'Not every "sparse" is the tool.',
    },
    { good: 'checkpatch: report an error for a bar in a foo\n' },
    { good: 'foo: do not pass a bar to checkpatch\n' },
  ],
})
