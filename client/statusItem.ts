import {
  Disposable,
  languages,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  window,
} from 'vscode'
import type { Budget } from '../server/protocol/findings'
import { MESSAGE_LANGUAGES, isBox, isMessage } from './documents'
import { type DocumentFindings, inWords } from './findings'
import type { Feature } from './session'

/**
 * The language status items of messages and patches: how many findings, how many are held back, and whether the server
 * runs. They are there only where the extension is at work, so that a commit message elsewhere looks as it always did.
 */
export const statusItem: Feature = ({ places, server, findings }) => {
  const state = statusSlot('kernelPatch.status', 'Kernel Patch')
  const budget = statusSlot('kernelPatch.budget', 'Kernel Patch: Held Back')
  let latest = 0

  const update = async (): Promise<void> => {
    const turn = ++latest
    const document = window.activeTextEditor?.document
    const isOurs = document !== undefined && isMessage(document) && !isBox(document)
    const place = isOurs ? await places.ofDocument(document) : undefined
    if (turn !== latest) return
    const found = document && findings.of(document.uri)
    // What the server has not read, or leaves alone, has no state to show.
    const isShown = place !== undefined && (found !== undefined || server.state === 'failed')
    state.show(isShown ? stateOf(found) : undefined)
    budget.show(isShown && found && found.budget.held > 0 ? heldBack(found.budget) : undefined)
  }

  void update()
  return Disposable.from(
    window.onDidChangeActiveTextEditor(() => void update()),
    server.onDidChangeState(() => void update()),
    findings.onDidChange(() => void update()),
    places.onDidChange(() => void update()),
    state,
    budget,
  )
}

/** A place for a language status item, which is there while it has something to say. */
interface StatusSlot {
  show(appearance: Appearance | undefined): void
  dispose(): void
}

function statusSlot(id: string, name: string): StatusSlot {
  let item: LanguageStatusItem | undefined
  const hide = (): void => {
    item?.dispose()
    item = undefined
  }
  return {
    show(appearance) {
      if (!appearance) {
        hide()
        return
      }
      const selector = MESSAGE_LANGUAGES.map(language => ({ language }))
      item ??= languages.createLanguageStatusItem(id, selector)
      Object.assign(item, { name, ...appearance })
    },
    dispose: hide,
  }
}

type Appearance = Pick<LanguageStatusItem, 'text' | 'detail' | 'severity' | 'command' | 'busy'>

function stateOf(found: DocumentFindings | undefined): Appearance {
  if (!found) {
    return {
      text: 'The language server does not run',
      detail: 'Kernel Patch',
      severity: LanguageStatusSeverity.Error,
      command: { command: 'kernelPatch.showOutput', title: 'Show Output' },
      busy: false,
    }
  }
  return {
    text: inWords(found.counts),
    detail: 'Kernel Patch',
    severity: LanguageStatusSeverity.Information,
    command: { command: 'kernelPatch.checkChangelog', title: 'Check Changelog' },
    // Some rules still wait for git.
    busy: found.pending ?? false,
  }
}

function heldBack({ held, showsAll }: Budget): Appearance {
  const command = 'kernelPatch.showAllFindings'
  return {
    text: showsAll
      ? 'All findings are shown'
      : `${held} more ${held === 1 ? 'is' : 'are'} held back`,
    detail: 'Kernel Patch',
    severity: LanguageStatusSeverity.Information,
    command: { command, title: showsAll ? 'Show Fewer' : 'Show All Findings' },
    busy: false,
  }
}
