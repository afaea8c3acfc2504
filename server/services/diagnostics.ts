import type { Files } from '../host/files'
import type { Git } from '../host/git'
import { NO_HABITS } from '../model/habits'
import { NO_HISTORY } from '../model/history'
import { isUntouched } from '../model/message'
import type { Project } from '../model/project'
import type { Rule } from '../rules/rule'
import type { Problem, RuleSetting, RuleSettings } from '../rules/run'
import type { Settings } from '../settings'
import { forgetTexts } from '../text/remembered'
import { Slice } from '../text/slice'
import { silenceOf } from './activity'
import { withinBudget } from './alarmBudget'
import { checkMessages, type CheckContext, type CheckedMessage, type SoFar } from './check'
import { surroundingsOf, textKind, type EditorDocument, type EditorHabits } from './documents'
import { readMessages, type ReadMessage, type TextKind } from './messages'
import { profileSettings } from './profiles'
import { layered } from './treeSettings'
import type { Place, Workspace } from './workspace'

/** What the user set, as far as the checks are concerned. */
export interface CheckSettings {
  readonly enable: Settings['enable']
  /** A profile's id; `auto`: what the tree and its code ask for. */
  readonly profile: string
  readonly rules: Readonly<Record<string, RuleSetting>>
  readonly habits: EditorHabits
  /** Whether what the project usually does has a say. */
  readonly projectHabits: boolean
}

/** What documents are checked with. */
export interface DiagnosticsHost {
  readonly workspace: Workspace
  readonly files: Files
  readonly rules: readonly Rule[]
  /** The settings that hold for a document of a place. */
  settings(uri: string, place: Place): Promise<CheckSettings>
  /** Takes what went wrong inside, for a log. */
  log(detail: string): void
  /** Milliseconds after which is said what is known, though rules still wait for git. */
  readonly patience?: number
}

/** Longer, and somebody who has stopped typing would wonder. */
const PATIENCE = 300

/** A document that is not checked, and why: a plain sentence. */
export interface SilentDocument {
  readonly silent: string
}

/** A document taken apart. */
export interface ReadDocument {
  readonly silent?: undefined
  readonly document: EditorDocument
  readonly git: Git | undefined
  readonly project: Project
  readonly kind: TextKind
  /** The text as the spans of everything else count it. */
  readonly whole: Slice
  readonly messages: readonly ReadMessage[]
  /** `commit.cleanup`, which decides whether comment lines are comments. */
  readonly cleanup: string | undefined
  /** Checks a text in the place of this one, for instance what a repair would make of it. Throws only when aborted. */
  check(text: string, signal?: AbortSignal, soFar?: SoFar): Promise<readonly CheckedMessage[]>
}

/** A document with its problems, which come in the order of the text. */
export interface CheckedDocument extends ReadDocument {
  readonly checked: readonly CheckedMessage[]
  /** The problems of all messages. */
  readonly problems: readonly Problem[]
  /** Those that the alarm budget lets through, or all of them where somebody wants to see all. */
  readonly shown: readonly Problem[]
  /** How many the alarm budget holds back, or would. */
  readonly held: number
  /** Somebody wants to see all. */
  readonly showsAll: boolean
  /** Some rules still wait for git. */
  readonly pending: boolean
}

/**
 * The problems of the open documents. Each document is read once and checked once for each of its versions, whoever
 * asks and however often; what a newer version has overtaken is given up, and those who wait for it get an `AbortError`.
 */
export class Diagnostics {
  private readonly entries = new Map<string, Entry>()
  private readonly reported = new Set<string>()
  /** What was missing in the last finished version of a document. */
  private readonly missing = new Map<string, ReadonlySet<string>>()
  /** Documents whose problems are shown without a budget. */
  private readonly unabridged = new Set<string>()

  /** What user and tree last asked for. */
  private wished: Record<'user' | 'tree' | 'together', RuleSettings> | undefined

  constructor(private readonly host: DiagnosticsHost) {}

  /** The document taken apart. */
  async read(document: EditorDocument): Promise<ReadDocument | SilentDocument> {
    return this.entryOf(document).read
  }

