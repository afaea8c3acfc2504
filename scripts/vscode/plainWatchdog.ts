/**
 * Stands where VS Code's native watchdog stands, which would have to be compiled here: it ends the extension
 * host when its parent is gone.
 *
 * It is copied over the index.js of `native-watchdog` and therefore imports nothing of this project.
 */

/** Looks every second whether the process with this id still exists. */
export function start(parent: number): void {
  setInterval(() => {
    try {
      process.kill(parent, 0)
    } catch {
      process.exit(87)
    }
  }, 1000).unref()
}

/** The native one ends the process even where exit handlers hang; ours have none. */
export function exit(code: number): void {
  process.exit(code)
}
