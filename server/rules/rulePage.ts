/** The address of the page that explains a rule, by the rule's id. */
export function rulePage(id: string): string {
  return `https://github.com/kernel-patch-author/kernel-patch-author/blob/main/docs/rules/${id}.md`
}
