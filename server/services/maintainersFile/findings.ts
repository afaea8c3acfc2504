import type { Section } from '../../parse/maintainersFile'
import type { Fix } from '../../rules/rule'
import type { Severity } from '../../rules/severity'
import type { Span } from '../../text/span'
import type { Fault, FileCheck, HistoryCheck, MaintainersCheck, SectionCheck } from './check'
import { MAINTAINERS_CHECKS } from './checks'
import type { PlacedSections, SectionText } from './placedSections'
import type { TrackedPaths } from './trackedPaths'
import { turnsFor } from '../turns'

/** One fault with the name of the check that found it. */
export interface MaintainersFinding {
  readonly id: string
  readonly severity: Severity
  readonly at: Span
  readonly message: string
  readonly fixes: readonly Fix[]
}

/** Finds the faults of a file that is being written: sections that have not changed keep what was found in them. */
export class SectionMemory {
  private known = new WeakMap<SectionText, readonly MaintainersFinding[]>()
  private tracked: TrackedPaths | undefined

  constructor(private readonly checks: readonly MaintainersCheck[] = MAINTAINERS_CHECKS) {}

  /** All findings, in the order of the text. Others have their turn meanwhile; throws when given up. */
  async findings(
    { sections }: PlacedSections,
    tracked: TrackedPaths | undefined,
    signal?: AbortSignal,
  ): Promise<MaintainersFinding[]> {
    if (this.tracked !== tracked) this.known = new WeakMap()
    this.tracked = tracked
    const { known } = this
    const turns = turnsFor(signal)
    const all: MaintainersFinding[] = []
    for (const { content, start } of sections) {
      let found = known.get(content)
      if (!found) {
        found = await this.look(content.section, tracked)
        known.set(content, found)
        await turns.rest()
      }
      for (const finding of found) all.push(moved(finding, start))
    }
    for (const check of this.checks.filter(isFileCheck)) {
      await turns.rest()
      for (const fault of check.check(sections)) all.push(named(check, fault))
    }
    await turns.rest()
    return inOrder(all)
  }

  private async look(
    section: Section,
    tracked: TrackedPaths | undefined,
  ): Promise<MaintainersFinding[]> {
    const findings: MaintainersFinding[] = []
    for (const check of this.checks.filter(isSectionCheck))
      for await (const fault of check.check(section, tracked)) findings.push(named(check, fault))
    return findings
  }
}

/** What has been found in sections, by the text of each, in the order of the file. */
export function inTheirPlaces(
  { sections }: PlacedSections,
  found: ReadonlyMap<string, readonly MaintainersFinding[]>,
): MaintainersFinding[] {
  return sections.flatMap(({ content, start }) =>
    (found.get(content.text) ?? []).map(finding => moved(finding, start)),
  )
}

/** Findings in the order of the text. */
export function inOrder(findings: readonly MaintainersFinding[]): MaintainersFinding[] {
  return [...findings].sort((a, b) => a.at.start - b.at.start)
}

/** One fault as a finding of the check. */
export function named(
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

/** Whether a check asks the history, which `SectionMemory` does not. */
export function isHistoryCheck(check: MaintainersCheck): check is HistoryCheck {
  return check.looksAt === 'history'
}

function isFileCheck(check: MaintainersCheck): check is FileCheck {
  return check.looksAt === 'file'
}
