import type { Message } from '../../model/message'
import { isOutput } from '../../model/programOutput'
import { isVerbatim } from '../../model/prose'
import { messageRule } from '../rule'

export default messageRule({
  id: 'body-log-missing',
  summary: 'The fix of a warning, a crash or a build error shows what was printed.',
  why: 'Whoever runs into the same fault searches for the words on the screen, and finds the fix only if it quotes them.',
  source: 'process/submitting-patches.html#backtraces-in-commit-messages',
  severity: 'information',
  kinds: ['patch'],
  missing: true,
  changes: ['fix'],
  content: 2,
  occasion: message => claim(message) !== undefined,
  fixable: false,
  checkpatch: [],

  *check(message) {
    const fault = claim(message)
    if (!fault || message.paragraphs.length === 0 || shows(message)) return
    yield {
      at: fault,
      message:
        'Quote what was printed, a few lines of it, indented: people search for the words on their screen.',
    }
  },

  examples: [
    { bad: 'foo: fix a «compiler warning»\n\nThe compiler does not like the bar.\n' },
    { bad: 'foo: fix «build error»\n\nWithout the bar it cannot be built.\n' },
    { bad: 'foo: avoid «crash» on removal\n\nThe bar is freed twice.\n' },
    {
      good: 'foo: fix a compiler warning\n\nThe compiler says:\n\n    foo.c:12:3: warning: bar is not used\n\nUse it.\n',
    },
    {
      good: 'foo: fix a compiler warning\n\ngcc says "bar is not used".\n',
      because: 'Quoted words can be found, too.',
    },
    {
      good: 'foo: fix a compiler warning\n\nSilence -Wunused-variable for the bar.\n',
      because: 'The name of the warning says it all.',
    },
    {
      good: 'foo: fix a crash\n\nThe bar is freed twice.\n\nCloses: https://example.org/1\n',
      because: 'The report has the log.',
    },
    {
      good: 'foo: fix typo in warning\n\nIt says bat.\n',
      because: 'The text of a message changes.',
    },
    {
      good: 'foo: avoid a hang\n\nThe bar never becomes ready.\n',
      because: 'A hang prints nothing.',
    },
  ],
})

const FAULT =
  /\b(?:(?:build|compil(?:er|ation|e)|link(?:er|ing|age)?|sparse|smatch|dtc|kernel-doc)[ -](?:time )?(?:warnings?|errors?|failures?|breakage|breaks?|issues?)|warnings?|crash(?:es)?|oops(?:es)?|panics?|data abort|segfaults?|segmentation faults?|kasan splats?)\b/i

/** What the subject says was fixed that prints something. */
function claim({ subject }: Message) {
  const phrase = subject?.phrase
  if (!phrase || !/^(?:fix|resolve|silence|avoid|prevent|address|suppress)/i.test(phrase.text))
    return undefined
  if (
    /\b(?:typos?|spelling|message|text|possible|potential|doc\w*|format\w*|wording)\b/i.test(
      phrase.text,
    )
  )
    return undefined
  const fault = phrase.find(FAULT)
  return fault
}

/** Whether the text shows what was printed, or says where that can be read. */
function shows({ paragraphs, trailers, subject }: Message): boolean {
  if (trailers.some(({ value }) => value.text.includes('://'))) return true
  if (/-W[a-z]|["'`]\S/.test(subject?.title.text ?? '')) return true
  return paragraphs.some(({ lines, flow }) => SAYS.test(flow.text) || lines.some(isShown))
}

const SAYS =
  /["“`‘]\S|'[^'\s]{1,60} \S|:\/\/|(?:^|\s)-W[a-z]|\b(?:undeclared|undefined|unused|uninitiali[sz]ed|redefined|implicit)\b|\bCID\b|\bcoverity\b|\bsmatch\b/i

function isShown(line: { readonly text: string }): boolean {
  return isVerbatim(line.text) || isOutput(line.text) || /^(?: {2}|\t)/.test(line.text)
}
