import { commands, Range, Uri, window } from 'vscode'
import type { MaintainerEntry, Reason } from '../server/protocol/maintainers'
import { chosenEntries } from './chosenLines'
import type { MaintainersNode } from './maintainersTree'
import { plain } from './plain'
import type { Feature } from './session'

/** The command that goes to the place which names a person or list: in MAINTAINERS, in the file itself, in a patch. */
export const openSection: Feature = ({ maintainers }) =>
  commands.registerCommand('kernelPatch.openSection', async (node?: MaintainersNode) => {
    if (node?.is === 'section') {
      await open(node.section.at)
      return
    }
    if (node?.is === 'detail') {
      if (node.detail.at) await open(node.detail.at)
      return
    }
    const [chosen] = await chosenEntries(maintainers, node, undefined)
    const entry = node?.is === 'entry' ? node.entry : chosen
    const reason = entry && (await choose(entry))
    if (reason?.at) await open(reason.at)
  })

async function choose({ reasons }: MaintainerEntry): Promise<Reason | undefined> {
  const places = new Map(
    reasons.flatMap(reason =>
      reason.at ? [[`${reason.at.uri}#${reason.at.line}`, reason] as const] : [],
    ),
  )
  const distinct = [...places.values()]
  if (distinct.length <= 1) return distinct[0]
  const chosen = await window.showQuickPick(
    distinct.map(reason => ({ label: plain(reason.text), reason })),
    { placeHolder: 'Select the section to open' },
  )
  return chosen?.reason
}

async function open({ uri, line }: NonNullable<Reason['at']>): Promise<void> {
  await window.showTextDocument(Uri.parse(uri), {
    selection: new Range(line, 0, line, 0),
    preview: true,
  })
}
