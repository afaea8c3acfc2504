import { MAINTAINERS_REQUEST } from '../../server/protocol/maintainers'
import { startServer } from './serverProcess'

/** The most memory, in megabytes, that a server of its own held while it was asked about files of a tree. Linux alone. */
export async function serverMemory(tree: string, paths: readonly string[]): Promise<number> {
  const { connection, uri, mostMemory, stop } = await startServer(tree)
  try {
    for (const path of paths)
      await connection.sendRequest(MAINTAINERS_REQUEST, { for: 'document', uri: uri(path) })
    return mostMemory()
  } finally {
    stop()
  }
}
