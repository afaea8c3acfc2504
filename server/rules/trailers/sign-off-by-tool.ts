import { identityIn } from '../../model/identity'
import { wholeLine } from '../../model/lineRemoval'
import { agentOf, isBot } from '../../model/tool'
import { isSignOff, keyIs } from '../../parse/trailerKeys'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'sign-off-by-tool',
  summary: 'Only people sign off: an AI agent is named with Assisted-by.',
  why: 'A sign-off certifies the right to submit the change, and only a human can do that legally.',
  source: 'process/coding-assistants.html#signed-off-by-and-developer-certificate-of-origin',
  severity: 'error',
  fixable: true,
  checkpatch: [],
  occasion: ({ trailers }) => trailers.some(({ key }) => isSignOff(key.text)),

  *check({ trailers }) {
    for (const { key, value, whole } of trailers) {
      if (!isSignOff(key.text) && !keyIs(key.text, 'Co-developed-by')) continue
      const identity = identityIn(value)
      const agent = agentOf(identity)
      if (agent === undefined && !isBot(identity)) continue
      const removal = choice(replace('Remove this line', wholeLine(whole), ''))
      const assisted =
        agent === undefined
          ? undefined
          : replace(`Write Assisted-by: ${agent}:…`, whole, `Assisted-by: ${agent}:\${1:model}`)
      yield {
        at: whole,
        message: agent
          ? 'An AI agent cannot sign off. Name it with Assisted-by, and sign off yourself.'
          : 'A bot cannot sign off. A person has to answer for the change.',
        fix: assisted ? { ...assisted, needsChoice: true, snippet: true } : removal,
        otherFixes: assisted ? [removal] : [],
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-off-by: Claude Code <noreply@example.org>»\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Co-developed-by: Claude <noreply@example.org>»\n«Signed-off-by: Claude <noreply@example.org>»\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-off-by: dependabot[bot] <support@example.org>»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nAssisted-by: Claude:claude-3-opus\nSigned-off-by: Claude Monet <claude@example.org>\nSigned-off-by: Claude <claude@example.org>\nSigned-off-by: kernel test robot <lkp@example.org>\n',
      because: 'People are called so too, and the robots of the kernel sign off what they repair.',
    },
  ],
})
