import type { Identity } from './identity'

/** Names that no person has: a product, or a product and its model. */
const PRODUCT =
  /^(?:claude (?:code|opus|sonnet|haiku|ai|agent|\d)|(?:github )?copilot\b|chatgpt\b|(?:openai )?codex\b|gpt-?\d|gemini (?:cli|code|pro|flash|ai|\d)|google gemini\b|cursor (?:agent|ai)\b|devin ai\b|deepseek\b|qwen|grok\b|aider \()/i

/** Names that a person may have as well, alone or with another: the address decides. */
const AMBIGUOUS =
  /^(?:claude|gemini|cursor|devin|jules|aider|codex|copilot|amp|junie|windsurf)(?= |$)/i

/** Addresses of programs. */
const PROGRAM =
  /^(?:no-?reply|cursoragent|codex|copilot|devin-ai-integration|aider)\b.*@|copilot@github\.com$|@(?:aider\.chat|devin\.ai|ampcode\.com)$|copilot.*@users\.noreply\.github\.com$/i

/** The name of the AI agent that an identity stands for; `undefined` for a person. */
export function agentOf({ name, email }: Identity): string | undefined {
  if (!PRODUCT.test(name) && !(AMBIGUOUS.test(name) && PROGRAM.test(email))) return undefined
  const [first = ''] = name.replace(/^(?:github|openai|google) /i, '').split(/[\s(]/)
  return first
}

/** Whether an identity is a service that makes commits by itself. */
export function isBot({ name, email }: Identity): boolean {
  return (
    /\[bot\]/i.test(name) || /\[bot\]@/i.test(email) || /^(?:dependabot|renovate)\b/i.test(name)
  )
}
