import { type CancellationToken, CancellationTokenSource, ProgressLocation, window } from 'vscode'

/** So long nobody wonders whether anything happens. */
const PATIENCE_MS = 1000

/**
 * Does what may take long, and tells of it in a notification with a button to cancel. That appears after a second only,
 * since VS Code leaves it for a moment after the work is done, over what was waited for. Undefined where the person
 * cancelled; rejected as the work is.
 */
export async function withLateProgress<T>(
  title: string,
  work: (report: (message: string) => void, token: CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  const source = new CancellationTokenSource()
  let latest: string | undefined
  let listener: ((message: string) => void) | undefined
  const done = work(message => {
    latest = message
    listener?.(message)
  }, source.token)
  const settled = done.then(noValue, noValue)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(resolve, PATIENCE_MS, 'late')
  })
  try {
    if ((await Promise.race([settled, late])) === 'late') {
      const location = ProgressLocation.Notification
      await window.withProgress({ location, title, cancellable: true }, (progress, token) => {
        token.onCancellationRequested(() => {
          source.cancel()
        })
        listener = message => {
          progress.report({ message })
        }
        if (latest !== undefined) listener(latest)
        return settled
      })
    }
    return await done
  } catch (error) {
    if (source.token.isCancellationRequested) return undefined
    throw error
  } finally {
    clearTimeout(timer)
    source.dispose()
  }
}

function noValue(): void {
  // What the work came to is looked at by who waits for the work itself.
}
