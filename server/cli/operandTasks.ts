import { dirname, resolve } from 'node:path'
import type { Message } from '../model/message'
import { parseCommitBuffer, type BufferOptions } from '../parse/commitBuffer'
import { draftChange } from '../services/draftChange'
import { gitOperation } from '../services/gitOperation'
import {
  readMessages,
  type ReadMessage,
  type Surroundings,
  type TextKind,
} from '../services/messages'
import { Slice } from '../text/slice'
import { documentOf } from './document'
import type { Repair } from './repair'
import type { Failure, Task, TaskContext } from './tasks'
import { readOperand, type NamedText } from './textInput'
import { isEditorFile, textKind } from './textKind'
import { givenComment } from './writer'

/** The messages of one operand, in order. The patches of a directory are one series. */
export async function* operandTasks(
  context: TaskContext,
  operand: string,
): AsyncGenerator<Task | Failure> {
  const { texts, failures } = await readOperand(context.world, operand)
  for (const failure of failures) yield { failure }
  const inputs = await Promise.all(texts.map(text => inputOf(context, text)))
  if (context.repair) yield* repairAll(inputs, context.repair)
  const reads = readAll(inputs)
  for (const [index, { name, text }] of inputs.entries()) {
    const own = reads[index] ?? []
    const document = documentOf({ name, text, count: own.length })
    for (const read of own) yield { document, check: run => run(read) }
  }
}

/** A text with all that is needed to take it apart. */
interface Input {
  readonly name: string
  readonly foundIn: string | undefined
  text: string
  readonly read: (text: string) => readonly ReadMessage[]
}

async function inputOf(context: TaskContext, { name, text, foundIn }: NamedText): Promise<Input> {
  const content = withoutMark(Slice.of(text)).text
  const kind = textKind(name, content, context.options.as)
  const around = await surroundings(context, { name, text: content }, kind)
  return {
    name,
    text,
    foundIn,
    read: given => readMessages(withoutMark(Slice.of(given)), kind, around),
  }
}

/** A byte order mark is no part of the message; positions still count it. */
function withoutMark(whole: Slice): Slice {
  return whole.text.startsWith('\ufeff') ? whole.sub(1) : whole
}

/** Repairs one input after the other; each is judged with the others of its series around it. */
async function* repairAll(inputs: readonly Input[], repair: Repair): AsyncGenerator<Failure> {
  for (const [index, input] of inputs.entries()) {
    const { text, failure } = await repair(input, changed => {
      const all = inputs.map(each => (each === input ? { ...each, text: changed } : each))
      return readAll(all)[index] ?? []
    })
    if (failure !== undefined) yield { failure }
    input.text = text
  }
}

/** The messages of all inputs, by input; several inputs are one series. */
function readAll(inputs: readonly Input[]): readonly (readonly ReadMessage[])[] {
  const reads = inputs.map(({ text, read }) => read(text))
  if (inputs.length < 2) return reads
  const series = asOneSeries(reads.flat())
  let taken = 0
  return reads.map(own => series.slice(taken, (taken += own.length)))
}

/** Makes messages that were read one by one see each other. */
function asOneSeries(reads: readonly ReadMessage[]): ReadMessage[] {
  const series: Message[] = []
  return reads.map(read => {
    const message = { ...read.message, series }
    series.push(message)
    return { ...read, message }
  })
}

async function surroundings(
  context: TaskContext,
  { name, text }: NamedText,
  kind: TextKind,
): Promise<Surroundings> {
  const { options } = context
  const { me, comment, cleanup } = await context.writer()
  if (kind !== 'editor')
    return { state: options.state ?? 'outgoing', me, comment: givenComment(comment) }
  const { state, ...facts } = await inProgress(context, { name, text, comment, cleanup })
  return { state: options.state ?? state, me, author: me, comment, cleanup, ...facts }
}

/** What git is about to do with a file that it opened in an editor: which kind of commit, whose, of which paths. */
async function inProgress(
  { world: { cwd, files }, place: { git } }: TaskContext,
  { name, text, ...options }: NamedText & BufferOptions,
): Promise<Pick<Surroundings, 'state' | 'kind' | 'author' | 'change'>> {
  if (name === '-' || !isEditorFile(name)) return { state: 'draft' }
  const path = resolve(cwd, name)
  if (path.endsWith('TAG_EDITMSG')) return { state: 'draft', kind: 'tag' }
  const directory = dirname(path)
  const template = parseCommitBuffer(Slice.of(text), options)
  const operation = await gitOperation(files, directory, template)
  const kind = operation.is === 'merge' ? 'merge' : undefined
  if (git?.facts.gitDirectory !== directory) return { state: 'draft', kind }
  return { kind, ...(await draftChange(git, operation)) }
}
