/**
 * Texts of which one must occur wherever the pattern matches; undefined where the pattern does not tell. Searching for
 * a literal costs a tenth of a search for a pattern, and nearly all patterns of MAINTAINERS hold one.
 */
export function requiredLiterals(
  pattern: string,
  extended: boolean,
): readonly string[] | undefined {
  // Flags inside the pattern may make it blind to case.
  if (/\(\?\^?[a-z]*i/.test(pattern)) return undefined
  const longest: string[] = []
  let best = ''
  let run = ''
  const endRun = () => {
    if (run.length > best.length) best = run
    run = ''
  }
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charAt(at)
    if (unit === '\\') {
      const escaped = pattern.charAt(++at)
      if (/^[^A-Za-z0-9]$/.test(escaped)) run += escaped
      else if (/^[bBsSwWdDAzZ]$/.test(escaped)) endRun()
      else return undefined
    } else if (unit === '(') {
      endRun()
      const close = endOfGroup(pattern, at)
      if (close === undefined) return undefined
      at = close
    } else if (unit === '[') {
      endRun()
      const close = endOfClass(pattern, at)
      if (close === undefined) return undefined
      at = close
    } else if (unit === '|') {
      endRun()
      longest.push(best)
      best = ''
    } else if (unit === '*' || unit === '?' || unit === '{') {
      // What is repeated may be missing altogether.
      run = run.slice(0, -1)
      endRun()
      at += (/^\{\d*,?\d*\}/.exec(pattern.slice(at, at + 20))?.[0].length ?? 1) - 1
    } else if (/[+.^$)\]}]/.test(unit)) endRun()
    else if (extended && /[\s\x85\u200e\u200f]/.test(unit)) continue
    else if (extended && unit === '#') return undefined
    else if (unit >= '\ud800' && unit <= '\udfff') return undefined
    else run += unit
  }
  endRun()
  longest.push(best)
  return longest.every(literal => literal !== '') ? longest : undefined
}

function endOfGroup(pattern: string, open: number): number | undefined {
  let depth = 0
  for (let at = open; at < pattern.length; at++) {
    const unit = pattern.charAt(at)
    if (unit === '\\') at++
    else if (unit === '(') depth++
    else if (unit === '[') {
      const close = endOfClass(pattern, at)
      if (close === undefined) return undefined
      at = close
    } else if (unit === ')' && --depth === 0) return at
  }
  return undefined
}

function endOfClass(pattern: string, open: number): number | undefined {
  let at = open + 1
  if (pattern.charAt(at) === '^') at++
  // The first bracket is a member of the class.
  if (pattern.charAt(at) === ']') at++
  for (; at < pattern.length; at++) {
    const unit = pattern.charAt(at)
    if (unit === '\\') at++
    else if (unit === '[' && pattern.charAt(at + 1) === ':') return undefined
    else if (unit === ']') return at
  }
  return undefined
}
