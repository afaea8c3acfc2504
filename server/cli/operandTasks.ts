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
import { documentOf, type Document } from './document'
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
  const found = (await Promise.all(texts.map(text => readText(context, text)))).flat()
  const series = texts.length > 1 ? asOneSeries(found.map(({ read }) => read)) : undefined
  for (const [index, { document, read }] of found.entries()) {
    yield { document, check: run => run(series?.[index] ?? read) }
  }
}

async function readText(
  context: TaskContext,
  { name, text }: NamedText,
): Promise<{ document: Document; read: ReadMessage }[]> {
  const whole = Slice.of(text)
  // A byte order mark is no part of the message; positions still count it.
  const content = text.startsWith('\ufeff') ? whole.sub(1) : whole
  const kind = textKind(name, content.text, context.options.as)
  const reads = readMessages(
    content,
    kind,
    await surroundings(context, { name, text: content.text }, kind),
  )
  const document = documentOf({ name, text, count: reads.length })
  return reads.map(read => ({ document, read }))
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
