import { commands, Disposable, Uri, window } from 'vscode'
import { chooseFolder } from './folderChoice'
import { type GitCommit, gitRepository } from './gitExtension'
import { plain } from './plain'
import type { Feature, Session } from './session'

/** The commands that ask who has to get a commit, or a range of commits. */
export const findMaintainersOfCommits: Feature = session => {
  const { maintainers, work } = session
  return Disposable.from(
    commands.registerCommand(
      'kernelPatch.findMaintainersOfCommit',
      async (item?: unknown, file?: unknown) => {
        const listed = file instanceof Uri ? commitOfTimeline(item) : undefined
        const folder =
          listed !== undefined && file instanceof Uri
            ? await folderOf(session, file)
            : await chooseFolder(session, 'whose commit to look up')
        const commit = listed ?? (folder && (await chooseCommit(folder)))
        if (!folder || commit === undefined) return
        work.hold({ question: { for: 'commit', folder: folder.toString(), commit } })
        await maintainers.reveal()
      },
    ),
    commands.registerCommand('kernelPatch.findMaintainersOfRange', async () => {
      const folder = await chooseFolder(session, 'whose commits to look up')
      const range = folder && (await askRange(folder))
      if (!folder || range === undefined) return
      work.hold({ question: { for: 'range', folder: folder.toString(), range } })
      await maintainers.reveal()
    }),
  )
}

/** VS Code's git extension keeps the id of a commit in the items of its timeline. */
function commitOfTimeline(item: unknown): string | undefined {
  const hash = typeof item === 'object' && item !== null && 'ref' in item ? item.ref : undefined
  return typeof hash === 'string' && /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined
}

async function folderOf({ places }: Session, file: Uri): Promise<Uri | undefined> {
  const folder = Uri.joinPath(file.with({ scheme: 'file', query: '' }), '..')
  return (await places.ofFolder(folder))?.root ?? folder
}

/** A person rarely means an older one, and can type its id. */
const MOST_COMMITS = 100

async function chooseCommit(folder: Uri): Promise<string | undefined> {
  const repository = gitRepository(folder)
  if (!repository) {
    return window.showInputBox({
      title: 'Find Maintainers of Commit',
      prompt: "A commit in git's words",
      placeHolder: 'HEAD, a tag or an id',
      validateInput: faultOf,
    })
  }
  const chosen = await window.showQuickPick(
    recentCommits(repository.log({ maxEntries: MOST_COMMITS })),
    {
      title: 'Find Maintainers of Commit',
      placeHolder: 'Select the commit',
      matchOnDescription: true,
      matchOnDetail: true,
    },
  )
  return chosen?.hash
}

async function recentCommits(
  log: Promise<readonly GitCommit[]>,
): Promise<{ label: string; description: string; hash: string }[]> {
  const commits = await log
  return commits.map(({ hash, message, authorName, authorDate }) => ({
    label: plain(message.split('\n', 1)[0] ?? ''),
    description: [
      hash.slice(0, 12),
      plain(authorName ?? ''),
      authorDate?.toISOString().slice(0, 10),
    ]
      .filter(Boolean)
      .join(' · '),
    hash,
  }))
}

/** What is not pushed is what somebody is about to post. */
async function askRange(folder: Uri): Promise<string | undefined> {
  const upstream = gitRepository(folder)?.state.HEAD?.upstream
  const value = upstream ? '@{upstream}..HEAD' : 'HEAD~1..HEAD'
  const range = await window.showInputBox({
    title: 'Find Maintainers of Range',
    prompt: "A range of commits in git's words",
    value,
    validateInput: faultOf,
  })
  return range?.trim()
}

function faultOf(revision: string): string | undefined {
  const text = revision.trim()
  if (text === '') return 'Name a revision or a range, for instance v6.12..HEAD.'
  return text.startsWith('-') ? 'A revision does not begin with a dash.' : undefined
}
