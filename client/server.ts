import {
  type CancellationToken,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode'
import type { ContributorsProgress } from '../server/protocol/contributors'
import type { ProblemCount } from '../server/protocol/findings'
import type { Connection, Requests } from './languageClient'

/** What has become of the language server. */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed'

/** The language server, which runs from the moment that somebody needs it. */
export interface Server {
  readonly state: ServerState
  readonly onDidChangeState: Event<ServerState>
  readonly onProblemCount: Event<ProblemCount>
  readonly onMaintainersChanged: Event<void>
  readonly onContributorsProgress: Event<ContributorsProgress>
  /** Starts it unless that was tried before; whether it runs. A failure is in the log. */
  start(): Promise<boolean>
  /** Ends it where it runs, and starts it anew. */
  restart(): Promise<boolean>
  /** Starts it and asks it. Rejects where it cannot run or answer. */
  request<M extends keyof Requests>(
    method: M,
    question: Requests[M]['question'],
    token?: CancellationToken,
  ): Promise<Requests[M]['answer']>
  dispose(): void
}

/** The server of this window. Nothing is loaded or started before the first call of `start` or `request`. */
export function createServer(context: ExtensionContext, log: () => LogOutputChannel): Server {
  const stateChanged = new EventEmitter<ServerState>()
  const problemCount = new EventEmitter<ProblemCount>()
  const maintainersChanged = new EventEmitter<void>()
  const contributorsProgress = new EventEmitter<ContributorsProgress>()
  let state: ServerState = 'idle'
  let connecting: Promise<Connection | undefined> | undefined

  const become = (next: ServerState): void => {
    if (state === next) return
    state = next
    stateChanged.fire(next)
  }

  const connect = async (): Promise<Connection | undefined> => {
    become('starting')
    try {
      // The library is half a megabyte, which a window without kernel patches need not load.
      const { connectToServer } = await import('./languageClient.js')
      const connection = await connectToServer(context, log(), {
        problemCount: count => {
          problemCount.fire(count)
        },
        maintainersChanged: () => {
          maintainersChanged.fire()
        },
        contributorsProgress: progress => {
          contributorsProgress.fire(progress)
        },
        running: isRunning => {
          become(isRunning ? 'running' : 'starting')
        },
        givenUp: () => {
          become('failed')
          void offerRestart('ended several times and was not restarted')
        },
      })
      become('running')
      return connection
    } catch (error) {
      log().error('The language server could not be started.', error)
      become('failed')
      void offerRestart('could not be started')
      return undefined
    }
  }

  const offerRestart = async (what: string): Promise<void> => {
    const again = 'Restart Language Server'
    const output = 'Show Output'
    const sentence = `The language server of Kernel Patch ${what}.`
    const chosen = await window.showErrorMessage(sentence, again, output)
    if (chosen === again) await restart()
    if (chosen === output) log().show()
  }

  const connected = (): Promise<Connection | undefined> => (connecting ??= connect())

  const stop = async (): Promise<void> => {
    const connection = await connecting
    connecting = undefined
    await connection?.stop()
    become('idle')
  }

  const restart = async (): Promise<boolean> => {
    await stop()
    return (await connected()) !== undefined
  }

  // A server that starts later is told when it starts.
  const trust = workspace.onDidGrantWorkspaceTrust(async () => {
    await (await connecting)?.trusted()
  })

  return {
    get state() {
      return state
    },
    onDidChangeState: stateChanged.event,
    onProblemCount: problemCount.event,
    onMaintainersChanged: maintainersChanged.event,
    onContributorsProgress: contributorsProgress.event,
    start: async () => (await connected()) !== undefined,
    restart,
    request: async (method, question, token) => {
      const connection = await connected()
      if (connection === undefined) throw new Error('The language server does not run.')
      return connection.request(method, question, token)
    },
    dispose: () => {
      trust.dispose()
      void stop()
      for (const emitter of [stateChanged, problemCount, maintainersChanged, contributorsProgress])
        emitter.dispose()
    },
  }
}
