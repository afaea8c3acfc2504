import { randomBytes } from 'node:crypto'
import { type Disposable, ViewColumn, type WebviewPanel, window } from 'vscode'
import type { ContributorsAnswer, ContributorsQuestion } from '../server/protocol/contributors'
import { contributorsPage } from './contributors/page'

/** What the buttons of the page ask for. */
export type Wish =
  | { readonly ask: 'range' }
  | { readonly ask: 'log' }
  | { readonly ask: 'trust' }
  | { readonly ask: 'csv' | 'json'; readonly by: 'person' | 'employer' }

/** The page of contributors: there is one, which shows the latest answer. */
export class ContributorsPanel implements Disposable {
  private panel: WebviewPanel | undefined
  private question: ContributorsQuestion | undefined

  constructor(private readonly onWish: (wish: Wish, question: ContributorsQuestion) => void) {}

  show(question: ContributorsQuestion, answer: ContributorsAnswer): void {
    this.question = question
    const panel = (this.panel ??= this.open())
    panel.webview.html = contributorsPage(question, answer, randomBytes(16).toString('hex'))
    panel.reveal()
  }

  dispose(): void {
    this.panel?.dispose()
  }

  private open(): WebviewPanel {
    const panel = window.createWebviewPanel(
      'kernelPatch.contributors',
      'Contributors',
      ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [], enableFindWidget: true },
    )
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const wish = wishIn(message)
      if (wish && this.question) this.onWish(wish, this.question)
    })
    panel.onDidDispose(() => {
      this.panel = undefined
    })
    return panel
  }
}

/** The page is ours, but what it sends is looked at all the same. */
function wishIn(message: unknown): Wish | undefined {
  if (typeof message !== 'object' || message === null || !('ask' in message)) return undefined
  const by = 'by' in message && message.by === 'employer' ? 'employer' : 'person'
  const { ask } = message
  if (ask === 'range' || ask === 'log' || ask === 'trust') return { ask }
  return ask === 'csv' || ask === 'json' ? { ask, by } : undefined
}