  /** The document with its problems. */
  async check(document: EditorDocument): Promise<CheckedDocument | SilentDocument> {
    return this.checkingOf(document).whole
  }

  /** The same, or, where some rules wait for git for long, the problems that are known without them. */
  async checkInHaste(document: EditorDocument): Promise<CheckedDocument | SilentDocument> {
    return this.checkingOf(document).first
  }

  /** Has a document checked again when somebody asks, though it is the same: it may be judged otherwise by now. */
  recheck(uri: string): void {
    const entry = this.entries.get(uri)
    if (entry) entry.checked = undefined
  }

  /** Shows all problems of a document from now on, or again what the alarm budget lets through. */
  toggleBudget(uri: string): void {
    if (!this.unabridged.delete(uri)) this.unabridged.add(uri)
    this.recheck(uri)
  }

  /** Gives up all work on a document, which has been closed. */
  forget(uri: string): void {
    this.giveUp(uri)
    this.unabridged.delete(uri)
    this.missing.delete(uri)
    forgetTexts()
  }

  /** Does everything anew when it is asked for next: settings or surroundings have changed. */
  forgetAll(): void {
    for (const uri of [...this.entries.keys()]) this.giveUp(uri)
  }

  private giveUp(uri: string): void {
    this.entries.get(uri)?.work.abort()
    this.entries.delete(uri)
  }

  private checkingOf(document: EditorDocument): CheckingDocument {
    const entry = this.entryOf(document)
    if (entry.checked) return entry.checked
    let tell: (known: CheckedDocument) => void = () => undefined
    const told = new Promise<CheckedDocument>(resolve => {
      tell = resolve
    })
    const whole = handled(this.checkNow(entry, document, tell))
    const checking: CheckingDocument = { whole, first: handled(Promise.race([told, whole])) }
    void handled(whole.then(() => (checking.first = whole)))
    return (entry.checked = checking)
  }

  private async checkNow(
    entry: Entry,
    { uri, finished }: EditorDocument,
    tell: (known: CheckedDocument) => void,
  ): Promise<CheckedDocument | SilentDocument> {
    const patience = this.host.patience ?? PATIENCE
    const result = await checkEntry(entry, this.unabridged.has(uri), { patience, tell })
    // An overtaken version says nothing about the present one.
    if (finished && result.silent === undefined && this.entries.get(uri) === entry) {
      this.missing.set(uri, new Set(result.problems.flatMap(({ missing }) => missing ?? [])))
    }
    return result
  }

  private entryOf(document: EditorDocument): Entry {
    const { uri, version, finished } = document
    const known = this.entries.get(uri)
    if (known?.version === version && known.finished === finished) return known
    known?.work.abort()
    const work = new AbortController()
    const read = handled(this.readNow(document, work.signal))
    const entry: Entry = { version, finished, work, read, checked: undefined }
    this.entries.set(uri, entry)
    return entry
  }

  private async readNow(
    document: EditorDocument,
    signal: AbortSignal,
  ): Promise<ReadDocument | SilentDocument> {
    const { workspace, files, rules } = this.host
    const kind = textKind(document)
    if (!kind) return { silent: 'This is no commit message and no patch.' }
    const where = await workspace.placeOf(document.uri)
    if (!where) return { silent: 'This text lies in no file.' }
    const { place } = where
    const settings = await this.host.settings(document.uri, place)
    const silent = silenceOf(document, place, settings.enable)
    if (silent !== undefined) return { silent }
    if (settings.projectHabits) place.learnHabits()
    const [around, git, project, people, own] = await Promise.all([
      surroundingsOf(document, kind, where, settings.habits, files),
      place.git(),
      place.project(),
      place.people(),
      place.settings(),
    ])
    signal.throwIfAborted()
    for (const fault of own.faults) this.sayOnce(fault)
    const profile = settings.profile === 'auto' ? (own.profile ?? 'auto') : settings.profile
    const isUnfinished = around.state === 'draft' && !document.finished
    const context: CheckContext = {
      git: git ?? NO_HISTORY,
      project: settings.projectHabits ? project : { ...project, habits: NO_HABITS },
      people,
      settings: this.wishes(settings.rules, own.rules),
      profileOf: async message => profileSettings(await place.profiles.of(message, profile)),
      unfinished: isUnfinished
        ? { known: this.missing.get(document.uri) ?? new Set<string>() }
        : undefined,
      onError: (rule, error) => {
        this.report(rule, error)
      },
    }
    const whole = Slice.of(document.text)
    const messages = readMessages(whole, kind, around)
    return {
      document,
      git,
      project,
      kind,
      whole,
      messages,
      cleanup: around.cleanup,
      async check(text, wanted, soFar) {
        const read = text === document.text ? messages : readMessages(Slice.of(text), kind, around)
        return inBatches(read.filter(saysSomething), wanted, batch =>
          checkMessages(batch, rules, { ...context, signal: wanted, soFar }),
        )
      },
    }
  }

