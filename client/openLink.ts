import { commands, env, Uri, window } from 'vscode'
import type { MaintainersNode } from './maintainersTree'
import { isOpenable } from './sectionItems'
import type { Feature } from './session'

/** The command behind a link of a section: opens a page in the browser, and a profile of the tree in an editor. */
export const openLink: Feature = () =>
  commands.registerCommand('kernelPatch.openLink', async (node?: MaintainersNode) => {
    if (node?.is !== 'link' || !isOpenable(node.link)) return
    const uri = Uri.parse(node.link.uri ?? '', true)
    if (uri.scheme === 'file') await window.showTextDocument(uri, { preview: true })
    else await env.openExternal(uri)
  })
