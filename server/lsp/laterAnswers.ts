import type { MaintainersAnswer } from '../model/maintainersAnswer'

/** So many answers are kept, or in the making; older ones are given up. */
const KEPT = 8

/** An answer, and whether a better one is on its way. */
export interface AnswerSoFar {
  readonly answer: MaintainersAnswer
  readonly pending: boolean
}

/** An answer that gets better in steps, in the background. */
interface Growing {
  readonly controller: AbortController
  latest: MaintainersAnswer | undefined
  done: boolean
  /** Somebody was given less than there will be, and has to hear of more. */
  promised: boolean
}

/**
 * Answers that take git long: whoever asks has what is known after a short while, hears when there is more, and is
 * then answered at once.
 */
export class LaterAnswers {
  private readonly growing = new Map<string, Growing>()

  /** `changed` is called when somebody who was given half an answer should ask again; `patience` is in milliseconds. */
  constructor(
    private readonly changed: () => void,
    private readonly failed: (error: unknown) => void,
    private readonly patience: number,
  ) {}

  /** The best answer to the question of that key: `steps` are better and better ones, `atOnce` is what needs no git. */
  async of(
    key: string,
    atOnce: () => Promise<MaintainersAnswer>,
    steps: (signal: AbortSignal) => AsyncIterable<MaintainersAnswer>,
  ): Promise<AnswerSoFar> {
    const known = this.growing.get(key)
    const growing = known ?? {
      controller: new AbortController(),
      latest: undefined,
      done: false,
      promised: false,
    }
    this.growing.delete(key)
    this.growing.set(key, growing)
    this.dropOld()
    if (!known) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, this.patience)
        void this.grow(key, growing, steps, () => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    growing.promised ||= !growing.done
    return { answer: growing.latest ?? (await atOnce()), pending: !growing.done }
  }

  /** What is kept is wrong by now, and what is in the making is not wanted. */
  forget(): void {
    for (const { controller } of this.growing.values()) controller.abort()
    this.growing.clear()
  }

  private async grow(
    key: string,
    growing: Growing,
    steps: (signal: AbortSignal) => AsyncIterable<MaintainersAnswer>,
    first: () => void,
  ): Promise<void> {
    const { signal } = growing.controller
    try {
      for await (const answer of steps(signal)) {
        if (signal.aborted) return
        growing.latest = answer
        first()
        this.tell(growing)
      }
    } catch (error) {
      if (!signal.aborted) this.failed(error)
      // Whoever asks next may have more luck.
      if (this.growing.get(key) === growing && growing.latest === undefined)
        this.growing.delete(key)
    }
    growing.done = true
    first()
    if (!signal.aborted) this.tell(growing)
  }

  private tell(growing: Growing): void {
    if (!growing.promised) return
    growing.promised = false
    this.changed()
  }

  private dropOld(): void {
    for (const [key, { controller }] of this.growing) {
      if (this.growing.size <= KEPT) return
      controller.abort()
      this.growing.delete(key)
    }
  }
}