  /** The same objects give the same one, so that nobody weighs all rules anew at every key. */
  private wishes(user: RuleSettings, tree: RuleSettings): RuleSettings {
    if (this.wished?.user !== user || this.wished.tree !== tree)
      this.wished = { user, tree, together: layered(user, tree) }
    return this.wished.together
  }

  /** A rule that fails does so at every key: once is enough for the log. */
  private report(rule: Rule, error: unknown): void {
    const what = error instanceof Error ? error.message : String(error)
    const stack = error instanceof Error ? error.stack : undefined
    this.sayOnce(`${rule.id}: ${what}`, `The rule ${rule.id} failed: ${stack ?? what}`)
  }

  private sayOnce(key: string, sentence = key): void {
    if (this.reported.has(key)) return
    this.reported.add(key)
    this.host.log(sentence)
  }
}

interface Entry {
  readonly version: number
  readonly finished: boolean
  readonly work: AbortController
  readonly read: Promise<ReadDocument | SilentDocument>
  checked: CheckingDocument | undefined
}

interface CheckingDocument {
  readonly whole: Promise<CheckedDocument | SilentDocument>
  /** What is known when patience ends; the whole as soon as there is one. */
  first: Promise<CheckedDocument | SilentDocument>
}

async function checkEntry(
  { read, work }: Entry,
  showsAll: boolean,
  {
    patience,
    tell,
  }: { readonly patience: number; readonly tell: (known: CheckedDocument) => void },
): Promise<CheckedDocument | SilentDocument> {
  const document = await read
  if (document.silent !== undefined) return document
  const soFar: SoFar = {
    patience,
    tell: message => {
      tell(withProblems(document, [message], showsAll, true))
    },
  }
  // Of a mailbox half the messages would be worth little.
  const isOne = document.messages.length === 1
  const checked = await document.check(
    document.document.text,
    work.signal,
    isOne ? soFar : undefined,
  )
  return withProblems(document, checked, showsAll, false)
}

function withProblems(
  document: ReadDocument,
  checked: readonly CheckedMessage[],
  showsAll: boolean,
  pending: boolean,
): CheckedDocument {
  const problems = checked.flatMap(message => message.problems)
  const budgets = checked.map(({ problems: found, message }) => withinBudget(found, message))
  const shown = showsAll ? problems : budgets.flatMap(budget => budget.shown)
  const held = budgets.reduce((sum, budget) => sum + budget.held, 0)
  return { ...document, checked, problems, shown, held, showsAll, pending }
}

/** The output of a bare `git diff` holds no message, so nothing can be missing in it. */
function saysSomething({ message, mail }: ReadMessage): boolean {
  return !(mail?.mail.fields.length === 0 && isUntouched(message) && message.trailers.length === 0)
}

/** So many messages are checked before other requests have their turn: some milliseconds of work. */
const BATCH = 50

/** Works through a long list without keeping everybody else waiting. Throws when aborted. */
async function inBatches<T, R>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  work: (batch: readonly T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += BATCH) {
    if (start > 0) await new Promise(resolve => setTimeout(resolve, 0))
    signal?.throwIfAborted()
    results.push(...(await work(items.slice(start, start + BATCH))))
  }
  return results
}

/** Those who wait see a failure; where nobody waits it is none. */
function handled<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined)
  return work
}
