import { dirname, join, resolve } from 'node:path'
import { changeFrom, type Change } from '../model/change'
import type { Message, MessageKind } from '../model/message'
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
  const reads = readMessages(content, kind, await surroundings(context, name, kind))
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
  name: string,
  kind: TextKind,
): Promise<Surroundings> {
  const { options } = context
  const { me, comment, cleanup } = await context.writer()
  if (kind !== 'editor')
    return { state: options.state ?? 'outgoing', me, comment: givenComment(comment) }
  return {
    state: options.state ?? 'draft',
    me,
    author: me,
    comment,
    cleanup,
    ...(await inProgress(context, name)),
  }
}

/** What git is about to do with a file that it opened in an editor: which kind of commit, of which paths. */
async function inProgress(
  { world: { cwd, files }, place: { git } }: TaskContext,
  name: string,
): Promise<{ kind?: MessageKind; change?: Change }> {
  if (name === '-' || !isEditorFile(name)) return {}
  const path = resolve(cwd, name)
  if (path.endsWith('TAG_EDITMSG')) return { kind: 'tag' }
  const directory = dirname(path)
  if ((await files.kind(join(directory, 'MERGE_HEAD'))) === 'file') return { kind: 'merge' }
  if (git?.facts.gitDirectory !== directory) return {}
  const staged = await git.staged()
  // An amended commit that only gets other words stages nothing; which paths it touches is not known here.
  const paths = staged.map(({ path }) => path)
  return paths.length > 0
    ? {
        change: changeFrom({
          base: 'HEAD',
          paths: () => Promise.resolve(paths),
          diff: () => git.stagedDiff(),
        }),
      }
    : {}
}
