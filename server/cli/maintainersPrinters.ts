import type { Options } from '../model/getMaintainer/options'
import { getMaintainerIn, readInputs } from '../services/getMaintainer'
import { withFreshness } from '../model/freshness'
import { learnFreshness } from '../services/freshness'
import { maintainers, type PatchText } from '../services/maintainers'
import type { HistoryLimits } from '../services/maintainersHistory'
import { SightingsMemory } from '../services/sightingsMemory'
import { SignerCount } from '../model/signers'
import { encodeLossless } from '../text/bytes'
import { visible } from './formats/visible'
import type { Input, InputContext } from './maintainersInputs'
import { Refusal } from './refusal'

/** What is printed for inputs. Several may be asked about at the same time. */
export interface Printer {
  /** What is counted as progress. */
  readonly steps: string
  answer(input: Input): Promise<string>
  /** For an input that could not be read. */
  skipped(name: string): string
  /** What comes when all inputs are answered; `step` is called whenever some of it is done. */
  end(step: () => void): Promise<string>
}

/** One answer to all inputs, in the script's lines. */
export async function textPrinter(context: InputContext, options: Options): Promise<Printer> {
  const { world, tree } = context
  const script = await getMaintainerIn(tree, options)
  const inputs: Input[] = []
  return {
    steps: 'histories read',
    answer(input) {
      inputs.push(input)
      return Promise.resolve('')
    },
    skipped: () => '',
    async end(step) {
      const { asked, noPatches } = await readInputs(inputs, options, tree)
      for (const name of noPatches) {
        const commit = inputs.some(input => input.name === name && 'commit' in input.label)
        const what = commit
          ? `commit ${name.slice(0, 12)} changes no file, or git does not know here what it changes.`
          : `${visible(name)} names no file and does not look like a patch; for a source file give -f.`
        world.err(`kernel-patch: ${what}\n`)
      }
      return inputs.length === 0 ? '' : script(asked, world.signal, step)
    },
  }
}

/** The signatures of the last half year in what touches any of the inputs' files. */
export function signersPrinter(context: InputContext, options: Options): Promise<Printer> {
  const { world, tree } = context
  const inputs: Input[] = []
  return Promise.resolve({
    steps: 'histories read',
    answer(input) {
      inputs.push(input)
      return Promise.resolve('')
    },
    skipped: () => '',
    async end() {
      const git = await tree.git()
      if (!git) throw new Refusal('--signers needs a git repository, and there is none here.')
      const { asked } = await readInputs(inputs, options, tree)
      const paths = [...new Set(asked.paths)].filter(path => path !== 'dev/null')
      const count = new SignerCount()
      // `.` is the whole tree, which git has no name for but none.
      const query = { since: '6.months.ago', ...(paths.includes('') ? {} : { paths }) }
      for await (const { message } of git.log(query, world.signal)) count.add(message)
      world.outBytes(encodeLossless(count.lines()))
      return ''
    },
  })
}

/** An answer to each path, under a line that repeats it. */
export async function listPrinter(context: InputContext, options: Options): Promise<Printer> {
  const { world, tree } = context
  const script = await getMaintainerIn(tree, options)
  const header = (name: string) => `@@ ${name}\n`
  return {
    steps: 'files',
    async answer(input) {
      const { asked } = await readInputs([input], options, tree)
      return header(input.name) + (await script(asked, world.signal))
    },
    skipped: header,
    end: () => Promise.resolve(''),
  }
}

/** Our own answer to each input, with every reason: one object a line. */
export function jsonPrinter({ world, tree }: InputContext, options: Options): Promise<Printer> {
  const history = limitsFrom(options)
  const memory = new SightingsMemory(world.signal)
  return Promise.resolve({
    steps: 'answers',
    async answer(input) {
      const about =
        'path' in input ? { paths: [input.path] } : { paths: [], patches: [baseOf(input)] }
      const known = await maintainers({ ...about, history }, tree, world.signal)
      const freshness = history && (await learnFreshness(known.paths, tree, memory, world.signal))
      const answer = freshness ? withFreshness(known, freshness) : known
      return `${JSON.stringify({ ...input.label, ...answer })}\n`
    },
    skipped: () => '',
    end: () => Promise.resolve(''),
  })
}

/** A commit's lines are those of its parent. */
function baseOf({ label, patch }: Input & { readonly patch: string }): PatchText {
  return 'commit' in label ? { text: patch, base: `${label.commit}^` } : { text: patch }
}

/** The script's limits hold for our own answer, too; who wants no history at all says so with both options. */
function limitsFrom(options: Options): HistoryLimits | false {
  if (!options.git && !options['git-fallback']) return false
  return {
    since: options['git-since'],
    people: options['git-max-maintainers'],
    percent: options['git-min-percent'],
  }
}
