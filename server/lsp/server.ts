import type { Connection } from 'vscode-languageserver/node'
import { TRUST_GRANTED_NOTIFICATION } from '../protocol/start'
import type { Rule } from '../rules/rule'
import type { ReadDocument, SilentDocument } from '../services/checkedDocument'
import type { Diagnostics } from '../services/diagnostics'
import type { EditorDocument } from '../services/documents'
import { abilitiesOf } from './abilities'
import { answerWith } from './answer'
import { answerEditor } from './editorRequests'
import { INITIALIZE_RESULT } from './initializeResult'
import { answerMaintainersFiles } from './maintainersFile/requests'
import { answerMessages } from './messageRequests'
import { register } from './registration'
import type { RequestContext } from './requestContext'
import { Session, type ServerHost } from './session'
import { answerViews } from './viewRequests'

/**
 * Serves one client over a connection that does not listen yet. Each request, in the files named after what is
 * asked, finds its document, asks one service and converts the answer.
 */
export function serve(connection: Connection, host: ServerHost, rules: readonly Rule[]): void {
  const answer = answerWith(connection.console)
  let started: Session | undefined

  const session = (): Session => {
    if (!started) throw new Error('The client has not initialized the server.')
    return started
  }
  /** What is known of an open document in which the extension is at work. */
  async function known<T extends ReadDocument>(
    uri: string,
    ask: (diagnostics: Diagnostics, document: EditorDocument) => Promise<T | SilentDocument>,
  ): Promise<T | undefined> {
    const { documents, diagnostics } = session()
    const document = documents.get(uri)
    const answered = document && (await ask(diagnostics, document))
    return answered?.silent === undefined ? answered : undefined
  }

  connection.onInitialize(params => {
    started = new Session(connection, host, rules, abilitiesOf(params))
    return INITIALIZE_RESULT
  })
  connection.onInitialized(() => register(connection, session()))
  connection.onShutdown(() => {
    started?.publisher.stop()
    started?.maintainersFilePublisher.stop()
  })

  connection.onDidOpenTextDocument(({ textDocument }) => {
    session().opened(textDocument)
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    session().changed(uri, version, contentChanges)
  })
  connection.onWillSaveTextDocument(({ textDocument: { uri }, reason }) => {
    session().willSave(uri, reason)
  })
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    session().saved(uri)
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    session().closed(uri)
  })
  connection.onDidChangeConfiguration(({ settings }) => {
    session().changeSettings(settings)
  })
  connection.onDidChangeWatchedFiles(() => {
    session().startAnew()
  })
  connection.onNotification(TRUST_GRANTED_NOTIFICATION, () => {
    session().grantTrust()
  })

  const context: RequestContext = {
    connection,
    answer,
    session,
    read: uri => known(uri, (diagnostics, document) => diagnostics.read(document)),
    checked: uri => known(uri, (diagnostics, document) => diagnostics.check(document)),
    checkedInHaste: uri =>
      known(uri, (diagnostics, document) => diagnostics.checkInHaste(document)),
  }
  answerEditor(context)
  answerMessages(context)
  answerViews(context)
  answerMaintainersFiles(context)
}
