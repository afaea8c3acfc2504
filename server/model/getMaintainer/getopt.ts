/** What a named option takes. */
export type OptionKind =
  /** Present or not: `--f`. */
  | 'flag'
  /** Also has the negative forms `--noX` and `--no-X`. */
  | 'switch'
  | 'text'
  | 'number'
  /** Known, but refused; its negative forms are taken, for they change nothing. */
  | 'refused'
  /** A word, but only one that is no option: `--tree DIR`, and the script's bare `--tree`. */
  | 'word'

/** One option: its names, the first being the one it is known by. */
export interface OptionSpec {
  readonly names: readonly string[]
  readonly kind: OptionKind
}

/** One option as found, `name` being the first of its names. */
export interface Setting {
  readonly name: string
  readonly value: boolean | number | string
}

/** Words of a command line, told apart. */
export interface Words {
  readonly settings: readonly Setting[]
  readonly operands: readonly string[]
  /** One plain sentence for each option that cannot be taken. */
  readonly errors: readonly string[]
}

/**
 * Tells options from operands as Perl's Getopt::Long does by default: `--name`, `-name` and `+name` are the same, case
 * means nothing, a unique beginning of a name will do, values follow after `=` or as the next word, options and
 * operands may be mixed, and `--` ends the options. A lone `-` is an operand.
 */
export function readWords(words: readonly string[], specs: readonly OptionSpec[]): Words {
  const forms = formsOf(specs)
  const settings: Setting[] = []
  const operands: string[] = []
  const errors: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') {
      operands.push(...words.slice(at + 1))
      break
    }
    const match = /^(?:--|-|\+)([^=]+)(?:=([^]*))?$/.exec(word)
    if (!match) {
      operands.push(word)
      continue
    }
    const [, given = '', attached] = match
    const candidates = candidatesFor(given.toLowerCase(), forms)
    const [form] = candidates
    const refused = form?.spec.kind === 'refused' && form.value
    if (!form || refused || candidates.length > 1) {
      const what =
        candidates.length > 1 ? 'ambiguous option' : refused ? 'there is no' : 'unknown option'
      errors.push(
        `${what} ${word.slice(0, word.length - (attached === undefined ? 0 : attached.length + 1))}`,
      )
      continue
    }
    const { spec, value } = form
    const name = spec.names[0] ?? given
    if (spec.kind === 'flag' || spec.kind === 'switch' || spec.kind === 'refused') {
      if (attached !== undefined) errors.push(`option --${given} takes no value`)
      else settings.push({ name, value })
    } else if (attached !== undefined) {
      settings.push(...taken(name, spec.kind, attached, given, errors))
    } else if (spec.kind === 'word' && isNoWord(words[at + 1])) settings.push({ name, value: true })
    else settings.push(...taken(name, spec.kind, words[++at], given, errors))
  }
  return { settings, operands, errors }
}

interface Form {
  readonly spec: OptionSpec
  readonly value: boolean
}

/** Every way to spell every option. */
function formsOf(specs: readonly OptionSpec[]): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>()
  for (const spec of specs) {
    for (const name of spec.names) {
      forms.set(name, { spec, value: true })
      if (spec.kind !== 'switch' && spec.kind !== 'refused') continue
      forms.set(`no${name}`, { spec, value: false })
      forms.set(`no-${name}`, { spec, value: false })
    }
  }
  return forms
}

/** What a name may mean: itself if there is such a name, else all options that begin so. */
function candidatesFor(given: string, forms: ReadonlyMap<string, Form>): Form[] {
  const exact = forms.get(given)
  if (exact) return [exact]
  const found: Form[] = []
  for (const [name, form] of forms) {
    const known = found.some(({ spec, value }) => spec === form.spec && value === form.value)
    if (name.startsWith(given) && !known) found.push(form)
  }
  return found
}

function isNoWord(word: string | undefined): boolean {
  return word === undefined || /^[-+]./.test(word)
}

function taken(
  name: string,
  kind: OptionKind,
  text: string | undefined,
  given: string,
  errors: string[],
): Setting[] {
  if (text === undefined || text === '') errors.push(`option --${given} needs a value`)
  else if (kind !== 'number') return [{ name, value: text }]
  else if (/^[-+]?_*[0-9][0-9_]*$/.test(text))
    return [{ name, value: Number(text.replaceAll('_', '')) }]
  else errors.push(`option --${given} needs a number, not ${text}`)
  return []
}
