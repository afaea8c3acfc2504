import { setMaxListeners } from 'node:events'

/**
 * The answer of a promise that several callers share, or `signal.reason` as soon as this caller gives up. The work
 * itself goes on: somebody else may wait for it.
 */
export function abortable<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return shared
  return new Promise<T>((resolve, reject) => {
    const settled = onAbort(signal, reject)
    shared.then(resolve, reject).finally(settled)
  })
}

/**
 * Calls `giveUp` with the reason when a signal is aborted, at once if it already is; gives what ends the waiting. One
 * signal may end thousands of questions, which Node takes for a leak unless told otherwise.
 */
export function onAbort(
  signal: AbortSignal | undefined,
  giveUp: (reason: Error) => void,
): () => void {
  if (!signal) return () => undefined
  const aborted = (): void => {
    giveUp(reasonOf(signal))
  }
  if (signal.aborted) aborted()
  setMaxListeners(0, signal)
  signal.addEventListener('abort', aborted, { once: true })
  return () => {
    signal.removeEventListener('abort', aborted)
  }
}

/** Why a signal was aborted, as something to throw; `abort(x)` may have been given anything at all. */
export function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason
  return reason instanceof Error ? reason : new Error(String(reason))
}
