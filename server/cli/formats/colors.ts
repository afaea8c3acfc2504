import type { Severity } from '../../rules/severity'

/** Puts a text into a colour, or leaves it as it is. */
export type Paint = (text: string) => string

/** What the text format colours. */
export interface Colors {
  readonly severity: Readonly<Record<Severity, Paint>>
  /** Places and headings. */
  readonly strong: Paint
  /** What matters less. */
  readonly faint: Paint
  readonly fix: Paint
}

/** The sixteen colours that every terminal has, so that the reader's own palette holds. */
export const TERMINAL_COLORS: Colors = {
  severity: {
    error: sequence('1;31'),
    warning: sequence('1;33'),
    information: sequence('1;36'),
    hint: sequence('36'),
  },
  strong: sequence('1'),
  faint: sequence('2'),
  fix: sequence('32'),
}

export const NO_COLORS: Colors = {
  severity: { error: asIs, warning: asIs, information: asIs, hint: asIs },
  strong: asIs,
  faint: asIs,
  fix: asIs,
}

function sequence(code: string): Paint {
  return text => `\x1b[${code}m${text}\x1b[0m`
}

function asIs(text: string): string {
  return text
}
