/**
 * Starts a clock that counts the milliseconds of processor time that this process takes, so that a test which guards
 * against a search without end does not fail because others are at work on the machine.
 */
export function startProcessorClock(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
