import {
  Disposable,
  languages,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  window,
} from 'vscode'
import type { SeverityCounts } from '../server/protocol'
import { MESSAGE_LANGUAGES, isBox, isMessage } from './documents'
import { inWords } from './findings'
import type { Feature } from './session'

/**
 * The language status item of messages and patches: how many findings, and whether the server runs. It is there only
 * where the extension is at work, so that a commit message elsewhere looks as it always did.
 */
export const statusItem: Feature = ({ places, server, findings }) => {
  let item: LanguageStatusItem | undefined
  let latest = 0

  const update = async (): Promise<void> => {
    const turn = ++latest
    const document = window.activeTextEditor?.document
    const isOurs = document !== undefined && isMessage(document) && !isBox(document)
    const place = isOurs ? await places.ofDocument(document) : undefined
    if (turn !== latest) return
    const counts = document && findings.of(document.uri)
    // What the server has not read, or leaves alone, has no state to show.
    if (!place || (!counts && server.state !== 'failed')) {
      item?.dispose()
      item = undefined
      return
    }
    item ??= createItem()
    Object.assign(item, appearance(counts))
  }

  void update()
  return Disposable.from(
    window.onDidChangeActiveTextEditor(() => void update()),
    server.onDidChangeState(() => void update()),
    findings.onDidChange(() => void update()),
    places.onDidChange(() => void update()),
    { dispose: () => item?.dispose() },
  )
}

function createItem(): LanguageStatusItem {
  const selector = MESSAGE_LANGUAGES.map(language => ({ language }))
  const item = languages.createLanguageStatusItem('kernelPatch.status', selector)
  item.name = 'Kernel Patch'
  return item
}

type Appearance = Pick<LanguageStatusItem, 'text' | 'detail' | 'severity' | 'command'>

function appearance(counts: SeverityCounts | undefined): Appearance {
  if (!counts) {
    return {
      text: 'The language server does not run',
      detail: 'Kernel Patch',
      severity: LanguageStatusSeverity.Error,
      command: { command: 'kernelPatch.showOutput', title: 'Show Output' },
    }
  }
  return {
    text: inWords(counts),
    detail: 'Kernel Patch',
    severity: LanguageStatusSeverity.Information,
    command: { command: 'kernelPatch.checkChangelog', title: 'Check Changelog' },
  }
}
