import { writeFileSync } from 'node:fs'
import Mocha, { type MochaOptions, type Runner } from 'mocha'

/** Mocha's usual report, and the counts in the file that `--reporter-option counts=FILE` names. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options)
    const { counts: file } = (options.reporterOptions ?? {}) as { counts?: string }
    runner.once('end', () => {
      const { passes: passed, failures: failed } = this.stats
      if (file !== undefined) writeFileSync(file, JSON.stringify({ passed, failed }))
    })
  }
}

export = CountingReporter
