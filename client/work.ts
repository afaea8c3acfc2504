import {
  Disposable,
  type Event,
  EventEmitter,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextEditorSelectionChangeKind,
  window,
  workspace,
} from 'vscode'
import { isBox } from './documents'
import { type Subject, subjectOf } from './maintainersQuestion'

/** Knows what the person is working on. */
export interface Work {
  /** The latest document that somebody went to, or what was asked for since. */
  readonly subject: Subject | undefined
  readonly onDidChange: Event<Subject | undefined>
  /** Makes this the subject until the person goes on to another document, or works in the one before them. */
  hold(subject: Subject): void
  /** Does something to documents that the person does not work in. */
  aside<T>(action: () => Thenable<T>): Promise<T>
  dispose(): void
}

/**
 * Follows the person from document to document. The Source Control box is no editor of VS Code's: somebody is at it
 * when its text changes. From there the editor behind it takes over again only when its cursor is moved.
 */
export function followWork(): Work {
  const changed = new EventEmitter<Subject | undefined>()
  let subject: Subject | undefined
  let behind: TextDocument | undefined
  let holding = false
  let isAside = false

  const become = (next: Subject | undefined): void => {
    subject = next
    changed.fire(next)
  }

  const goTo = (document: TextDocument): void => {
    const next = subjectOf(document)
    if (!next) return
    holding = isBox(document)
    behind = holding ? (behind ?? activeDocument()) : document
    become(next)
  }

  const start = activeDocument()
  if (start) goTo(start)

  const subscriptions = Disposable.from(
    changed,
    window.onDidChangeActiveTextEditor(editor => {
      if (editor) {
        if (!holding || editor.document !== behind) goTo(editor.document)
      } else if (window.tabGroups.all.every(({ tabs }) => tabs.length === 0)) {
        behind = undefined
        if (!holding) become(undefined)
      }
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (holding && isByHand(kind) && textEditor === window.activeTextEditor) {
        goTo(textEditor.document)
      }
    }),
    workspace.onDidChangeTextDocument(change => {
      const { document } = change
      if (isTypingInBox(change) && !isAside && subject?.document !== document) goTo(document)
    }),
  )
  return {
    get subject() {
      return subject
    },
    onDidChange: changed.event,
    hold: next => {
      behind = activeDocument()
      holding = true
      become(next)
    },
    aside: async action => {
      isAside = true
      try {
        return await action()
      } finally {
        isAside = false
      }
    },
    dispose: () => {
      subscriptions.dispose()
    },
  }
}

function activeDocument(): TextDocument | undefined {
  return window.activeTextEditor?.document
}

/** git's extension fills and empties the box at once, with the message of a merge for instance. */
function isTypingInBox({ document, contentChanges }: TextDocumentChangeEvent): boolean {
  return isBox(document) && contentChanges.some(({ text }) => text !== document.getText())
}

function isByHand(kind: TextEditorSelectionChangeKind | undefined): boolean {
  return (
    kind === TextEditorSelectionChangeKind.Keyboard || kind === TextEditorSelectionChangeKind.Mouse
  )
}
