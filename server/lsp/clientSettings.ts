import type { Connection } from 'vscode-languageserver/node'
import type { EditorHabits } from '../services/documents'
import { relativeTo } from '../services/absolutePath'
import { pathOf, uriOf } from '../services/documentLocation'
import type { Rule } from '../rules/rule'
import type { Settings } from '../settings'
import { describe } from './answer'
import { readSettings, settingFaults } from './readSettings'

/** The settings that hold in one folder. */
export interface FolderSettings extends Settings {
  readonly habits: EditorHabits
}

/** The user's settings: asked of the client for each folder once, or as the client sent them unasked. */
export class ClientSettings {
  private readonly folders = new Map<string, Promise<FolderSettings>>()
  private readonly faults = new Set<string>()

  /** `sent`: what a client that cannot be asked sent so far, with VS Code's names at the top (`kernelPatch`, `git`). */
  constructor(
    private readonly connection: Connection,
    private readonly canAsk: boolean,
    private sent: unknown,
    private readonly rules: readonly Rule[],
  ) {}

  /** The settings for a folder's URI; without one, those of the user. Never rejects: the defaults are always there. */
  of(folder: string | undefined): Promise<FolderSettings> {
    const key = folder ?? ''
    const known = this.folders.get(key) ?? this.read(folder)
    this.folders.set(key, known)
    return known
  }

  /** Name or path of git's executable as VS Code's own git extension is told it; undefined where it is told nothing. */
  async gitBinary(): Promise<string | undefined> {
    const [path] = await this.ask(undefined, ['git.path'])
    const first: unknown = Array.isArray(path) ? path[0] : path
    return typeof first === 'string' && first !== '' ? first : undefined
  }

  /** Forgets all answers, because something has changed; takes over what the client sent with this news. */
  changed(sent: unknown): void {
    this.folders.clear()
    this.faults.clear()
    if (sent !== null && sent !== undefined) this.sent = sent
  }

  private async read(folder: string | undefined): Promise<FolderSettings> {
    const [own, signsOff, validation] = await this.ask(folder, [
      'kernelPatch',
      'git.alwaysSignOff',
      'git.inputValidation',
    ])
    this.complain(settingFaults(own, this.rules))
    // It was one of three words in older versions of VS Code.
    const checksLengths = validation === true || validation === 'always' || validation === 'warn'
    return { ...readSettings(own), habits: { signsOff: signsOff === true, checksLengths } }
  }

  /** Every folder has the same user's settings: each fault is told once. */
  private complain(faults: readonly string[]): void {
    for (const fault of faults) {
      if (!this.faults.has(fault)) this.connection.console.warn(fault)
      this.faults.add(fault)
    }
  }

  private async ask(
    folder: string | undefined,
    sections: readonly string[],
  ): Promise<readonly unknown[]> {
    if (!this.canAsk) return sections.map(section => inside(this.sent, section))
    const scope = folder === undefined ? {} : { scopeUri: folder }
    try {
      const items = sections.map(section => ({ ...scope, section }))
      return (await this.connection.workspace.getConfiguration(items)) as unknown[]
    } catch (error) {
      this.connection.console.error(`The settings could not be read: ${describe(error)}`)
      return []
    }
  }
}

/**
 * The open folder whose settings hold for a document: the innermost one around it; for a message inside a git directory
 * or a box, one that the tree holds or that holds the tree; else the tree itself.
 */
export function settingsFolder(
  uri: string,
  tree: string | undefined,
  folders: readonly string[],
): string | undefined {
  const path = pathOf(uri)
  const around = folders.filter(
    folder => path !== undefined && relativeTo(folder, path) !== undefined,
  )
  const innermost = around.sort((a, b) => b.length - a.length)[0]
  if (innermost !== undefined) return uriOf(innermost)
  if (tree === undefined) return undefined
  const near = folders.find(folder => isWithin(folder, tree) || isWithin(tree, folder))
  return uriOf(near ?? tree)
}

function isWithin(folder: string, path: string): boolean {
  return relativeTo(folder, path) !== undefined
}

function inside(value: unknown, section: string): unknown {
  return section
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined,
      value,
    )
}
