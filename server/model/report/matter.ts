import { changeKind } from '../changeKind'
import { fixesTags } from '../fixesTag'
import type { History } from '../history'
import type { Message } from '../message'
import type { Project } from '../project'
import { culpritOf, type Culprit } from './culprit'
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
  const [kind, diff] = await Promise.all([changeKind(message), message.change.diff()])
  signal?.throwIfAborted()
  const fixes = fixesTags(message)
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
