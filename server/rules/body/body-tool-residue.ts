import { conflictList } from '../../model/conflictList'
import { wholeLine } from '../../model/lineRemoval'
import type { Slice } from '../../text/slice'
import { choice, edits, messageRule, replace, type Finding, type Fix } from '../rule'

const AGENT =
  'Claude|Copilot|GitHub Copilot|ChatGPT|GPT-?\\d|Codex|Gemini|Cursor|Aider|Devin|Windsurf|Grok|Llama|Qwen|DeepSeek|Amp|Jules|Junie|OpenAI'
/** A line that an assistant puts below what it wrote. */
const GENERATED = new RegExp(
  `^\\W{0,6}(?:Generated|Created|Written|Made) (?:with|by|using)(?: the help of)?:? \\[?(${AGENT})\\b.{0,160}$|^\\u{1F916}`,
  'iu',
)
const CO_AUTHORED = new RegExp(
  `^Co-(?:authored|developed)-by: *(${AGENT})\\b([^<]{0,60})(?:<.*)?$`,
  'i',
)
/** Lines that tools keep their books with, and git's own headings from a squash. */
const RESIDUE = [
  /^git-svn-id: \S/,
  /^Tracked-On: \S/i,
  /^#? ?This is a combination of \d+ commits\.$/,
  /^#? ?This is the (?:\d+(?:st|nd|rd|th) commit message|commit message #\d+):$/,
  /^Squashed commit of the following:$/,
]

export default messageRule({
  id: 'body-tool-residue',
  summary: 'A message holds nothing that a tool left behind.',
  why: 'Lists of conflicts, numbers of private trackers and advertisements say nothing to a reader of git log.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  fixable: true,
  checkpatch: [],

  *check({ lines }) {
    const list = conflictList(lines)
    const [heading] = list
    if (heading) {
      yield {
        at: heading,
        aspect: 'conflicts',
        message:
          "This is git's own list of conflicts, left over from a merge or a cherry-pick. Remove it.",
        fix: without('Remove the list of conflicts', lines, list),
      }
    }
    for (const line of lines) {
      const [, agent, model] = CO_AUTHORED.exec(line.text) ?? []
      if (agent !== undefined) yield helped(lines, line, agent, model ?? '')
      else if (GENERATED.test(line.text))
        yield helped(lines, line, GENERATED.exec(line.text)?.[1] ?? '', '')
      else if (RESIDUE.some(pattern => pattern.test(line.text)))
        yield {
          at: line,
          aspect: 'residue',
          message: 'A tool has left this line; it tells nothing to a reader. Remove it.',
          fix: without('Remove the line', lines, [line]),
        }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Conflicts:»\n\tdrivers/foo.c\n\tMakefile\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\n«# Conflicts:»\n#\tdrivers/foo.c\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Tracked-On: FOO-7»\n«git-svn-id: svn://example.org/foo@7 0»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'They stand among the trailers, too.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«🤖 Generated with [Claude Code](https://example.org)»\n\n«Co-authored-by: Claude Foo 7 <noreply@example.org>»\n',
      good: 'foo: flush the bar\n\nText.\n\nAssisted-by: Claude:Foo-7\n',
    },
    {
      good: 'foo: flush the bar\n\nThe table was generated with a script.\nConflicts: none that we know.\n\nCo-authored-by: Claudia Copyist <claudia@example.org>\n',
      because: 'A script and a person are no assistant, and prose is no list.',
    },
  ],
})

/** The kernel asks authors to say which assistant helped; an advertisement does not say it. */
function helped(all: readonly Slice[], line: Slice, agent: string, model: string): Finding {
  const name = agent.replace(/^GitHub /i, '')
  const version = model.trim().replace(/[^\w.]+/g, '-')
  const tag = `Assisted-by: ${name}:${version}`
  const remove = without('Remove the line', all, [line])
  return {
    at: line,
    aspect: 'assistant',
    message:
      'Name an assistant as the kernel asks: "Assisted-by: <agent>:<version>". It is no author and needs no advertisement.',
    ...(version === '' || name === ''
      ? { fix: remove }
      : { fix: choice(replace(`Write "${tag}"`, line, tag)), otherFixes: [choice(remove)] }),
  }
}

/** Without lines that follow one another, and without one of the empty lines that would then meet. */
function without(title: string, all: readonly Slice[], gone: readonly Slice[]): Fix | undefined {
  const [first] = gone
  const last = gone.at(-1)
  if (!first || !last) return undefined
  const before = all[all.indexOf(first) - 1]
  const isGap = before?.text.trim() === '' && !all[all.indexOf(last) + 1]?.text.trim()
  return edits(title, wholeLine((isGap ? before : first).to(last)).replace(''))
}
