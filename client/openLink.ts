import { commands, env, Uri, window } from 'vscode'
import type { SectionLink } from '../server/protocol/maintainers'
import type { MaintainersNode } from './maintainersTree'
import { plain } from './plain'
import type { Feature } from './session'

/**
 * The command behind a link of a section: opens a page in the browser, an address in the mail or chat program, and a
 * profile of the tree in an editor. What nothing opens, the repository of git:// for instance, it copies.
 */
export const openLink: Feature = () =>
  commands.registerCommand('kernelPatch.openLink', async (node?: MaintainersNode) => {
    if (node?.is !== 'link') return
    const { link } = node
    if (!isOpenable(link)) {
      await env.clipboard.writeText(addressIn(link))
      window.setStatusBarMessage(`Copied ${addressIn(link)}`, 5000)
      return
    }
    const uri = Uri.parse(link.uri, true)
    if (uri.scheme === 'file') await window.showTextDocument(uri, { preview: true })
    else await env.openExternal(uri)
  })

/** VS Code asks before it opens a page; whatever else MAINTAINERS names must not start a program. */
function isOpenable(link: SectionLink): link is SectionLink & { readonly uri: string } {
  return link.uri !== undefined && /^(?:https?:\/\/|ircs?:\/\/|mailto:|file:\/\/)/.test(link.uri)
}

/** As another program takes it: MAINTAINERS has the kind of repository in front. */
export function addressIn({ uri, text }: SectionLink): string {
  return uri ?? plain(text).replace(/^(?:git|hg|quilt)\s+(?=\S)/, '')
}
