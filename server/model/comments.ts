/**
 * Lines of C without what stands in comments. A comment that its line does not close takes the rest of the line, which
 * also keeps a hostile line from being searched for an end again and again.
 */
export function withoutComments(code: string): string {
  return code.replace(/\/\*.*?(?:\*\/|$)|\/\/.*/gm, '')
}
