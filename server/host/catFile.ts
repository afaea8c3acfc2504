import { answersOf, type ObjectAnswer } from './catFileAnswers'
import type { GitProgram } from './gitProcess'
import { GitSession } from './gitSession'

/** A `git cat-file --batch` that answers one question after the other. */
export class CatFile {
  private readonly session: GitSession<ObjectAnswer>

  /** `contents` gives whole objects; `check` their ids and types alone, with empty content. */
  constructor(program: GitProgram, mode: 'contents' | 'check', idle?: number) {
    const dialogue = {
      args: ['cat-file', mode === 'contents' ? '--batch' : '--batch-check'],
      question: (name: string) => `${name}\n`,
      reader: () => answersOf(mode),
      failed: { is: 'failed' },
    } as const
    this.session = new GitSession<ObjectAnswer>(program, dialogue, idle)
  }

  /** What a name stands for (an id, `id^{commit}`). Never rejects. */
  ask(name: string): Promise<ObjectAnswer> {
    // A line end would be two questions, and every later answer would belong to the wrong one.
    if (/[\n\0]/.test(name)) return Promise.resolve({ is: 'missing' })
    return this.session.ask(name)
  }

  /** Lets the process end after the questions that it has; the next question starts another one. */
  close(): void {
    this.session.close()
  }
}
