/** Loads something when it is first asked for, and keeps it. A failure is not kept: the next who asks may have more luck. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    if (loaded) return loaded
    loaded = load()
    loaded.catch(() => {
      loaded = undefined
    })
    return loaded
  }
}
