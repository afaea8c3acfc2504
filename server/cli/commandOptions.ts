import { didYouMean } from '../text/nearest'
import { Refusal } from './refusal'

/** An option of a command: whether a value follows it, or that only a later version will have it. */
export type OptionKind = 'value' | 'switch' | 'later'

/** Options by name, with their hyphens. */
export type OptionTable = Readonly<Record<string, OptionKind>>

/** A command line taken apart. */
export interface CommandLine {
  /** In order, each with its value; a switch has an empty one. */
  readonly options: readonly { readonly name: string; readonly value: string }[]
  readonly operands: readonly string[]
}

/**
 * Tells options from operands: `--opt value` and `--opt=value` are the same, options and operands may be mixed, `--`
 * ends the options, and a lone `-` is an operand. Throws a `Refusal` for the first word that cannot be taken.
 */
export function readCommandLine(argv: readonly string[], known: OptionTable): CommandLine {
  const options: { name: string; value: string }[] = []
  const operands: string[] = []
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '--') {
      operands.push(...argv.slice(at + 1))
      break
    }
    if (word === '-' || !word.startsWith('-')) {
      operands.push(word)
      continue
    }
    const [name = '', attached] = parts(word)
    const kind = Object.hasOwn(known, name) ? known[name] : undefined
    if (kind === undefined)
      throw new Refusal(`There is no option ${name}${didYouMean(name, usable(known))}`)
    if (kind === 'later')
      throw new Refusal(`${name} is not there yet; a later version will have it.`)
    if (kind === 'switch') {
      if (attached !== undefined) throw new Refusal(`${name} takes no value.`)
      options.push({ name, value: '' })
    } else {
      const value = attached ?? argv[++at]
      if (value === undefined || value === '') throw new Refusal(`${name} needs a value.`)
      options.push({ name, value })
    }
  }
  return { options, operands }
}

/** Whether a switch, by any of its names, was given. */
export function isOn(line: CommandLine, ...names: readonly string[]): boolean {
  return line.options.some(option => names.includes(option.name))
}

/** All values of an option, in order. */
export function valuesOf(line: CommandLine, name: string): string[] {
  return line.options.filter(option => option.name === name).map(({ value }) => value)
}

/** All values of an option that may list several, with commas between them. */
export function listedValues(line: CommandLine, name: string): string[] {
  return valuesOf(line, name)
    .flatMap(value => value.split(','))
    .map(value => value.trim())
    .filter(value => value !== '')
}

/**
 * The last value of an option that has a few known ones; undefined where it was not given. Those that `later` names
 * are promised for another version. Throws a `Refusal` for any other.
 */
export function oneOf<const T extends string>(
  line: CommandLine,
  name: string,
  known: readonly T[],
  later: readonly string[] = [],
): T | undefined {
  const value = valuesOf(line, name).at(-1)
  if (value === undefined) return undefined
  const found = known.find(each => each === value)
  if (found !== undefined) return found
  if (later.includes(value))
    throw new Refusal(`${name} ${value} is not there yet; a later version will have it.`)
  throw new Refusal(`${name} cannot be "${value}"; it is one of ${known.join(', ')}.`)
}

/** A long option and the value after its equals sign, where there is one. */
function parts(word: string): string[] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1
  return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)]
}

/** What a misspelt option may have meant: a long one that can be used already. */
function usable(known: OptionTable): string[] {
  return Object.keys(known).filter(name => name.startsWith('--') && known[name] !== 'later')
}
