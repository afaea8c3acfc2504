import { homedir } from 'node:os'
import { createConnection } from 'vscode-languageserver/node'
import { nodeFiles } from '../host/nodeFiles'
import { repositories } from '../host/repositories'
import { RULES } from '../rules'
import { describe } from './answer'
import { serve } from './server'
import type { ServerHost } from './session'

/** The real world. */
const host: ServerHost = {
  files: nodeFiles,
  config: { home: homedir(), configDirectory: process.env['CHECKPATCH_CONFIG_DIR'] },
  repositories: options => {
    const opened = repositories(options)
    return async directory => {
      const { git, reason } = await opened.repositoryFor(directory)
      if (!git) options.log(reason)
      return git
    }
  },
}

/** Serves the client that started this process, by the channel that its arguments name: `--stdio` or `--node-ipc`. */
const connection = createConnection()
process.on('unhandledRejection', error => {
  connection.console.error(`Something failed: ${describe(error)}`)
})
serve(connection, host, RULES)
connection.listen()
