/** Whether a line of a text is a program's output, a command or code, though nothing sets it off. */
export function isOutput(line: string): boolean {
  return OUTPUT.test(line)
}

const OUTPUT =
  /^(?:=> |\+ |\$ |- ?\[|\/\*|In file included|CC |LD |[\w./-]*(?:ld|gcc|cc1|make|python3?)(?:\[\d+\])?: )|\b(?:undefined reference|implicit declaration|In function|No such file)\b|: (?:fatal )?(?:error|warning|note): |;$|[{}]\s*$/
