import {
  type CancellationToken,
  CancellationTokenSource,
  Disposable,
  window,
  workspace,
} from 'vscode'
import { isSameQuestion, type Subject } from './maintainersQuestion'
import type { Services } from './services'
import { watchRepository } from './watchedRepository'

/** Moves from document to document, and git at work, come in bursts. */
const DELAY_MS = 150

/** So long what is shown of something else misleads nobody. */
const PATIENCE_MS = 1000

/** A view that is about what the person works on. */
export interface FollowingView<Found> {
  readonly id: string
  isVisible(): boolean
  find(subject: Subject | undefined, token: CancellationToken): Promise<Found>
  show(found: Found): Promise<void>
  /** Shows in the place of another answer that this one takes its time; left out: the other one stays. */
  wait?(): void
  /** Whether another try may have more luck once the server runs again. */
  isFailure(found: Found): boolean
}

/**
 * Follows the person from document to document for a view: asks while the view can be seen, and drops the answer to a
 * question that is no longer asked.
 */
export interface FollowedSubject {
  /** Asks if there is another question than the one that was answered. */
  look(): void
  /** What is shown may be wrong by now; it is asked again after so many milliseconds. */
  outdated(delay?: number): void
  /** Asks again at once. */
  again(): Promise<void>
  dispose(): void
}

export function followSubject<Found>(
  { places, server, work }: Services,
  view: FollowingView<Found>,
): FollowedSubject {
  /** What the view shows, unless that may be outdated. */
  let shown: Subject | 'nothing' | undefined
  /** What the last answer was for. */
  let answered: Subject | undefined
  let failed = false
  /** How often what is known has become doubtful. */
  let doubts = 0
  let asking: CancellationTokenSource | undefined
  let timer: NodeJS.Timeout | undefined
  let repository: Disposable | undefined

  const soon = (delay: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void update(), delay)
  }

  const outdated = (delay = DELAY_MS): void => {
    doubts++
    shown = undefined
    soon(delay)
  }

  const isShown = (): boolean => {
    const { subject } = work
    if (shown === undefined || shown === 'nothing') return shown !== undefined && !subject
    return subject !== undefined && isSameQuestion(subject.question, shown.question)
  }

  const update = async (): Promise<void> => {
    clearTimeout(timer)
    if (!view.isVisible() || isShown()) return
    asking?.cancel()
    const source = (asking = new CancellationTokenSource())
    const { subject } = work
    const doubtsBefore = doubts
    repository?.dispose()
    repository = subject && watchRepository(subject, outdated)
    const finding = view.find(subject, source.token)
    // An answer that is only brought up to date comes without a sign of progress: it would flicker while one types.
    if (!isSameQuestion(subject?.question, answered?.question)) {
      void window.withProgress({ location: { viewId: view.id } }, () => finding)
      const late = setTimeout(() => {
        if (source.token.isCancellationRequested || !view.wait) return
        view.wait()
        shown = answered = undefined
      }, PATIENCE_MS)
      const inTime = (): void => {
        clearTimeout(late)
      }
      finding.then(inTime, inTime)
    }
    const found = await finding
    if (source.token.isCancellationRequested) return
    // Word that there is more to know may come while the answer is still on its way.
    shown = doubts === doubtsBefore ? (subject ?? 'nothing') : undefined
    answered = subject
    failed = view.isFailure(found)
    await view.show(found)
  }

  const subscriptions = Disposable.from(
    work.onDidChange(() => {
      soon(DELAY_MS)
    }),
    places.onDidChange(() => {
      outdated()
    }),
    server.onMaintainersChanged(() => {
      outdated()
    }),
    server.onDidChangeState(state => {
      if (state === 'running' && failed) outdated(0)
    }),
    workspace.onDidGrantWorkspaceTrust(() => {
      outdated()
    }),
  )
  return {
    look: () => {
      soon(0)
    },
    outdated,
    again: async () => {
      shown = undefined
      await update()
    },
    dispose: () => {
      clearTimeout(timer)
      asking?.cancel()
      repository?.dispose()
      subscriptions.dispose()
    },
  }
}
