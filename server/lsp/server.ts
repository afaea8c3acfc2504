import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Connection,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node'
import {
  CHECK_REQUEST,
  CONTRIBUTORS_EXPORT_REQUEST,
  CONTRIBUTORS_REQUEST,
  RELEASES_REQUEST,
  COMMIT_TEXT_REQUEST,
  COMMITS_REQUEST,
  MAINTAINERS_REQUEST,
  PLACE_REQUEST,
  RECIPIENTS_REQUEST,
  REWRAP_REQUEST,
  SHOW_ALL_REQUEST,
  PATH_ACTIVITY_REQUEST,
  REPORT_REQUEST,
  TRAILER_REQUEST,
  TRUST_GRANTED_NOTIFICATION,
  type CheckResult,
  type ContributorsAnswer,
  type ContributorsExport,
  type ContributorsQuestion,
  type ContributorsText,
  type Releases,
  type CommitRef,
  type CommitsAnswer,
  type CommitsQuestion,
  type CommitText,
  type DocumentRef,
  type MaintainersQuestion,
  type PathActivityAnswer,
  type PlaceAnswer,
  type PlaceQuestion,
  type RecipientsAnswer,
  type RecipientsQuestion,
  type RewrapQuestion,
  type TextChange,
  type ShowAllResult,
  type ReportAnswer,
  type ReportQuestion,
  type TrailerAnswer,
  type TrailerQuestion,
} from '../protocol'
import type { Rule } from '../rules/rule'
import type { CheckedDocument, ReadDocument } from '../services/diagnostics'
import { documentSymbols } from '../services/documentSymbols'
import { folding } from '../services/folding'
import { hover } from '../services/hover'
import { rewrapEdits } from '../services/rewrap'
import { signOffLine } from '../services/signOff'
import { reportAt } from '../services/report'
import { trailerInsertion } from '../services/trailerInsertion'
import { abilitiesOf } from './abilities'
import { answerWith } from './answer'
import { codeActions, resolved, uriOfAction } from './codeActionRequest'
import { commitsAnswer, commitTextAnswer, recipientsAnswer } from './commitsRequest'
import {
  countsOf,
  flatSymbols,
  foldingRange,
  rangeOf,
  spanOf,
  symbolOf,
  textEdit,
  textOf,
} from './convert'
import { hoverText } from './hoverText'
import { INITIALIZE_RESULT } from './initializeResult'
import { emptyAnswer } from './maintainersAnswer'
import { reportAnswer } from './reportAnswer'
import { Session, type ServerHost } from './session'

/**
 * Serves one client over a connection that does not listen yet. Each request finds its document, asks one service and
 * converts the answer.
 */
