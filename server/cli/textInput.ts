import { resolve } from 'node:path'
import { decodeLossless } from '../text/bytes'
import type { World } from './world'

/** The largest file that is read, in bytes: more than a month of a busy mailing list. */
export const LARGEST = 32 * 1024 * 1024

/** git takes what has a NUL in so many bytes at its start for binary; so do we. */
const BINARY_SAMPLE = 8000

/** A text with the name that the user gave it. */
export interface NamedText {
  readonly name: string
  readonly text: string
  /** The absolute path of the directory in which it was found, where the user named that and not the file. */
  readonly foundIn?: string
}

/** What an operand stands for. */
export interface TextInput {
  readonly texts: readonly NamedText[]
  /** Plain sentences about what could not be read. */
  readonly failures: readonly string[]
}

/** Reads a file, the patches of a directory in the order of their names, or for `-` standard input. */
export async function readOperand(world: World, operand: string): Promise<TextInput> {
  if (operand === '-') return readStandardInput(world)
  const path = resolve(world.cwd, operand)
  if ((await world.files.kind(path)) !== 'directory')
    return merged([await readFile(world, operand)])
  const names = (await world.files.list(path)).filter(name => PATCH_NAME.test(name))
  if (names.length === 0)
    return failure(`${operand} is a directory without patches (*.patch, *.eml).`)
  const inputs: TextInput[] = []
  for (const name of names)
    inputs.push(await readFile(world, `${operand.replace(/(?<=.)\/+$/, '')}/${name}`))
  const { texts, failures } = merged(inputs)
  return { texts: texts.map(text => ({ ...text, foundIn: path })), failures }
}

const PATCH_NAME = /\.(?:patch|eml)$/i

async function readFile({ cwd, files }: World, name: string): Promise<TextInput> {
  const path = resolve(cwd, name)
  const { bytes, error = '' } = await files.read(path, LARGEST)
  if (!bytes) return failure(error.startsWith(path) ? name + error.slice(path.length) : error)
  if (bytes.subarray(0, BINARY_SAMPLE).includes(0)) return failure(binary(name))
  if (bytes.length === 0 && PATCH_NAME.test(name)) return failure(`${name} is empty.`)
  return named(name, decodeLossless(bytes).text)
}

async function readStandardInput(world: World): Promise<TextInput> {
  const pieces: string[] = []
  let length = 0
  try {
    for await (const piece of world.stdin()) {
      length += piece.length
      if (length > LARGEST)
        return failure(
          `Standard input is larger than ${LARGEST / 1024 / 1024} MiB and was not read.`,
        )
      pieces.push(piece)
    }
  } catch (error) {
    return failure(
      `Standard input cannot be read (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
  const text = pieces.join('')
  if (text.slice(0, BINARY_SAMPLE).includes('\0')) return failure(binary('Standard input'))
  return named('-', text)
}

/** What `git log` and `git show` print is indented and has another header: every finding in it would be a wrong one. */
function named(name: string, text: string): TextInput {
  if (!PRINTED_COMMIT.test(text.slice(0, 1000))) return { texts: [{ name, text }], failures: [] }
  const what = name === '-' ? 'Standard input' : name
  return failure(
    `${what} is what git show or git log prints; take git format-patch --stdout, or check the commits with --rev.`,
  )
}

const PRINTED_COMMIT =
  /^\ufeff?\s*commit (?:[0-9a-f]{40}|[0-9a-f]{64})(?: \([^\n]*\))?\r?\n(?:[A-Z][A-Za-z]*:[^\n]*\n)*Author: /

function binary(name: string): string {
  return `${name} is no text: it holds NUL bytes.`
}

function failure(sentence: string): TextInput {
  return { texts: [], failures: [sentence] }
}

function merged(inputs: readonly TextInput[]): TextInput {
  return {
    texts: inputs.flatMap(({ texts }) => texts),
    failures: inputs.flatMap(({ failures }) => failures),
  }
}
