/** How a verb is written that is no order: `Added`, `Adding`, `Adds`. */
type VerbForm = 'past' | 'participle' | 'third-person'

/** Verbs that subjects begin with, whose other forms follow the rules of spelling. */
const VERBS =
  'add adapt address adjust align allow annotate apply assign avoid bind bump calculate call change check clarify clean clear combine complete configure consolidate constify convert copy correct create declare decouple deduplicate define delete deprecate detect disable document drop eliminate enable enforce enhance ensure expand explain export expose extend extract factor fix flush force free generate guard handle hide ignore implement import improve include increase initialize initialise inline install introduce invalidate limit list load lower make mark mask merge migrate minimize modify move notify optimize optimise pass perform populate port prefer prepare prevent print probe propagate protect provide raise reduce refactor reformat register reject relax release relocate remove rename reorder reorganize repair replace report request require reserve resolve restore restrict restructure retrieve return reuse revert rework save select separate share shorten show silence simplify skip sort specify split start staticize stop store suppress support swap switch sync synchronize synchronise tidy tighten track trim tweak unify update upgrade use validate verify wrap'.split(
    ' ',
  )

/** Verbs that double their last letter: `dropped`, `dropping`. */
const DOUBLED = /^(?:drop|skip|stop|swap|trim|wrap|prefer)$/

/** Forms that follow no rule. */
const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  make: ['made', 'making'],
  split: ['', 'splitting'],
  bind: ['', 'binding'],
  hide: ['hid', 'hiding'],
  show: ['showed', 'showing'],
}

/** Forms that are as often something else: a noun, an adjective, or the fault that is repaired ("using a wrong size"). */
const AMBIGUOUS = new Set(
  'binding mapping masking list lists listing port ports porting ported probing probed reserved reserving shared sharing limited limits tracking tracked loading printing wrapping checking handling sorting sorted marking required addressing addressed hiding generated using calling loads saves'.split(
    ' ',
  ),
)

const FORMS: ReadonlyMap<string, { readonly verb: string; readonly form: VerbForm }> = new Map(
  VERBS.flatMap(verb =>
    formsOf(verb)
      .filter(([word]) => word !== '' && word !== verb && !AMBIGUOUS.has(word))
      .map(([word, form]) => [word, { verb, form }] as const),
  ),
)

const PLAIN: ReadonlySet<string> = new Set(VERBS)

/** Whether a word is a verb that gives an order, whatever its case. */
export function isImperative(word: string): boolean {
  return PLAIN.has(word.toLowerCase())
}

/** The verb of which a word is another form, in the word's own case: `Add` for `Added`. */
export function imperativeOf(
  word: string,
): { readonly verb: string; readonly form: VerbForm } | undefined {
  const found = FORMS.get(word.toLowerCase())
  if (!found) return undefined
  const { verb, form } = found
  const capital = /^[A-Z]/.test(word)
  return { verb: capital ? verb.charAt(0).toUpperCase() + verb.slice(1) : verb, form }
}

function formsOf(verb: string): (readonly [string, VerbForm])[] {
  const [past, participle] = IRREGULAR[verb] ?? regularForms(verb)
  return [
    [past, 'past'],
    [participle, 'participle'],
    [thirdPerson(verb), 'third-person'],
  ]
}

function regularForms(verb: string): readonly [past: string, participle: string] {
  const stem = DOUBLED.test(verb) ? verb + verb.slice(-1) : verb.replace(/e$/, '')
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`
  return [verb === 'free' ? 'freed' : past, verb === 'free' ? 'freeing' : `${stem}ing`]
}

function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`
}
