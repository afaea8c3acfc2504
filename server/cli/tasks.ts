import type { CheckedMessage } from '../services/check'
import type { ReadMessage } from '../services/messages'
import type { CheckOptions } from './checkOptions'
import type { CheckWorld } from './checkWorld'
import type { Document } from './document'
import type { Place } from './findPlace'
import type { Repair } from './repair'
import type { Writer } from './writer'

/** A message that waits to be checked. */
export interface Task {
  readonly document: Document
  /** Whether nothing can be found in it, where only git can tell; left out: it has to be checked. */
  readonly isQuiet?: Promise<boolean> | undefined
  /** Gives the message to `run`, when its turn has come. */
  check(run: Run): Promise<CheckedMessage>
}

/** So many messages in a row in which nothing can be found, as one look at each shows. */
export interface Quiet {
  readonly quiet: number
}

/** Checks one message. */
export type Run = (read: ReadMessage) => Promise<CheckedMessage>

/** Something that could not be done, as a plain sentence. */
export interface Failure {
  readonly failure: string
}

/** What tasks are made from. */
export interface TaskContext {
  readonly world: CheckWorld
  readonly place: Place
  readonly options: Pick<CheckOptions, 'as' | 'state'>
  /** Who writes here, asked of git when first needed. */
  writer(): Promise<Writer>
  /** Repairs inputs before they are checked; left out: they stay as they are. */
  readonly repair?: Repair | undefined
  /** Knows without taking it apart that nothing can be found in the text of a published commit; left out: all are looked at. */
  isQuiet?(text: string): boolean | Promise<boolean>
  /** Aborted by Ctrl-C, and when all is done, so that no process of git is left. */
  readonly signal: AbortSignal
}
