import type { Files } from '../host/files'
import { NO_HABITS } from '../model/habits'
import { NO_HISTORY } from '../model/history'
import { isUntouched } from '../model/message'
import type { Rule } from '../rules/rule'
import type { RuleSetting, RuleSettings } from '../rules/run'
import type { Settings } from '../settings'
import { forgetTexts } from '../text/remembered'
import { Slice } from '../text/slice'
import { silenceOf } from './activity'
import { checkMessages, type CheckContext } from './check'
import {
  checkDocument,
  type CheckedDocument,
  type ReadDocument,
  type SilentDocument,
} from './checkedDocument'
import { surroundingsOf, textKind, type EditorDocument, type EditorHabits } from './documents'
import { readMessages, type ReadMessage } from './messages'
import { profileSettings } from './profiles'
import { layered } from './treeSettings'
import { goesFirst } from './turns'
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
    const whole = handled(goesFirst(this.checkNow(entry, document, tell)))
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
    const document = await entry.read
    if (document.silent !== undefined) return document
    const { signal } = entry.work
    const showsAll = this.unabridged.has(uri)
    const result = await checkDocument(document, showsAll, signal, { patience, tell })
    // An overtaken version says nothing about the present one.
    if (finished && this.entries.get(uri) === entry) {
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
