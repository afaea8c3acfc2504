import { resolve } from 'node:path'
import type { Problem } from '../rules/run'
import { allRepairs } from '../services/fixAll'
import type { CheckedMessage } from '../services/check'
import type { ReadMessage } from '../services/messages'
import { encodeLossless } from '../text/bytes'
import { applyEdits } from '../text/edit'
import type { CheckWorld } from './checkWorld'
import { visible } from './formats/visible'
import type { NamedText } from './textInput'

/** A text after its repair. */
export interface Repaired {
  readonly text: string
  /** Why it could not be brought where it belongs, as a plain sentence; then the text is the old one. */
  readonly failure?: string
}

/** Repairs an input, and brings the result where it belongs; `read` takes any version of it apart. */
export type Repair = (
  input: Repairable,
  read: (text: string) => readonly ReadMessage[],
) => Promise<Repaired>

/** What can be repaired: a text, and where it comes from. */
type Repairable = Pick<NamedText, 'name' | 'text'> & { readonly foundIn: string | undefined }

/** Repairs files in place and standard input to standard output, and says what was repaired on standard error. */
export function repairIn(
  world: CheckWorld,
  check: (read: ReadMessage) => Promise<CheckedMessage>,
): Repair {
  return async (input, read) => {
    const { name, text } = input
    const { edits, repaired } = await allRepairs(text, changed => inTurn(read(changed), check))
    const after = applyEdits(text, edits)
    const failed = after === text && name !== '-' ? undefined : deliver(input, after)
    if (failed !== undefined) return { text, failure: failed }
    if (repaired.length > 0)
      world.err(`kernel-patch: ${visible(name)}: fixed ${summaryOf(repaired)}.\n`)
    return { text: after }
  }

  function deliver({ name, text, foundIn }: Repairable, after: string): string | undefined {
    if (name === '-') {
      world.outBytes(encodeLossless(after))
      return undefined
    }
    const path = resolve(world.cwd, name)
    const [before, now] = [encodeLossless(text), encodeLossless(after)]
    const reason = world.replaceFile(path, before, now, foundIn)
    return reason === undefined ? undefined : `${name} ${reason}`
  }
}

/** Messages with their problems, one after the other. */
async function inTurn(
  reads: readonly ReadMessage[],
  check: (read: ReadMessage) => Promise<CheckedMessage>,
): Promise<CheckedMessage[]> {
  const checked: CheckedMessage[] = []
  for (const read of reads) checked.push(await check(read))
  return checked
}

/** `subject-length, trailer-case (2)`. */
function summaryOf(problems: readonly Problem[]): string {
  const counts = new Map<string, number>()
  for (const { rule } of problems) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1)
  return [...counts].map(([id, count]) => (count > 1 ? `${id} (${count})` : id)).join(', ')
}
