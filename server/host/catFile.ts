import { answersOf, type Answers, type ObjectAnswer } from './catFileAnswers'
import { messageOf } from './failure'
import {
  exitOf,
  firstWords,
  keepAlive,
  startGit,
  type GitChild,
  type GitProgram,
} from './gitProcess'

interface Question {
  readonly name: string
  readonly resolve: (answer: ObjectAnswer) => void
  /** How many processes have died with this question in hand. */
  deaths: number
}

/** One git process with the questions that it has not answered yet, in the order in which they were asked. */
interface Worker {
  readonly child: GitChild
  readonly queue: Question[]
}

/** Milliseconds without a question after which the process is ended. */
const IDLE = 10_000

/** Processes in a row that died without one answer before the questions are given up: git itself is at fault then. */
const BARREN = 4

/**
 * A `git cat-file --batch` that is started with the first question and takes many at once: git answers in order.
 * It ends when nobody asks for a while, does not keep Node running meanwhile, and is started anew when it died.
 */
export class CatFile {
  private worker: Worker | undefined
  private barren = 0
  private timer: NodeJS.Timeout | undefined

  /** `contents` gives whole objects; `check` their ids and types alone, with empty content. */
  constructor(
    private readonly program: GitProgram,
    private readonly mode: 'contents' | 'check',
    private readonly idle: number = IDLE,
  ) {}

  /** What a name stands for (an id, `id^{commit}`). Never rejects. */
  ask(name: string): Promise<ObjectAnswer> {
    // A line end would be two questions, and every later answer would belong to the wrong one.
    if (/[\n\0]/.test(name)) return Promise.resolve({ is: 'missing' })
    return new Promise(resolve => {
      this.send({ name, resolve, deaths: 0 })
    })
  }

  /** Lets the process end after the questions that it has; the next question starts another one. */
  close(): void {
    clearTimeout(this.timer)
    this.worker?.child.stdin.end()
    this.worker = undefined
  }

  private send(question: Question): void {
    clearTimeout(this.timer)
    const worker = (this.worker ??= this.start())
    if (!worker) {
      question.resolve({ is: 'failed' })
      return
    }
    if (worker.queue.push(question) === 1) keepAlive(worker.child, true)
    worker.child.stdin.write(`${question.name}\n`)
  }

  private start(): Worker | undefined {
    let child: GitChild
    try {
      child = startGit(this.program, [
        'cat-file',
        this.mode === 'contents' ? '--batch' : '--batch-check',
      ])
    } catch (error) {
      this.program.log(`git cat-file: ${messageOf(error)}`)
      return undefined
    }
    const worker: Worker = { child, queue: [] }
    const answers = answersOf(this.mode)
    child.stdout.on('data', (chunk: Buffer) => {
      this.take(worker, answers, chunk)
    })
    const complaint = firstWords(child.stderr)
    void exitOf(child).then(({ error }) => {
      this.ended(worker, error?.message ?? complaint(), error !== undefined)
    })
    return worker
  }

  private take(worker: Worker, answers: Answers, chunk: Buffer): void {
    for (const answer of answers.take(chunk)) {
      if (answer === 'too large') {
        // The only way not to read it is another process; the death is this question's alone.
        const [question] = worker.queue
        if (question) question.deaths = 2
        this.barren = 0
        worker.child.kill()
        return
      }
      this.barren = 0
      worker.queue.shift()?.resolve(answer)
    }
    if (worker.queue.length === 0) this.rest(worker)
  }

  private rest(worker: Worker): void {
    keepAlive(worker.child, false)
    if (worker !== this.worker) return
    this.timer = setTimeout(() => {
      this.close()
    }, this.idle).unref()
  }

  private ended(worker: Worker, why: string, neverStarted: boolean): void {
    if (worker === this.worker) this.worker = undefined
    const [first] = worker.queue
    if (!first) return
    this.program.log(`git cat-file: ended before ${first.name}: ${why}`)
    first.deaths++
    this.barren++
    const hopeless = neverStarted || this.barren >= BARREN
    if (hopeless) this.barren = 0
    for (const question of worker.queue) {
      if (hopeless || question.deaths > 1) question.resolve({ is: 'failed' })
      else this.send(question)
    }
  }
}
