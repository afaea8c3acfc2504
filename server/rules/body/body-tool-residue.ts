import { conflictList } from '../../model/conflictList'
import { identityIn, type Identity } from '../../model/identity'
import { wholeLine } from '../../model/lineRemoval'
import { agentOf } from '../../model/tool'
import type { Slice } from '../../text/slice'
import { choice, edits, messageRule, replace, type Finding, type Fix } from '../rule'

const AGENT =
  'Claude|Copilot|GitHub Copilot|ChatGPT|GPT-?\\d|Codex|Gemini|Cursor|Aider|Devin|Windsurf|Grok|Llama|Qwen|DeepSeek|Amp|Jules|Junie|OpenAI'
/** A line that an assistant puts below what it wrote. */
const GENERATED = new RegExp(
  `^\\W{0,6}(?:Generated|Created|Written|Made) (?:with|by|using)(?: the help of)?:? \\[?(?:${AGENT})\\b.{0,160}$|^\\u{1F916}`,
  'iu',
)
const CO_AUTHORED = /^Co-authored-by:\s*/i
/** Lines that tools keep their books with, and git's own headings from a squash. */
const RESIDUE = [
  /^git-svn-id: \S/,
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
        fix: without('Remove the list of conflicts', lines, lines.indexOf(heading), list.length),
      }
    }
    for (const [index, line] of lines.entries()) {
      const remove = () => without('Remove the line', lines, index)
      const author = coAuthor(line)
      const agent = author && agentOf(author)
      if (agent !== undefined) yield helped(line, remove, agent, modelOf(author?.name ?? '', agent))
      else if (GENERATED.test(line.text)) yield helped(line, remove, '', '')
      else if (RESIDUE.some(pattern => pattern.test(line.text)))
        yield {
          at: line,
          aspect: 'residue',
          message: 'A tool has left this line; it tells nothing to a reader. Remove it.',
          fix: remove(),
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
      bad: 'foo: flush the bar\n\nText.\n\nCc: Bob <bob@example.org>\n«git-svn-id: svn://example.org/foo@7 0»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nCc: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'It stands among the trailers, too.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«🤖 Generated with [Claude Code](https://example.org)»\n\n«Co-authored-by: Claude Foo 7 <noreply@example.org>»\n',
      good: 'foo: flush the bar\n\nText.\n\nAssisted-by: Claude:Foo-7\n',
    },
    {
      good: 'foo: flush the bar\n\nThe table was generated with a script.\nConflicts: none that we know.\n\nCo-authored-by: Claudia Copyist <claudia@example.org>\nCo-authored-by: Claude Copyist <claude@example.org>\n',
      because: 'A script and a person are no assistant, whatever the name, and prose is no list.',
    },
  ],
})

function coAuthor(line: Slice): Identity | undefined {
  const key = line.find(CO_AUTHORED)
  return key && identityIn(line.sub(key.length).trim())
}

/** What follows the agent in the name that it goes by, in one word. */
function modelOf(name: string, agent: string): string {
  const behind = name.slice(name.indexOf(agent) + agent.length)
  return behind.trim().replace(/[^\w.]+/g, '-')
}

/** The kernel asks authors to say which assistant helped; an advertisement does not say it. */
function helped(line: Slice, remove: () => Fix | undefined, agent: string, model: string): Finding {
  const tag = `Assisted-by: ${agent}:${model}`
  return {
    at: line,
    aspect: 'assistant',
    message:
      'Name an assistant as the kernel asks: "Assisted-by: <agent>:<version>". It is no author and needs no advertisement.',
    ...(model === ''
      ? { fix: remove() }
      : { fix: choice(replace(`Write "${tag}"`, line, tag)), otherFixes: [choice(remove())] }),
  }
}

/** Without `count` lines from the one at `index` on, and without one of the empty lines that would then meet. */
function without(title: string, all: readonly Slice[], index: number, count = 1): Fix | undefined {
  const first = all[index]
  const last = all[index + count - 1]
  if (!first || !last) return undefined
  const before = all[index - 1]
  const isGap = before?.text.trim() === '' && !all[index + count]?.text.trim()
  return edits(title, wholeLine((isGap ? before : first).to(last)).replace(''))
}
