import type { Rule } from '../rules/rule'
import type { CheckOptions } from './checkOptions'
import { NO_COLORS, TERMINAL_COLORS } from './formats/colors'
import { jsonPrinter } from './formats/json'
import type { Printer } from './formats/printer'
import { tersePrinter } from './formats/terse'
import { textPrinter } from './formats/text'

/** What printers need beside the findings. */
export interface PrinterFacts {
  /** Rules in the order in which their reasons are given. */
  readonly rules: readonly Rule[]
  /** Whether standard output shows colours. */
  readonly color: boolean
  readonly signal: AbortSignal
}

/** The printer of the format that was asked for. */
export function printerFor(
  { format, color, quiet }: Pick<CheckOptions, 'format' | 'color' | 'quiet'>,
  facts: PrinterFacts,
): Printer {
  switch (format) {
    case 'json':
      return jsonPrinter(facts.signal)
    case 'terse':
      return tersePrinter
    case 'text': {
      const painted = color === 'always' || (color === 'auto' && facts.color)
      return textPrinter({ ...facts, quiet, colors: painted ? TERMINAL_COLORS : NO_COLORS })
    }
  }
}
