import type { MailRecipient } from '../server/protocol/recipients'
import { plain } from './plain'

/** `Jane Doe <jane@example.org>`, quoted where a mail header needs it. */
export function formatAddress({ name, email }: MailRecipient): string {
  const shown = plain(name)
  if (!shown) return plain(email)
  const written = /[,;:@[\]()<>"\\]/.test(shown) ? `"${shown.replace(/["\\]/g, '\\$&')}"` : shown
  return `${written} <${plain(email)}>`
}

/** What `git send-email` takes: `--to='Jane Doe <jane@example.org>' --cc=…`, each word quoted for a POSIX shell. */
export function sendEmailArguments(
  to: readonly MailRecipient[],
  cc: readonly MailRecipient[],
): string {
  const words = [
    ...to.map(person => `--to=${quoted(formatAddress(person))}`),
    ...cc.map(person => `--cc=${quoted(formatAddress(person))}`),
  ]
  return words.join(' ')
}

/** Between single quotes a POSIX shell takes everything as it is, but for the quote that ends them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
