import type { Git } from '../host/git'
import { NO_HABITS, type Habits } from '../model/habits'
import { learnHabits, type HabitSource } from './habits'
import { headOf } from './head'

/** So many commits away from where its habits were learned a project is looked at anew. */
const FAR = 50

/**
 * The habits of trees, kept until HEAD has moved far. They are learned in the background: whoever asks meanwhile is
 * told what was known before, so that nobody waits while typing.
 */
export class HabitMemory {
  private readonly lessons = new Map<string, Lesson>()
  private readonly learning = new Set<string>()

  /** `learned` is called when the habits of a tree have come to be known, or have changed. */
  constructor(private readonly learned: (tree: string) => void) {}

  /** The habits of a tree, as far as they are known when somebody asks. */
  of(tree: string): Habits {
    const known = (): Habits => this.lessons.get(tree)?.habits ?? NO_HABITS
    return {
      breaking: (rule, aspect) => known().breaking(rule, aspect),
      using: key => known().using(key),
    }
  }

  /** Sees to it that the habits of a tree will be known. Cheap enough for every key. */
  async learn(tree: string, open: () => Promise<HabitSource | undefined>): Promise<void> {
    if (this.learning.has(tree)) return
    this.learning.add(tree)
    try {
      const source = await open()
      if (source && (await this.isNews(tree, source.git))) await this.study(tree, source)
    } finally {
      this.learning.delete(tree)
    }
  }

  private async isNews(tree: string, git: Git): Promise<boolean> {
    const lesson = this.lessons.get(tree)
    if (!lesson) return true
    const version = await git.version()
    if (lesson.version === version) return false
    const far = await isFar(git, lesson.head)
    if (!far) lesson.version = version
    return far
  }

  private async study(tree: string, source: HabitSource): Promise<void> {
    const version = await source.git.version()
    const head = await headOf(source.git)
    const habits = head === undefined ? NO_HABITS : await learnHabits(source)
    this.lessons.set(tree, { habits, head: head ?? '', version })
    this.learned(tree)
  }
}

/** What was learned, and when. */
interface Lesson {
  readonly habits: Habits
  /** The commit that was HEAD; empty where there was none. */
  readonly head: string
  /** That of the repository when HEAD was last seen to be near. */
  version: string
}

/** Whether more than a few commits lie between HEAD and another commit, on either side. */
async function isFar(git: Git, other: string): Promise<boolean> {
  if (other === '') return true
  const between: string[] = []
  for await (const { hash } of git.log({ range: `${other}...HEAD`, limit: FAR + 1 }))
    between.push(hash)
  return between.length > FAR
}
