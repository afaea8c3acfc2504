import {
  type CloseHandlerResult,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node'

/** A server that ends more often than that within this time is left alone. */
const MOST_RESTARTS = 4
const WITHIN_MS = 3 * 60 * 1000

/** How often connections may fail in a row before the server is given up. */
const MOST_ERRORS = 3

/**
 * Decides about a server that has ended by itself: it is started anew, unless it never ran or ends again and again.
 * Everything counts as handled, since the library would show a message for each step otherwise.
 */
export function restartPolicy(hasRun: () => boolean, giveUp: () => void): ErrorHandler {
  const ends: number[] = []
  return {
    error: (_error, _message, count): ErrorHandlerResult => ({
      action: (count ?? 0) <= MOST_ERRORS ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: (): CloseHandlerResult => {
      if (!hasRun()) return { action: CloseAction.DoNotRestart, handled: true }
      const now = Date.now()
      ends.push(now)
      const recent = ends.filter(end => now - end < WITHIN_MS)
      if (recent.length <= MOST_RESTARTS) return { action: CloseAction.Restart, handled: true }
      giveUp()
      return { action: CloseAction.DoNotRestart, handled: true }
    },
  }
}
