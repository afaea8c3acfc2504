import type { MaintainersCheck } from './check'
import { ENTRY_FORM } from './checks/entryForm'
import { ENTRY_ORDER } from './checks/entryOrder'
import { EXPRESSIONS } from './checks/expressions'
import { PATH_PATTERNS } from './checks/pathPatterns'
import { MAINTAINER_SILENT } from './checks/maintainerSilent'
import { SECTION_ORDER } from './checks/sectionOrder'
import { SECTION_PARTS } from './checks/sectionParts'

/** All that is checked in a MAINTAINERS file. */
export const MAINTAINERS_CHECKS: readonly MaintainersCheck[] = [
  ...SECTION_PARTS,
  ...SECTION_ORDER,
  ...PATH_PATTERNS,
  ...ENTRY_FORM,
  ...ENTRY_ORDER,
  ...EXPRESSIONS,
  MAINTAINER_SILENT,
]
