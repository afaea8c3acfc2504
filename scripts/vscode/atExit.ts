/**
 * Has `cleanup` done when this process ends, however it ends short of SIGKILL: by itself, by an exception
 * or by a signal. It has to be synchronous. The answer takes the promise back.
 */
export function atExit(cleanup: () => void): () => void {
  if (cleanups.size === 0) {
    process.on('exit', cleanUp)
    for (const [signal, status] of SIGNALS) process.on(signal, status)
  }
  cleanups.add(cleanup)
  return () => {
    cleanups.delete(cleanup)
    if (cleanups.size > 0) return
    process.off('exit', cleanUp)
    for (const [signal, status] of SIGNALS) process.off(signal, status)
  }
}

/** Ends this process when the one that started it is gone, even where that one could say nothing. */
export function exitWithParent(): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1)
  }, 1000).unref()
}

const cleanups = new Set<() => void>()

/** The last first, so that a process has ended before its folder goes. */
function cleanUp(): void {
  for (const cleanup of [...cleanups].reverse()) {
    try {
      cleanup()
    } catch (error) {
      console.error(error)
    }
  }
}

/** A signal ends the process with the status that a shell would report for it. */
const SIGNALS: readonly [NodeJS.Signals, () => void][] = [
  ['SIGINT', () => process.exit(130)],
  ['SIGTERM', () => process.exit(143)],
  ['SIGHUP', () => process.exit(129)],
]
