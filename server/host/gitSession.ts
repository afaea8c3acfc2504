import { messageOf } from './failure'
import {
  exitOf,
  firstWords,
  keepAlive,
  startGit,
  type GitChild,
  type GitProgram,
} from './gitProcess'

/** Takes what git writes and gives the answers that are whole. */
export interface AnswerReader<Answer> {
  /** `too large` stands for an answer that is not worth the memory; nothing can be read behind it. */
  take(chunk: Buffer): Iterable<Answer | 'too large'>
}

/** A command of git that reads questions from its standard input and answers them in order. */
export interface Dialogue<Answer> {
  readonly args: readonly string[]
  /** What is written to ask for a name. */
  readonly question: (name: string) => string
  /** Reads the answers of one process. */
  readonly reader: () => AnswerReader<Answer>
  /** Where git could not be started, died of the question twice, or the answer is beyond all measure. */
  readonly failed: Answer
}

interface Question<Answer> {
  readonly name: string
  readonly resolve: (answer: Answer) => void
  /** How many processes have died with this question in hand. */
  deaths: number
}

/** One git process with the questions that it has not answered yet, in the order in which they were asked. */
interface Worker<Answer> {
  readonly child: GitChild
  readonly queue: Question<Answer>[]
}

/** Milliseconds without a question after which the process is ended. */
const IDLE = 10_000

/** Processes in a row that died without one answer before the questions are given up: git itself is at fault then. */
const BARREN = 4

/**
 * A git process that is started with the first question and takes many at once: git answers in order. It ends when
 * nobody asks for a while, does not keep Node running meanwhile, and is started anew when it died.
 */
export class GitSession<Answer> {
  private worker: Worker<Answer> | undefined
  private barren = 0
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly program: GitProgram,
    private readonly dialogue: Dialogue<Answer>,
    private readonly idle: number = IDLE,
  ) {}

  /** The answer to one name, which holds neither a line end nor a NUL. Never rejects. */
  ask(name: string): Promise<Answer> {
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

  private send(question: Question<Answer>): void {
    clearTimeout(this.timer)
    const worker = (this.worker ??= this.start())
    if (!worker) {
      question.resolve(this.dialogue.failed)
      return
    }
    if (worker.queue.push(question) === 1) keepAlive(worker.child, true)
    const { stdin } = worker.child
    // Dozens of questions come in one turn of the event loop: they are written together.
    if (stdin.writableCorked === 0) {
      stdin.cork()
      setImmediate(() => {
        stdin.uncork()
      })
    }
    stdin.write(this.dialogue.question(question.name))
  }

  private start(): Worker<Answer> | undefined {
    let child: GitChild
    try {
      child = startGit(this.program, this.dialogue.args)
    } catch (error) {
      this.program.log(`${this.title}: ${messageOf(error)}`)
      return undefined
    }
    const worker: Worker<Answer> = { child, queue: [] }
    const answers = this.dialogue.reader()
    child.stdout.on('data', (chunk: Buffer) => {
      this.take(worker, answers, chunk)
    })
    const complaint = firstWords(child.stderr)
    void exitOf(child).then(({ error }) => {
      this.ended(worker, error?.message ?? complaint(), error !== undefined)
    })
    return worker
  }

  private take(worker: Worker<Answer>, answers: AnswerReader<Answer>, chunk: Buffer): void {
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

  private rest(worker: Worker<Answer>): void {
    keepAlive(worker.child, false)
    if (worker !== this.worker) return
    this.timer = setTimeout(() => {
      this.close()
    }, this.idle).unref()
  }

  private ended(worker: Worker<Answer>, why: string, neverStarted: boolean): void {
    if (worker === this.worker) this.worker = undefined
    const [first] = worker.queue
    if (!first) return
    this.program.log(`${this.title}: ended before ${first.name}: ${why}`)
    first.deaths++
    this.barren++
    const hopeless = neverStarted || this.barren >= BARREN
    if (hopeless) this.barren = 0
    for (const question of worker.queue) {
      if (hopeless || question.deaths > 1) question.resolve(this.dialogue.failed)
      else this.send(question)
    }
  }

  private get title(): string {
    return `git ${this.dialogue.args[0] ?? ''}`
  }
}
