import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { atExit } from './atExit'

/** VS Code's server as a process, together with everything that it starts. */
export interface ServerProcess {
  port: number
  /** Settled when the server has ended without being asked to, with what it said last. */
  ended: Promise<string>
  stop(): Promise<void>
}

const ANSWERS_WITHIN_MS = 60_000
const ENDS_WITHIN_MS = 1_000

/**
 * Starts the server and waits until it answers. It ends when this process does, however that happens, and
 * keeps its temporary files in `temporary`.
 */
export async function startServer(
  serverMain: string,
  args: readonly string[],
  temporary: string,
): Promise<ServerProcess> {
  const preload = path.join(__dirname, 'dieWithParent.js')
  const child = spawn(process.execPath, ['--require', preload, serverMain, ...args], {
    // A process group of its own can be ended whole, extension hosts and language servers included.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...plainEnvironment(),
      ...temporaryFolder(temporary),
      KERNEL_PATCH_GROUP_LEADER: 'wanted',
    },
  })
  const said = lastWords(child)
  const exited = new Promise<void>(resolve => {
    child.once('close', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
  const ended = exited.then(() => said())
  const forget = atExit(() => {
    endGroup(child)
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await Promise.race([exited, delay(ENDS_WITHIN_MS, undefined, { ref: false })])
    endGroup(child)
    await exited
    forget()
  }
  try {
    const port = await Promise.race([
      portFrom(said),
      ended.then(words => Promise.reject(new Error(`VS Code's server ended at once:\n${words}`))),
    ])
    return { port, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The last of what the process wrote, enough to explain a failure. */
function lastWords(child: ChildProcess): () => string {
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-20_000)
    })
  }
  return () => words
}

/** The server chooses a free port itself, so that no other process can take it in between. */
async function portFrom(said: () => string): Promise<number> {
  const deadline = Date.now() + ANSWERS_WITHIN_MS
  while (Date.now() < deadline) {
    const port = /agent listening on (\d+)/.exec(said())?.[1]
    if (port !== undefined && (await answers(port))) return Number(port)
    // It says so and stays, when another process has the port.
    const fault = /Error occurred in server\s+(?:\[.*?\] )?(.*)/.exec(said())?.[1]
    if (fault !== undefined) throw new Error(`VS Code's server does not start: ${fault}`)
    await delay(50)
  }
  throw new Error(`VS Code's server did not answer within a minute. It said:\n${said()}`)
}

async function answers(port: string): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/version`)).ok
  } catch {
    return false
  }
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill()
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The whole group has ended already.
  }
}

/**
 * Sockets that a killed server leaves behind go with this folder, unless its path is so long that the name of
 * a socket in it would pass the system's limit of some 100 characters.
 */
function temporaryFolder(folder: string): NodeJS.ProcessEnv {
  return folder.length < 48 ? { TMPDIR: folder } : {}
}

/** A VS Code or a git around this process must not be taken for the one that is started here. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const misleading = /^(VSCODE_|ELECTRON_|GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX)$)/
  const kept = Object.entries(process.env).filter(([name]) => !misleading.test(name))
  // An empty gallery: nothing is asked of an extension store on the network.
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: '{}' }
}
