import type { Connection, WorkspaceFoldersChangeEvent } from 'vscode-languageserver/node'
import type { Git } from '../host/git'
import type { Rule } from '../rules/rule'
import { pathOf } from '../services/documentLocation'
import type { Place } from '../services/workspace'
import type { Abilities } from './abilities'
import { ClientSettings, settingsFolder, type FolderSettings } from './clientSettings'

/** The way to the repository that a folder belongs to. */
type Repositories = (directory: string) => Promise<Git | undefined>

/** Gives the way to repositories, for a git of that name or path. */
export type OpenRepositories = (options: {
  readonly binary: string | undefined
  log(detail: string): void
}) => Repositories

/** The way to repositories by one git. */
interface GitInUse {
  readonly binary: string | undefined
  readonly open: Repositories
}

/** What a client has open, sets and allows: folders, their settings, and whether git may be asked. All of it may change. */
export class ClientWorkspace {
  private readonly settings: ClientSettings
  private latestDelay = 0
  private opened: readonly string[]
  private isTrusted: boolean
  private gitInUse: Promise<GitInUse> | undefined

  constructor(
    private readonly connection: Connection,
    private readonly openRepositories: OpenRepositories,
    client: Abilities,
    rules: readonly Rule[],
  ) {
    this.opened = client.folders
    this.isTrusted = client.trusted
    this.settings = new ClientSettings(connection, client.tellsSettings, client.settings, rules)
  }

  /** Absolute paths of the folders that are open. */
  get folders(): readonly string[] {
    return this.opened
  }

  /** Whether git may be asked at all. */
  get trusted(): boolean {
    return this.isTrusted
  }

  /** Milliseconds between the last key and the check, by the settings that were asked for last. */
  get delay(): number {
    return this.latestDelay
  }

  grantTrust(): void {
    this.isTrusted = true
  }

  changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = removed.map(({ uri }) => pathOf(uri))
    const kept = this.opened.filter(folder => !gone.includes(folder))
    this.opened = [...kept, ...added.flatMap(({ uri }) => pathOf(uri) ?? [])]
  }

  /** Settings may be others by now; `sent` are those of a client that cannot be asked. */
  changeSettings(sent: unknown): void {
    this.settings.changed(sent)
    // A client may say later than it was asked which git it is.
    if (this.gitInUse) this.gitInUse = this.gitToUse(this.gitInUse)
  }

  /** The settings that hold for a document or a folder. */
  async settingsFor(uri: string, { tree }: Pick<Place, 'tree'>): Promise<FolderSettings> {
    const settings = await this.settings.of(settingsFolder(uri, tree, this.opened))
    this.latestDelay = settings.check.delay
    return settings
  }

  /** The repository that a directory lies in; undefined where there is none, or the user trusts nothing here. */
  async openGit(directory: string): Promise<Git | undefined> {
    if (!this.isTrusted) return undefined
    this.gitInUse ??= this.gitToUse()
    return (await this.gitInUse).open(directory)
  }

  /** The git that the settings name; where it is the same as before, with all that is known of its repositories. */
  private async gitToUse(before?: Promise<GitInUse>): Promise<GitInUse> {
    const binary = await this.settings.gitBinary()
    const known = await before
    if (known && known.binary === binary) return known
    const log = (detail: string): void => {
      this.connection.console.log(detail)
    }
    return { binary, open: this.openRepositories({ binary, log }) }
  }
}
