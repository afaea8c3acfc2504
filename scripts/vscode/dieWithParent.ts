/**
 * Preloaded into a server that must not outlive the process which started it.
 *
 * The starter holds the other end of standard input. When it is gone, even by SIGKILL, that end closes, and
 * the server ends its whole process group: it was started as the leader of one.
 */
if (process.env.KERNEL_PATCH_GROUP_LEADER === 'wanted') {
  // Children inherit the preload by their arguments, while they have no such pipe to watch.
  delete process.env.KERNEL_PATCH_GROUP_LEADER
  process.stdin.resume()
  process.stdin.once('end', endGroup)
  process.stdin.once('error', endGroup)
}

function endGroup(): void {
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL')
  process.exit(1)
}
