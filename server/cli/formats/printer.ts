import type { CheckedMessage } from '../../services/check'
import type { Document } from '../document'
import type { Tally } from '../tally'

/** A way to print findings. Several messages may be made into text at a time; the caller puts the texts in order. */
export interface Printer {
  /** The findings of one message, with line ends; empty where there are none. */
  message(document: Document, checked: CheckedMessage): Promise<string>
  /** What stands below all findings. */
  end(tally: Tally): string
}
