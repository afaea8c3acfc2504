import {
  TextDocumentSaveReason,
  type Connection,
  type TextDocumentContentChangeEvent,
  type TextDocumentItem,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node'
import type { Files } from '../host/files'
import { CONTRIBUTORS_PROGRESS_NOTIFICATION } from '../protocol/contributors'
import type { Budget } from '../protocol/findings'
import { MAINTAINERS_CHANGED_NOTIFICATION } from '../protocol/maintainers'
import type { PlaceAnswer } from '../protocol/place'
import { TEXT_WIDTH } from '../model/rewrap'
import type { Rule } from '../rules/rule'
import { activityAt } from '../services/activity'
import type { CheckedDocument, SilentDocument } from '../services/checkedDocument'
import { Diagnostics } from '../services/diagnostics'
import { pathOf } from '../services/documentLocation'
import { SightingsMemory } from '../services/sightingsMemory'
import { MaintainersFiles } from '../services/maintainersFile/maintainersFiles'
import { Workspace, type Place } from '../services/workspace'
import type { Abilities } from './abilities'
import { AskedChanges } from './askedChanges'
import { ClientWorkspace, type OpenRepositories } from './clientWorkspace'
import { ContributorsRequest } from './contributorsRequest'
import { OpenMaintainersFiles } from './maintainersFile/openFiles'
import { MaintainersFilePublisher } from './maintainersFile/publisher'
import { MaintainersRequest } from './maintainersRequest'
import { PathActivityRequest } from './pathActivityRequest'
import { OpenDocuments } from './openDocuments'
import { Publisher } from './publisher'
import { ruleSettings } from './readSettings'
import { sendFindings } from './sendFindings'

/** The world as the server meets it; `main.ts` has the real one. */
export interface ServerHost {
  readonly files: Files
  /** Where the kernel's scripts would look for their configuration, beside the tree. */
  readonly config?: { readonly home?: string; readonly configDirectory?: string | undefined }
  readonly repositories: OpenRepositories
}

/** Nobody wraps text at fewer characters. */
const NARROWEST = 20

/** Everything that the server knows between two requests of one client. */
export class Session {
  readonly documents = new OpenDocuments()
  readonly workspace: Workspace
  readonly diagnostics: Diagnostics
  readonly publisher: Publisher
  readonly maintainers: MaintainersRequest
  readonly contributors: ContributorsRequest
  readonly activity: PathActivityRequest
  readonly maintainersFiles: OpenMaintainersFiles
  readonly maintainersFilePublisher: MaintainersFilePublisher
  private readonly clientWorkspace: ClientWorkspace
  private readonly savedByItself = new Set<string>()

  constructor(
    private readonly connection: Connection,
    private readonly host: ServerHost,
    rules: readonly Rule[],
    readonly client: Abilities,
  ) {
    const { files } = host
    const log = (detail: string): void => {
      connection.console.log(detail)
    }
    const clientWorkspace = new ClientWorkspace(connection, host.repositories, client, rules)
    this.clientWorkspace = clientWorkspace
    const settings = (uri: string, place: Place) => clientWorkspace.settingsFor(uri, place)
    const trusted = () => clientWorkspace.trusted
    const delay = () => clientWorkspace.delay
    this.workspace = new Workspace({
      files,
      openGit: directory => clientWorkspace.openGit(directory),
      folders: () => clientWorkspace.folders,
      rules,
      config: host.config ?? {},
      habitsLearned: () => {
        for (const uri of this.documents.uris()) void this.publisher.again(uri)
      },
    })
    const document = (uri: string) => this.documents.get(uri)
    this.diagnostics = new Diagnostics({
      workspace: this.workspace,
      files,
      rules,
      settings: async (uri, place) => {
        const own = await settings(uri, place)
        return { ...own, rules: ruleSettings(own.rules, rules) }
      },
      log,
    })
    this.publisher = new Publisher({
      diagnostics: this.diagnostics,
      document,
      delay,
      show: (uri, version, checked) => {
        sendFindings(connection, uri, version, checked)
      },
      log,
    })
    const changes = new AskedChanges({
      files,
      workspace: this.workspace,
      diagnostics: this.diagnostics,
      document,
      settings,
      trusted,
    })
    const sightings = new SightingsMemory()
    this.maintainers = new MaintainersRequest({
      files,
      home: host.config?.home,
      sightings,
      workspace: this.workspace,
      changes,
      trusted,
      changed: () => {
        void this.connection.sendNotification(MAINTAINERS_CHANGED_NOTIFICATION)
      },
      failed: error => {
        log(`The history of maintainers could not be read: ${String(error)}`)
      },
    })
    this.contributors = new ContributorsRequest({
      files,
      workspace: this.workspace,
      settings,
      trusted,
      progress: progress => {
        void connection.sendNotification(CONTRIBUTORS_PROGRESS_NOTIFICATION, progress)
      },
    })
    this.activity = new PathActivityRequest({
      files,
      changes,
      trusted,
    })
    const maintainersFiles = new MaintainersFiles({
      workspace: this.workspace,
      sightings,
      settings,
    })
    this.maintainersFiles = new OpenMaintainersFiles(maintainersFiles, document)
    this.maintainersFilePublisher = new MaintainersFilePublisher(connection, {
      files: maintainersFiles,
      open: this.maintainersFiles,
      delay,
    })
  }

  opened(document: TextDocumentItem): void {
    if (!this.client.watchesFiles) this.forgetFiles()
    this.documents.opened(document)
    void this.publisherOf(document.uri).now(document.uri)
  }

  changed(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    this.documents.changed(uri, version, changes)
    this.publisherOf(uri).changed(uri)
  }

  /** An editor that saves by itself every second saves no finished text. */
  willSave(uri: string, reason: TextDocumentSaveReason): void {
    if (reason === TextDocumentSaveReason.AfterDelay) this.savedByItself.add(uri)
  }

  saved(uri: string): void {
    if (!this.client.watchesFiles) this.forgetFiles()
    if (!this.savedByItself.delete(uri)) this.documents.finished(uri)
    void this.publisherOf(uri).now(uri)
  }

  closed(uri: string): void {
    const publisher = this.publisherOf(uri)
    this.documents.closed(uri)
    this.savedByItself.delete(uri)
    this.diagnostics.forget(uri)
    publisher.closed(uri)
  }

  /** Checks a document as if it were saved. */
  async checkNow(uri: string): Promise<CheckedDocument | SilentDocument> {
    if (!this.documents.get(uri)) return { silent: 'The document is not open.' }
    this.documents.finished(uri)
    return (await this.publisher.now(uri)) ?? { silent: 'The text changed while it was checked.' }
  }

  /** Shows all findings of a document, or again only what the alarm budget lets through. */
  async toggleBudget(uri: string): Promise<Budget | undefined> {
    if (!this.documents.get(uri)) return undefined
    this.diagnostics.toggleBudget(uri)
    const checked = await this.publisher.now(uri)
    if (checked?.silent !== undefined || !checked) return undefined
    return { held: checked.held, showsAll: checked.showsAll }
  }

  /** Whether the checks are at work for a document or in a folder. */
  async place(uri: string): Promise<PlaceAnswer> {
    const place = await this.placeAt(uri)
    if (!place) return { active: false, reason: 'This text lies in no file.' }
    const { enable } = await this.clientWorkspace.settingsFor(uri, place)
    const { tree } = place
    return { ...activityAt(place, enable), ...(tree === undefined ? {} : { tree }) }
  }

  /** The place of a document or a folder. */
  async placeAt(uri: string): Promise<Place | undefined> {
    const path = pathOf(uri)
    const isFolder = path !== undefined && (await this.host.files.kind(path)) === 'directory'
    return isFolder
      ? this.workspace.placeOfFolder(path)
      : (await this.workspace.placeOf(uri))?.place
  }

  /** Where text is wrapped, in characters: what the rule about long lines is set to, 75 otherwise. */
  async wrapWidth(uri: string): Promise<number> {
    const where = await this.workspace.placeOf(uri)
    const settings = where && (await this.clientWorkspace.settingsFor(uri, where.place))
    const setting = settings?.rules['body-line-too-long']
    const wrap = typeof setting === 'object' ? setting['wrap'] : undefined
    return typeof wrap === 'number' && wrap >= NARROWEST ? wrap : TEXT_WIDTH
  }

  /** The user trusts the workspace: from now on git is asked. */
  grantTrust(): void {
    this.clientWorkspace.grantTrust()
    this.startAnew()
  }

  changeFolders(change: WorkspaceFoldersChangeEvent): void {
    this.clientWorkspace.changeFolders(change)
    this.startAnew()
  }

  changeSettings(sent: unknown): void {
    this.clientWorkspace.changeSettings(sent)
    this.startAnew()
  }

  /** What was known may be wrong by now: all open documents are checked anew, and the client hears of it. */
  startAnew(): void {
    this.forgetFiles()
    this.diagnostics.forgetAll()
    for (const uri of this.documents.uris()) this.publisherOf(uri).changed(uri)
    void this.connection.sendNotification(MAINTAINERS_CHANGED_NOTIFICATION)
  }

  /** Who shows the findings of a document. */
  private publisherOf(uri: string): Publisher | MaintainersFilePublisher {
    return this.maintainersFiles.has(uri) ? this.maintainersFilePublisher : this.publisher
  }

  /** Looks at the disk again when the next question comes. */
  private forgetFiles(): void {
    this.workspace.forget()
    this.maintainers.forget()
    this.activity.forget()
  }
}
