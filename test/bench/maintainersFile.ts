import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SectionMemory } from '../../server/services/maintainersFile/findings'
import { links } from '../../server/services/maintainersFile/links'
import { outline } from '../../server/services/maintainersFile/outline'
import {
  placedSections,
  type PlacedSections,
} from '../../server/services/maintainersFile/placedSections'
import { trackedPaths } from '../../server/services/maintainersFile/trackedPaths'
import { turnsFor } from '../../server/services/turns'
import { quantile } from './contest'

const KEYS = 300

/** Types into the MAINTAINERS file of a tree, and prints how long findings and outline take after each key. */
export async function maintainersFile(tree: string): Promise<void> {
  const text = readFileSync(join(tree, 'MAINTAINERS'), 'utf8')
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const tracked = trackedPaths(listed.split('\0').filter(Boolean), turnsFor())
  const memory = new SectionMemory()
  const blocked = watchForBlocks()
  const opened = performance.now()
  let file = placedSections(text)
  const cut = performance.now() - opened
  // Here the server waits for git, which lists the tracked files.
  await new Promise(resolve => setTimeout(resolve, 1))
  // An editor asks for all of it as soon as it shows the file.
  const asked = [outline(file), links(file, tracked)]
  const findings = await memory.findings(file, tracked)
  await Promise.all(asked)
  const first = performance.now() - opened
  const blockedWhileOpening = blocked()
  const taken: number[] = []
  const used: number[] = []
  for (let key = 1; key <= KEYS; key++) {
    const changed = typed(file, key)
    const processor = process.cpuUsage()
    const start = performance.now()
    file = placedSections(changed, file)
    await memory.findings(file, tracked)
    await outline(file)
    taken.push(performance.now() - start)
    const { user, system } = process.cpuUsage(processor)
    used.push((user + system) / 1000)
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  const times = (numbers: readonly number[]) =>
    [quantile(numbers, 0.5), quantile(numbers, 0.99), Math.max(...numbers)]
      .map(each => each.toFixed(1))
      .join(' / ')
  process.stdout.write(
    `\n${text.split('\n').length} lines of MAINTAINERS: cut in ${cut.toFixed(0)} ms, ${findings.length} findings after ` +
      `${first.toFixed(0)} ms, never at a stretch for more than ${blockedWhileOpening.time.toFixed(0)} ms (of the processor ${blockedWhileOpening.processor.toFixed(0)} ms)\n` +
      `findings and outline after each of ${KEYS} keys, median / 99th percentile / worst: ${times(taken)} ms; ` +
      `of the processor ${times(used)} ms\n`,
  )
}

/** One more letter, each time in another part of the file: behind some pattern. */
function typed({ text, sections }: PlacedSections, key: number): string {
  const at = sections[(key * 997) % sections.length]?.start ?? 0
  const line = text.indexOf('\nF:\t', at)
  const place = line < 0 ? at : line + 4
  return `${text.slice(0, place)}x${text.slice(place)}`
}

/** The longest stretch for which others had to wait for their turn, in milliseconds. */
interface Stretch {
  readonly time: number
  /** What the processor worked meanwhile: on a busy machine the time says nothing. */
  readonly processor: number
}

/** Looks how long others have to wait for their turn. */
function watchForBlocks(): () => Stretch {
  let last = performance.now()
  let used = process.cpuUsage()
  let longest: Stretch = { time: 0, processor: 0 }
  const look = () => {
    const now = performance.now()
    const { user, system } = process.cpuUsage(used)
    longest = {
      time: Math.max(longest.time, now - last),
      processor: Math.max(longest.processor, (user + system) / 1000),
    }
    last = now
    used = process.cpuUsage()
  }
  const timer = setInterval(look, 1)
  return () => {
    look()
    clearInterval(timer)
    return longest
  }
}
