import { type TextDocument, Uri } from 'vscode'
import type {
  MaintainersAnswer,
  MaintainersQuestion,
  PatchRef,
} from '../server/protocol/maintainers'
import { RECIPIENTS_REQUEST } from '../server/protocol/recipients'
import { isBox, isMessage } from './documents'
import { readPatch } from './patchFile'
import type { Server } from './server'

/** The patches that an answer is about. */
export interface Posting {
  /** In the order of the posting; empty where the answer is about something else. */
  readonly patches: readonly PatchRef[]
  /** The addresses that their To: and Cc: fields name, in lower case. */
  named(): Promise<ReadonlySet<string>>
}

export function postingOf(
  answer: MaintainersAnswer,
  question: MaintainersQuestion,
  document: TextDocument | undefined,
  server: Server,
): Posting {
  const patches = answer.patches.length > 0 ? answer.patches : patchesIn(question, document)
  return {
    patches,
    named: async () => {
      const addresses = new Set<string>()
      for (const { uri } of patches) {
        const { text } = await readPatch(Uri.parse(uri))
        const { mails } = await server.request(RECIPIENTS_REQUEST, { text, to: [], cc: [] })
        for (const email of mails.flatMap(({ named }) => named)) addresses.add(email)
      }
      return addresses
    },
  }
}

function patchesIn(question: MaintainersQuestion, document: TextDocument | undefined): PatchRef[] {
  const isPatch = document && isMessage(document) && !isBox(document)
  if (question.for !== 'document' || !isPatch || document.languageId === 'git-commit') return []
  const label = document.uri.path.split('/').at(-1) ?? ''
  return [{ uri: question.uri, label, isCover: false }]
}
