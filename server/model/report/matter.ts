import type { Diff } from '../../parse/diff'
import { changeKind, type ChangeKind } from '../changeKind'
import { fixesTags } from '../fixesTag'
import type { History } from '../history'
import type { Message } from '../message'
import type { Project } from '../project'
import { onlyTextsChange } from './changedValues'
import { culpritOf, type Culprit } from './culprit'
import { isFix } from './isFix'
import type { Matter } from './question'
import { statementsOf } from './statements'
import { touchedCode } from './touchedCode'
import { touchedInterfaces } from './touchedInterfaces'
import { vocabularyOf } from './vocabulary'

/** Collects what the questions are answered from. */
export async function matterOf(
  message: Message,
  { git, project }: { readonly git: History; readonly project: Project },
  signal?: AbortSignal,
): Promise<Matter> {
  const [told, diff] = await Promise.all([changeKind(message), message.change.diff()])
  signal?.throwIfAborted()
  const fixes = fixesTags(message)
  const kind = kindOf(told, { fixes, message }, diff)
  let culprit: Promise<Culprit | undefined> | undefined
  return {
    message,
    kind,
    statements: statementsOf(message),
    vocabulary: vocabularyOf(message),
    fixes,
    diff,
    code: touchedCode(diff),
    interfaces: touchedInterfaces(diff),
    culprit: () => (culprit ??= culpritOf(fixes, git, signal)),
    project,
  }
}

/** The kind, where trailers and diff know better than the subject. */
function kindOf(
  told: ChangeKind,
  offered: Pick<Matter, 'fixes' | 'message'>,
  diff: Diff | undefined,
): ChangeKind {
  if (told === 'fix' && onlyTextsChange(diff)) return 'cosmetic'
  const isOffered = isFix({ kind: told, ...offered })
  return isOffered && told !== 'cosmetic' && told !== 'documentation' ? 'fix' : told
}
