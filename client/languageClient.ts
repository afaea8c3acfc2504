import path from 'node:path'
import {
  type CancellationToken,
  type ExtensionContext,
  type LogOutputChannel,
  workspace,
} from 'vscode'
import {
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node'
import type { COMMIT_TEXT_REQUEST, COMMITS_REQUEST } from '../server/protocol/commits'
import type {
  CONTRIBUTORS_EXPORT_REQUEST,
  CONTRIBUTORS_REQUEST,
  RELEASES_REQUEST,
} from '../server/protocol/contributors'
import type { REWRAP_REQUEST, TRAILER_REQUEST } from '../server/protocol/edits'
import type { CHECK_REQUEST, SHOW_ALL_REQUEST } from '../server/protocol/findings'
import type { MAINTAINERS_REQUEST } from '../server/protocol/maintainers'
import type { PATH_ACTIVITY_REQUEST } from '../server/protocol/pathActivity'
import type { RECIPIENTS_REQUEST } from '../server/protocol/recipients'
import type { REPORT_REQUEST } from '../server/protocol/report'
import type {
  CommitRef,
  CommitsAnswer,
  CommitsQuestion,
  CommitText,
} from '../server/protocol/commits'
import {
  CONTRIBUTORS_PROGRESS_NOTIFICATION,
  type ContributorsAnswer,
  type ContributorsExport,
  type ContributorsProgress,
  type ContributorsQuestion,
  type ContributorsText,
  type Releases,
} from '../server/protocol/contributors'
import type { RewrapQuestion, TrailerAnswer, TrailerQuestion } from '../server/protocol/edits'
import {
  type CheckResult,
  PROBLEM_COUNT_NOTIFICATION,
  type ProblemCount,
  type ShowAllResult,
} from '../server/protocol/findings'
import {
  MAINTAINERS_CHANGED_NOTIFICATION,
  type MaintainersAnswer,
  type MaintainersQuestion,
} from '../server/protocol/maintainers'
import type { PathActivityAnswer } from '../server/protocol/pathActivity'
import type { PlaceQuestion } from '../server/protocol/place'
import type { RecipientsAnswer, RecipientsQuestion } from '../server/protocol/recipients'
import type { ReportAnswer, ReportQuestion } from '../server/protocol/report'
import { type InitializationOptions, TRUST_GRANTED_NOTIFICATION } from '../server/protocol/start'
import type { DocumentRef, TextChange } from '../server/protocol/text'
import { DOCUMENT_SELECTOR } from './documents'
import { restartPolicy } from './restarts'

/** The requests beyond the Language Server Protocol, each with what goes there and what comes back. */
export interface Requests {
  [MAINTAINERS_REQUEST]: { question: MaintainersQuestion; answer: MaintainersAnswer }
  [PATH_ACTIVITY_REQUEST]: { question: MaintainersQuestion; answer: PathActivityAnswer }
  [CHECK_REQUEST]: { question: DocumentRef; answer: CheckResult }
  [REWRAP_REQUEST]: { question: RewrapQuestion; answer: readonly TextChange[] }
  [SHOW_ALL_REQUEST]: { question: DocumentRef; answer: ShowAllResult }
  [REPORT_REQUEST]: { question: ReportQuestion; answer: ReportAnswer }
  [CONTRIBUTORS_REQUEST]: { question: ContributorsQuestion; answer: ContributorsAnswer }
  [CONTRIBUTORS_EXPORT_REQUEST]: { question: ContributorsExport; answer: ContributorsText }
  [RELEASES_REQUEST]: { question: PlaceQuestion; answer: Releases }
  [RECIPIENTS_REQUEST]: { question: RecipientsQuestion; answer: RecipientsAnswer }
  [COMMITS_REQUEST]: { question: CommitsQuestion; answer: CommitsAnswer }
  [COMMIT_TEXT_REQUEST]: { question: CommitRef; answer: CommitText }
  [TRAILER_REQUEST]: { question: TrailerQuestion; answer: TrailerAnswer }
}

/** A server process that runs. */
export interface Connection {
  request<M extends keyof Requests>(
    method: M,
    question: Requests[M]['question'],
    token?: CancellationToken,
  ): Promise<Requests[M]['answer']>
  /** Tells it that the person has come to trust the open folders. */
  trusted(): Promise<void>
  stop(): Promise<void>
}

/** What the server says without being asked, and whether it still runs. */
export interface Listener {
  problemCount(count: ProblemCount): void
  maintainersChanged(): void
  contributorsProgress(progress: ContributorsProgress): void
  running(isRunning: boolean): void
  /** It ended again and again, and is not started any more. */
  givenUp(): void
}

/** Starts the server's process and connects VS Code's editor features to it. */
export async function connectToServer(
  context: ExtensionContext,
  log: LogOutputChannel,
  listener: Listener,
): Promise<Connection> {
  let hasRun = false
  let isOver = false
  const errorHandler = restartPolicy(
    () => hasRun,
    () => {
      isOver = true
      listener.givenUp()
    },
  )
  const client = new QuietClient('kernelPatch', 'Kernel Patch', serverOptions(context), {
    ...clientOptions(log),
    errorHandler,
  })
  client.onNotification(PROBLEM_COUNT_NOTIFICATION, (count: ProblemCount) => {
    listener.problemCount(count)
  })
  client.onNotification(MAINTAINERS_CHANGED_NOTIFICATION, () => {
    listener.maintainersChanged()
  })
  client.onNotification(CONTRIBUTORS_PROGRESS_NOTIFICATION, (progress: ContributorsProgress) => {
    listener.contributorsProgress(progress)
  })
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) hasRun = true
    if (!isOver) listener.running(newState === State.Running)
  })
  await client.start()
  return {
    // An undefined token would be sent as a second parameter.
    request: (method, question, token) =>
      token ? client.sendRequest(method, question, token) : client.sendRequest(method, question),
    trusted: () => client.sendNotification(TRUST_GRANTED_NOTIFICATION),
    stop: async () => {
      isOver = true
      await client.dispose()
    },
  }
}

/** Failures go to the log. What a person has to know is told elsewhere, in a sentence and once. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false)
  }
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath(path.join('dist', 'server.js'))
  const transport = TransportKind.ipc
  return {
    run: { module, transport },
    debug: { module, transport, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  }
}

function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    trusted: workspace.isTrusted,
    snippets: true,
  }
  return {
    documentSelector: DOCUMENT_SELECTOR,
    initializationOptions,
    outputChannel: log,
    // What went wrong is in the log and in the status item; a panel that jumps up stops the writing.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    diagnosticCollectionName: 'Kernel Patch',
  }
}
