/**
 * How notes on the versions of a patch begin. A number with a point is a release (`Changes in v6.1`), and a version in
 * the middle of a sentence is prose that was wrapped there.
 */
const HEADING =
  /^\s{0,3}(?:\[\s*)?(?:changes?(?:log)? (?:since|in|from|for|between) (?:rfc |patch )?(?:v|version )?\d{1,2}(?![\d.]*\w)|changes? (?:v\d{1,2} ?-+> ?v\d{1,2})|v\d{1,2}\s*(?::(?!\S*[=;])|-+>\s*v\d{1,2}\b)|changes since (?:rfc|last version|previous version)\b)/i

/** Whether a line begins the notes on what changed between the versions of a patch. */
export function beginsVersionNotes(line: string): boolean {
  return HEADING.test(line)
}
