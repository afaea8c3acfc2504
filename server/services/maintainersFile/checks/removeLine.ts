import type { Entry, Section } from '../../../parse/maintainersFile'
import type { Fix } from '../../../rules/rule'

/** Takes the line of an entry out, with its line end. */
export function removeLine({ whole }: Section, entry: Entry, title: string): Fix {
  const from = entry.whole.start - whole.start
  const next = whole.text.indexOf('\n', from)
  const { span } = whole.sub(from, next < 0 ? whole.length : next + 1)
  return { title, edits: [{ span, text: '' }] }
}
