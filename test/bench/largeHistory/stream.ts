import { randomNumbers } from '../../parity/draw'
import { inventedPeople, keepersIn, placeOf } from './people'
import { inventedMessage } from './words'

/** What an invented history is made of. */
export interface LargeHistory {
  /** The id of the tree that it begins and ends with. */
  readonly root: string
  /** What is in that tree, in its order. */
  readonly files: readonly TrackedFile[]
  /** The text of MAINTAINERS, whose people take the patches. */
  readonly maintainers: string
  readonly commits: number
  readonly seed: number
}

/** A file in a tree as git has it. */
export interface TrackedFile {
  /** `100644`, or another mode of a file. */
  readonly mode: string
  readonly id: string
  readonly path: string
}

/** Linux has as many authors. */
const AUTHORS = 25_000

/** Seconds since 1970: Linux in git begins in April 2005, and here it ends in November 2026. */
const FIRST = 1_113_690_000
const LAST = 1_795_000_000

const DAY = 86_400

/** One commit in so many is a merge, as in Linux. */
const MERGES = 14

/** Pieces go to git in lumps of so many characters. */
const LUMP = 1 << 20

/**
 * A stream for `git fast-import` that makes the branch `large`. As in U-Boot and Linux most commits change one file or
 * two that are neighbours, few files are changed by most commits, a place has people who come back to it, and there are
 * more commits each year.
 */
export function* largeHistory(history: LargeHistory): Generator<string> {
  const { root, files, commits, seed } = history
  const random = randomNumbers(seed)
  const people = inventedPeople(AUTHORS, random)
  const keepers = keepersIn(history.maintainers)
  const keeperOf = (place: number): string => keepers[place % keepers.length] ?? 'Nobody <n@o>'
  const linus = keeperOf(0)
  const begin = { author: linus, committer: linus, time: FIRST, message: 'Begin' }
  let lump = commit('large', { ...begin, mark: 1, changes: [`M 040000 ${root} `] })
  const lastTurns = lastTurnOfEach(history)
  let turn = 0
  for (const touched of changedFiles(history)) {
    turn++
    const path = files[touched.at]?.path ?? ''
    const place = placeOf(path)
    const author = personAt(people, place, random)
    const committer = keeperOf(place)
    const reviewer = personAt(people, place, random)
    const time = timeOf(turn / commits)
    const change = {
      mark: 2 * turn,
      author,
      committer,
      time,
      written: time - Math.floor(random() * 30 * DAY),
      message: inventedMessage(path, { author, committer, reviewer }, random),
      changes: files
        .slice(touched.at, touched.at + touched.count)
        .map((file, index) => changed(file, turn, lastTurns[touched.at + index] === turn)),
    }
    if (turn % MERGES > 0) lump += commit('large', change)
    else {
      const side = { ...change, mark: 2 * turn + 1, from: 2 * turn - 10 }
      lump += commit('side', side)
      const message = `Merge tag 'for-next' of git://git.example.org/${path.split('/')[0] ?? ''}`
      lump += commit('large', { ...change, author: linus, message, merges: side.mark })
    }
    if (lump.length < LUMP) continue
    yield lump
    lump = ''
  }
  yield lump
}

/** Some neighbours in the tree: where the first of them stands, and how many they are. */
interface Touched {
  readonly at: number
  readonly count: number
}

/** What each commit changes. Three in five change one file, and one in a hundred some dozens. */
function* changedFiles({ files, commits, seed }: LargeHistory): Generator<Touched> {
  const random = randomNumbers(seed + 1)
  // Which files are changed most has nothing to do with where they stand.
  const order = shuffled(files, random)
  for (let turn = 1; turn <= commits; turn++) {
    const at = order[Math.floor(files.length * random() ** 3)] ?? 0
    const draw = random()
    const some = 3 + Math.floor(random() * 5)
    yield { at, count: draw < 0.6 ? 1 : draw < 0.8 ? 2 : draw < 0.99 ? some : 40 }
  }
}

/** Which commit is the last one to change each file: it leaves it as the tree has it. */
function lastTurnOfEach(history: LargeHistory): Uint32Array {
  const turns = new Uint32Array(history.files.length)
  let turn = 0
  for (const { at, count } of changedFiles(history)) turns.fill(++turn, at, at + count)
  return turns
}

interface Commit {
  readonly mark: number
  readonly from?: number
  readonly merges?: number
  readonly author: string
  readonly committer: string
  /** Seconds since 1970, of the committer. */
  readonly time: number
  /** The same of the author; `time` unless it is given. */
  readonly written?: number
  readonly message: string
  readonly changes: readonly string[]
}

function commit(branch: string, what: Commit): string {
  const { mark, from, merges, author, committer, time, written = time, message, changes } = what
  return [
    `commit refs/heads/${branch}`,
    `mark :${mark}`,
    `author ${author} ${written} +0000`,
    `committer ${committer} ${time} +0000`,
    data(message),
    ...(from === undefined ? [] : [`from :${Math.max(1, from)}`]),
    ...(merges === undefined ? [] : [`merge :${merges}`]),
    ...changes,
    '',
  ].join('\n')
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}

function changed({ mode, id, path }: TrackedFile, turn: number, isLast: boolean): string {
  return isLast ? `M ${mode} ${id} ${path}` : `M 100644 inline ${path}\n${data(`${turn}\n`)}`
}

/** Most are people of the place; some come by. */
function personAt(people: readonly string[], place: number, random: () => number): string {
  const away = random() < 0.3 ? people.length : 60
  const at = place * 31 + Math.floor(away * random() ** 3)
  return people[at % people.length] ?? ''
}

/** Twice the commits a year at the end that there are in the middle, from 0 to 1 for the share of all that are done. */
function timeOf(share: number): number {
  const passed = Math.sqrt(0.25 + 2 * share) - 0.5
  return Math.floor(FIRST + (LAST - FIRST - DAY) * passed)
}

/** Positions of the items, in any order. */
function shuffled(items: readonly unknown[], random: () => number): number[] {
  const order = items.map((_, index) => index)
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [order[at] ?? 0, order[other] ?? 0]
    order[at] = two
    order[other] = one
  }
  return order
}
