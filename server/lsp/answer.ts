import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type RemoteConsole,
} from 'vscode-languageserver/node'

/** Turns a piece of work into the handler of a request. */
export type Answer = <P, R>(
  name: string,
  empty: R,
  work: (params: P, signal: AbortSignal) => Promise<R>,
) => (params: P, token: CancellationToken) => Promise<R | ResponseError>

/**
 * Keeps requests apart: what fails is logged and answered with `empty`, and the server goes on. A cancelled request is
 * answered at once, while its work gives up at its next look at the signal.
 */
export function answerWith(log: Pick<RemoteConsole, 'error'>): Answer {
  return (name, empty, work) => async (params, token) => {
    const controller = new AbortController()
    const cancelled = new Promise<undefined>(resolve => {
      controller.signal.addEventListener('abort', () => {
        resolve(undefined)
      })
    })
    const subscription = token.onCancellationRequested(() => {
      controller.abort()
    })
    if (token.isCancellationRequested) controller.abort()
    const guarded = async (again: boolean): Promise<typeof empty> => {
      try {
        return await work(params, controller.signal)
      } catch (error) {
        // Somebody else gave up work that both had waited for: it is begun anew.
        if (isAbort(error) && !controller.signal.aborted && again) return guarded(false)
        if (!isAbort(error)) log.error(`${name} failed: ${describe(error)}`)
        return empty
      }
    }
    try {
      const result = await Promise.race([guarded(true).then(value => ({ value })), cancelled])
      return result
        ? result.value
        : new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
    } finally {
      subscription.dispose()
    }
  }
}

/** Whether work was given up because nobody needs it any more, which is no failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

/** What went wrong, for the log. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
