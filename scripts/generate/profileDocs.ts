import type { Profile } from '../../server/rules/profile'
import { profileDocument } from '../../server/services/profileDocument'

/** The sections of the page about profiles. */
export function profileSections(profiles: readonly Profile[]): string {
  const ruleLink = (id: string) => `[${id}](rules/${id}.md)`
  const sections = profiles.map(each => profileDocument(each, ruleLink).replace(/^## /, '### '))
  return `\n${sections.join('\n')}`
}
