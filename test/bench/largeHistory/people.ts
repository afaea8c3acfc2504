const SOUNDS = 'ba da fe gi ho ju ka lo ma ne pi ra se ti vo wu xa yo zi che mar ton lin ver'.split(
  ' ',
)
const DOMAINS = 400

/** So many different names with addresses; some domains have many people, most have few. */
export function inventedPeople(count: number, random: () => number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const [first, last] = [inventedName(random), inventedName(random)]
    const domain = Math.floor(DOMAINS * random() ** 3)
    return `${first} ${last} <${first.toLowerCase()}.${index}@company${domain}.example.com>`
  })
}

/** The people of all `M:` lines, each as often as there are lines of theirs. */
export function keepersIn(maintainers: string): string[] {
  return Array.from(maintainers.matchAll(/^M:\s*([^<>"\n]+ <[^<>\s]+@[^<>\s]+>)$/gm), line =>
    String(line[1]),
  )
}

/** A number for the folder of a path: what is in it has the same people. */
export function placeOf(path: string): number {
  let hash = 7
  for (const character of path.replace(/[^/]*$/, ''))
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  return hash % 1_000_003
}

function inventedName(random: () => number): string {
  const syllables = Array.from({ length: 2 + Math.floor(random() * 2) }, () => {
    return SOUNDS[Math.floor(SOUNDS.length * random())] ?? ''
  })
  const name = syllables.join('')
  return name.charAt(0).toUpperCase() + name.slice(1)
}
