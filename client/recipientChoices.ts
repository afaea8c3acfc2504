import type {
  MaintainerEntry,
  MaintainersAnswer,
  MaintainersQuestion,
} from '../server/protocol/maintainers'

/** What the user decided for one subject; what they did not decide is as the server proposes. */
export interface RecipientChoices {
  isSelected(entry: MaintainerEntry): boolean
  headerOf(entry: MaintainerEntry): 'To' | 'Cc'
  select(entries: readonly MaintainerEntry[], selected: boolean): void
  /** Who is sent to another field is selected. */
  send(entries: readonly MaintainerEntry[], header: 'To' | 'Cc'): void
}

/** Keeps choices for the latest subjects: who looks at a source file meanwhile finds them again. */
export function createRecipientChoices(): (question: MaintainersQuestion) => RecipientChoices {
  const subjects = new Map<string, RecipientChoices>()
  return question => {
    const key = JSON.stringify(question)
    const choices = subjects.get(key) ?? choicesOfOne()
    subjects.delete(key)
    subjects.set(key, choices)
    const [oldest] = subjects.keys()
    if (subjects.size > MOST_SUBJECTS && oldest !== undefined) subjects.delete(oldest)
    return choices
  }
}

const MOST_SUBJECTS = 50

function choicesOfOne(): RecipientChoices {
  const selections = new Map<string, boolean>()
  const headers = new Map<string, 'To' | 'Cc'>()
  const select = (entries: readonly MaintainerEntry[], selected: boolean): void => {
    for (const entry of entries) selections.set(key(entry), selected)
  }
  return {
    isSelected: entry => selections.get(key(entry)) ?? entry.preselected,
    headerOf: entry => headers.get(key(entry)) ?? entry.header,
    select,
    send: (entries, header) => {
      for (const entry of entries) headers.set(key(entry), header)
      select(entries, true)
    },
  }
}

/** A handle of CODEOWNERS is nobody that a mail reaches. */
export function isReachable({ email }: MaintainerEntry): boolean {
  return email !== ''
}

function key({ email }: MaintainerEntry): string {
  return email.toLowerCase()
}

/** The selected people and lists, each address once. */
export interface ChosenRecipients {
  readonly to: readonly MaintainerEntry[]
  readonly cc: readonly MaintainerEntry[]
}

export function chosenRecipients(
  { groups }: MaintainersAnswer,
  choices: RecipientChoices,
): ChosenRecipients {
  const selected = new Map<string, MaintainerEntry>()
  for (const entry of groups.flatMap(({ entries }) => entries).filter(isReachable)) {
    if (choices.isSelected(entry) && !selected.has(key(entry))) selected.set(key(entry), entry)
  }
  const all = [...selected.values()]
  return {
    to: all.filter(entry => choices.headerOf(entry) === 'To'),
    cc: all.filter(entry => choices.headerOf(entry) === 'Cc'),
  }
}

/**
 * Those without whom the patch would bounce and who will not get it: whom the headers of the patches leave out, where
 * these name anybody; else who is not selected.
 */
export function leftOut(
  { groups }: MaintainersAnswer,
  choices: RecipientChoices,
  named: ReadonlySet<string>,
): MaintainerEntry[] {
  const required = groups.flatMap(({ entries }) =>
    entries.filter(entry => entry.required && isReachable(entry)),
  )
  return required.filter(entry =>
    named.size > 0 ? !named.has(key(entry)) : !choices.isSelected(entry),
  )
}
