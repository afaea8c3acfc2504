/**
 * Stands where VS Code's native logger stands, which would have to be compiled here. Output channels are log
 * files: without a logger whatever an extension prints is lost, and that is what a person looks at first
 * when something does not work.
 *
 * It is copied over the index.js of `@vscode/spdlog` and therefore imports nothing of this project.
 */
import { appendFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'] as const

type Level = (typeof LEVELS)[number]

/** The part of the native module's logger that VS Code calls. */
export class Logger {
  private level = LEVELS.indexOf('info')
  private withTime = true

  constructor(
    _type: string,
    _name: string,
    private readonly file: string,
  ) {}

  trace(message: string): void {
    this.write('trace', message)
  }

  debug(message: string): void {
    this.write('debug', message)
  }

  info(message: string): void {
    this.write('info', message)
  }

  warn(message: string): void {
    this.write('warning', message)
  }

  error(message: string): void {
    this.write('error', message)
  }

  critical(message: string): void {
    this.write('critical', message)
  }

  getLevel(): number {
    return this.level
  }

  setLevel(level: number): void {
    this.level = level
  }

  /** VS Code has one pattern: the time, the level, the message. */
  setPattern(): void {
    this.withTime = true
  }

  /** What follows is the text of an output channel, to be kept as it is, line ends included. */
  clearFormatters(): void {
    this.withTime = false
  }

  // Every line is in the file when the call returns; a missing folder at the very end loses nothing.
  flush(): void {}

  drop(): void {}

  private write(level: Level, message: string): void {
    if (LEVELS.indexOf(level) < this.level) return
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '')
    try {
      appendFileSync(this.file, this.withTime ? `${time} [${level}] ${message}\n` : message)
    } catch {
      // The folder of the logs goes when the window closes.
    }
  }
}

/** The native module writes from a thread of its own; here one kind serves for both. */
export async function createRotatingLogger(name: string, file: string): Promise<Logger> {
  await mkdir(path.dirname(file), { recursive: true })
  return new Logger('rotating', name, file)
}

export function createAsyncRotatingLogger(name: string, file: string): Promise<Logger> {
  return createRotatingLogger(name, file)
}

export const version = 0

export function setLevel(): void {}

export function setFlushOn(): void {}
