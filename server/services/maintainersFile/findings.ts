import type { MaintainersFile, Section } from '../../parse/maintainersFile'
import type { Fix } from '../../rules/rule'
import type { Severity } from '../../rules/severity'
import type { Span } from '../../text/span'
import type { Fault, FileCheck, MaintainersCheck, SectionCheck } from './check'
import { MAINTAINERS_CHECKS } from './checks'
import type { TrackedPaths } from './trackedPaths'
import { turnsFor } from './turns'

/** One fault with the name of the check that found it. */
export interface MaintainersFinding {
  readonly id: string
  readonly severity: Severity
  readonly at: Span
  readonly message: string
  readonly fixes: readonly Fix[]
}

/** Finds the faults of a file that is being written: sections whose text has not changed keep what was found in them. */
export class SectionMemory {
  private known = new Map<string, Remembered>()
  private tracked: TrackedPaths | undefined

  constructor(private readonly checks: readonly MaintainersCheck[] = MAINTAINERS_CHECKS) {}

  /** All findings, in the order of the text. Others have their turn meanwhile; throws when given up. */
  async findings(
    file: MaintainersFile,
    tracked: TrackedPaths | undefined,
    signal?: AbortSignal,
  ): Promise<MaintainersFinding[]> {
    if (this.tracked !== tracked) this.known.clear()
    this.tracked = tracked
    const turns = turnsFor(signal)
    const used = new Map<string, Remembered>()
    const all: MaintainersFinding[] = []
    for (const section of file.sections) {
      const { text } = section.whole
      const known = used.get(text) ?? this.known.get(text) ?? (await this.look(section, tracked))
      used.set(text, known)
      // An overtaken version leaves behind what it found out.
      this.known.set(text, known)
      const offset = section.whole.start - known.start
      for (const finding of known.findings)
        all.push(offset === 0 ? finding : moved(finding, offset))
      await turns.rest()
    }
    this.known = used
    for (const check of this.checks.filter(isFileCheck))
      for (const fault of check.check(file)) all.push(named(check, fault))
    return all.sort((a, b) => a.at.start - b.at.start)
  }

  private async look(section: Section, tracked: TrackedPaths | undefined): Promise<Remembered> {
    const findings: MaintainersFinding[] = []
    for (const check of this.checks.filter(isSectionCheck))
      for await (const fault of check.check(section, tracked)) findings.push(named(check, fault))
    return { start: section.whole.start, findings }
  }
}

/** What was found in a text that began at an offset of its document. */
interface Remembered {
  readonly start: number
  readonly findings: readonly MaintainersFinding[]
}

function named(
  { id, severity }: MaintainersCheck,
  { at, message, fixes = [] }: Fault,
): MaintainersFinding {
  return { id, severity, at, message, fixes }
}

function moved(finding: MaintainersFinding, offset: number): MaintainersFinding {
  const shifted = ({ start, end }: Span): Span => ({ start: start + offset, end: end + offset })
  return {
    ...finding,
    at: shifted(finding.at),
    fixes: finding.fixes.map(fix => ({
      ...fix,
      edits: fix.edits.map(({ span, text }) => ({ span: shifted(span), text })),
    })),
  }
}

function isSectionCheck(check: MaintainersCheck): check is SectionCheck {
  return check.looksAt === 'section'
}

function isFileCheck(check: MaintainersCheck): check is FileCheck {
  return check.looksAt === 'file'
}