export function serve(connection: Connection, host: ServerHost, rules: readonly Rule[]): void {
  const answer = answerWith(connection.console)
  let started: Session | undefined

  const session = (): Session => {
    if (!started) throw new Error('The client has not initialized the server.')
    return started
  }
  const read = async (uri: string): Promise<ReadDocument | undefined> => {
    const document = session().documents.get(uri)
    const answered = document && (await session().diagnostics.read(document))
    return answered?.silent === undefined ? answered : undefined
  }
  const checked = async (uri: string): Promise<CheckedDocument | undefined> => {
    const document = session().documents.get(uri)
    const answered = document && (await session().diagnostics.check(document))
    return answered?.silent === undefined ? answered : undefined
  }

  connection.onInitialize(params => {
    started = new Session(connection, host, rules, abilitiesOf(params))
    return INITIALIZE_RESULT
  })
  connection.onInitialized(() => register(connection, session()))
  connection.onShutdown(() => {
    started?.publisher.stop()
    started?.maintainersFile.stop()
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

  connection.onHover(
    answer('hover', null, async ({ textDocument, position }, signal) => {
      const { maintainersFile } = session()
      if (maintainersFile.owns(textDocument.uri))
        return maintainersFile.hover(textDocument.uri, position, signal)
      const document = await checked(textDocument.uri)
      if (!document) return null
      const text = textOf(document.document)
      const found = await hover(document, text.offsetAt(position), signal)
      if (!found) return null
      return {
        contents: hoverText(found, session().client.markdown),
        range: rangeOf(text, found.at),
      }
    }),
  )
  connection.onCodeAction(
    answer('codeAction', [], async ({ textDocument, range, context }, signal) => {
      const { maintainersFile } = session()
      if (maintainersFile.owns(textDocument.uri))
        return maintainersFile.codeActions(textDocument.uri, range, context)
      const document = await checked(textDocument.uri)
      return document ? codeActions(document, range, context, session().client, signal) : []
    }),
  )
  connection.onCodeActionResolve(async (action, token) => {
    const resolve = answer('codeAction/resolve', action, async (_, signal) => {
      const uri = uriOfAction(action)
      const document = uri === undefined ? undefined : await checked(uri)
      return document ? resolved(action, document, session().client, signal) : action
    })
    return resolve(action, token)
  })
  connection.onDocumentSymbol(
    answer('documentSymbol', [], async ({ textDocument }, signal) => {
      const { maintainersFile } = session()
      if (maintainersFile.owns(textDocument.uri))
        return maintainersFile.symbols(textDocument.uri, signal)
      const document = await read(textDocument.uri)
      if (!document) return []
      const text = textOf(document.document)
      const symbols = documentSymbols(document)
      return session().client.nestedSymbols
        ? symbols.map(symbol => symbolOf(text, symbol))
        : flatSymbols(text, symbols)
    }),
  )
  connection.onFoldingRanges(
    answer('foldingRange', [], async ({ textDocument }, signal) => {
      const { maintainersFile } = session()
      if (maintainersFile.owns(textDocument.uri))
        return maintainersFile.folds(textDocument.uri, signal)
      const document = await read(textDocument.uri)
      if (!document) return []
      const text = textOf(document.document)
      const ranges = folding(document).flatMap(fold => foldingRange(text, fold) ?? [])
      return ranges.slice(0, session().client.mostFolds)
    }),
  )

  const rewrap = async (uri: string, range?: Range): Promise<TextEdit[]> => {
    const document = await read(uri)
    if (!document) return []
    const text = textOf(document.document)
    const within = range && spanOf(text, range)
    return rewrapEdits(document, await session().wrapWidth(uri), within).map(edit =>
      textEdit(text, edit),
    )
  }
  connection.onDocumentFormatting(
    answer('formatting', [], ({ textDocument }) => rewrap(textDocument.uri)),
  )
  connection.onDocumentRangeFormatting(
    answer('rangeFormatting', [], ({ textDocument, range }) => rewrap(textDocument.uri, range)),
  )
  connection.onRequest(
    REWRAP_REQUEST,
    answer<RewrapQuestion, TextChange[]>('rewrap', [], ({ uri, range }) => rewrap(uri, range)),
  )

  connection.onRequest(
    CHECK_REQUEST,
    answer<DocumentRef, CheckResult>('check', { counts: undefined }, async ({ uri }) => {
      const result = await session().checkNow(uri)
      if (result.silent !== undefined) return { counts: undefined, explanation: result.silent }
      return { counts: countsOf(result.shown) }
    }),
  )
  connection.onRequest(
    SHOW_ALL_REQUEST,
    answer<DocumentRef, ShowAllResult>('showAll', { budget: undefined }, async ({ uri }) => ({
      budget: await session().toggleBudget(uri),
    })),
  )
  connection.onRequest(
    PLACE_REQUEST,
    answer<PlaceQuestion, PlaceAnswer>('place', { active: false, reason: '' }, ({ uri }) =>
      session().place(uri),
    ),
  )
  connection.onRequest(
    MAINTAINERS_REQUEST,
    answer('maintainers', emptyAnswer('', FAILED), (asked: MaintainersQuestion, signal) =>
      session().maintainers.answer(asked, signal),
    ),
  )
  connection.onRequest(
    PATH_ACTIVITY_REQUEST,
    answer<MaintainersQuestion, PathActivityAnswer>(
      'pathActivity',
      { silent: 'The history could not be read. Kernel Patch: Show Output says why.' },
      (asked, signal) => session().activity.answer(asked, signal),
    ),
  )
  connection.onRequest(
    RECIPIENTS_REQUEST,
    answer<RecipientsQuestion, RecipientsAnswer>('recipients', NO_RECIPIENTS, async asked =>
      Promise.resolve(recipientsAnswer(asked)),
    ),
  )
  connection.onRequest(
    COMMITS_REQUEST,
    answer<CommitsQuestion, CommitsAnswer>('commits', NO_COMMITS, async (asked, signal) =>
      commitsAnswer(await session().placeAt(asked.uri), asked, signal),
    ),
  )
  connection.onRequest(
    COMMIT_TEXT_REQUEST,
    answer<CommitRef, CommitText>('commitText', NO_COMMIT, async (asked, signal) =>
      commitTextAnswer(await session().placeAt(asked.uri), asked, signal),
    ),
  )
  connection.onRequest(
    REPORT_REQUEST,
    answer<ReportQuestion, ReportAnswer>('report', FAILED_REPORT, async ({ uri, line }, signal) => {
      const document = await checked(uri)
      if (!document)
        return { silent: 'This is no commit message and no patch that is checked here.' }
      const offset = textOf(document.document).offsetAt({ line, character: 0 })
      const recipients = (paths: readonly string[]) =>
        session().maintainers.recipients(uri, paths, signal)
      return reportAnswer(document, await reportAt(document, offset, recipients, signal))
    }),
  )
  connection.onRequest(
    CONTRIBUTORS_REQUEST,
    answer<ContributorsQuestion, ContributorsAnswer>(
      'contributors',
      {
        silent: 'The contributors could not be counted; the output says why.',
        remedies: ['range', 'log'],
      },
      (asked, signal) => session().contributors.answer(asked, signal),
    ),
  )
  connection.onRequest(
    CONTRIBUTORS_EXPORT_REQUEST,
    answer<ContributorsExport, ContributorsText>(
      'contributorsExport',
      { text: '' },
      (asked, signal) => session().contributors.text(asked, signal),
    ),
  )
  connection.onRequest(
    RELEASES_REQUEST,
    answer<PlaceQuestion, Releases>('releases', { releases: [] }, ({ uri }, signal) =>
      session().contributors.releases(uri, signal),
    ),
  )
  connection.onRequest(
    TRAILER_REQUEST,
    answer<TrailerQuestion, TrailerAnswer>(
      'trailer',
      IMPOSSIBLE,
      async ({ uri, line, trailer }) => {
        const document = await read(uri)
        if (!document) return IMPOSSIBLE
        const text = textOf(document.document)
        const offset = text.offsetAt({ line, character: 0 })
        const wanted = trailer ?? signOffLine(document)
        if (wanted === undefined) return UNKNOWN_PERSON
        const found = trailerInsertion(document, offset, wanted)
        if (found.is !== 'insertion') return found
        return { is: 'insertion', ...text.positionAt(found.offset), text: found.text }
      },
    ),
  )
}

const FAILED = 'The maintainers could not be found; the log says why.'

const NO_RECIPIENTS: RecipientsAnswer = {
  insertions: [],
  mails: [],
  unusable: [],
  impossible: 'The headers could not be read; the log says why.',
}

const NO_COMMITS: CommitsAnswer = {
  commits: [],
  isCut: false,
  silent: 'The commits could not be read; the log says why.',
}

const NO_COMMIT: CommitText = { silent: 'The commit could not be read; the log says why.' }

const FAILED_REPORT: ReportAnswer = { silent: 'The report could not be made; the log says why.' }

const IMPOSSIBLE: TrailerAnswer = {
  is: 'impossible',
  why: 'This document holds no message that a line could be added to.',
}

const UNKNOWN_PERSON: TrailerAnswer = {
  is: 'impossible',
  why: 'git does not know who you are: set user.name and user.email.',
}

/** Texts that are nothing but messages: nobody wants a patch to change when files are formatted as they are saved. */
const FORMATTED = [{ language: 'git-commit' }, { language: 'gitcommit' }, { language: 'scminput' }]

/** What decides whether a tree works the kernel's way, and what is read once and kept. */
const WATCHED = [
  '**/MAINTAINERS',
  '**/.mailmap',
  '**/.get_maintainer.conf',
  '**/.checkpatch.conf',
  '**/.kernel-patch.json',
  '**/scripts/{get_maintainer,checkpatch}.pl',
]

/** Asks the client to tell what changes, as far as it can. */
async function register(connection: Connection, session: Session): Promise<void> {
  const { watchesSettings, watchesFiles, changesFolders, registersFormatting } = session.client
  if (registersFormatting) {
    for (const { type } of [DocumentFormattingRequest, DocumentRangeFormattingRequest])
      await connection.client.register(type, { documentSelector: FORMATTED })
  }
  if (changesFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(change => {
      session.changeFolders(change)
    })
  }
  if (watchesSettings) {
    const section = ['kernelPatch', 'git']
    await connection.client.register(DidChangeConfigurationNotification.type, { section })
  }
  if (watchesFiles) {
    const watchers = WATCHED.map(globPattern => ({ globPattern }))
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
  }
}
