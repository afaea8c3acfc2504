import type { Ownership } from '../ownership'
import { asPerlExpression } from '../pathPattern'
import type { Subsystem } from '../subsystems'
import { parseEmail } from './address'
import type { Categories } from './categories'
import type { Options } from './options'

/** People, lists and whatever else was asked for, as lines or strung together. */
export function linesOutput(
  people: readonly string[],
  categories: Categories,
  options: Options,
): string {
  const groups: (readonly string[])[] = people.length > 0 ? [people] : []
  for (const name of ['scm', 'substatus', 'status', 'subsystem', 'web', 'bug'] as const) {
    if (options[name]) groups.push([...new Set(categories[name])])
  }
  if (options.multiline)
    return groups.map(lines => lines.map(line => `${line}\n`).join('')).join('')
  return groups.map(lines => `${lines.join(options.separator)}\n`).join('')
}

/** The script's `--json`: one object, its keys in alphabetical order. */
export function jsonOutput(
  people: readonly string[],
  categories: Categories,
  options: Options,
): string {
  const result: Record<string, unknown> = {}
  if (options.bug) result['bug'] = [...new Set(categories.bug)]
  result['maintainers'] = people.map(line => {
    const match = options.roles ? /^([^\n]*?)\s+\(([^\n]+)\)\s*$/.exec(line) : null
    const { name, address } = parseEmail(match?.[1] ?? line)
    return { email: address, name, ...(match?.[2] === undefined ? {} : { role: match[2] }) }
  })
  for (const name of ['scm', 'status', 'subsystem', 'web'] as const) {
    if (options[name]) result[name] = [...new Set(categories[name])]
  }
  return `${JSON.stringify(result)}\n`
}

/** One section as `--sections` prints it: patterns come back from regular expressions not quite as they went in. */
export function sectionDump(
  subsystem: Subsystem,
  { letters }: Options,
  ownership: Ownership,
): string {
  let text = subsystem.categories.length < subsystem.entries.length ? '' : `${subsystem.name}\n`
  for (const entry of subsystem.entries) {
    const { letter, value } = entry
    if (letters !== '' && !letters.toLowerCase().includes(letter.toLowerCase())) continue
    const isPath = letter === 'F' || letter === 'X'
    const pattern = () => asPerlExpression(ownership.patternText(entry))
    const line = isPath ? restored(`${letter}:${pattern()}`) : `${letter}:${value}`
    text += `${line.replace(':', ':\t')}\n`
  }
  return `${text}\n`
}

/** The script's way back from its regular expression to a shell pattern. */
function restored(expression: string): string {
  return expression
    .replace(/([^\\])\.([^*])/g, '$1?$2')
    .replace(/([^\\])\.$/g, '$1?')
    .replace(/\\\./g, '.')
    .replace(/\(\?:\.\*\)/g, '**')
    .replace(/\.\*/g, '*')
}
