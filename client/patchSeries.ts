import { FileType, Range, type TextDocument, Uri, workspace } from 'vscode'

/** What `git format-patch` calls its files: a version, the number, the subject. */
const PATCH_NAME = /^(v\d+-)?(\d{4,})-.*\.(?:patch|eml|txt)$/i

/** `[PATCH v2 03/12]`; a subject is folded behind its prefix. */
const NUMBERED = /^Subject:[^\n]{0,200}\[[^\]\n]{0,100}?\b(\d+)\/(\d+)\b[^\]\n]{0,100}\]/im

/** More lines than the header of any patch has before its subject. */
const HEADER_LINES = 100

/**
 * The patches of the series that an open patch belongs to, in their order, a cover letter first; undefined where it
 * stands alone, or where what lies beside it is not one whole series: a number twice is left from an earlier attempt.
 */
export async function seriesAround(document: TextDocument): Promise<readonly Uri[] | undefined> {
  const { uri } = document
  const [, version = ''] = PATCH_NAME.exec(nameOf(uri)) ?? []
  const header = document.getText(new Range(0, 0, HEADER_LINES, 0))
  const [, number = '', total = ''] = NUMBERED.exec(header) ?? []
  const count = Number(total)
  if (uri.scheme !== 'file' || total === '' || (count < 2 && Number(number) > 0)) return undefined
  const folder = Uri.joinPath(uri, '..')
  const found = (await patchesIn(folder)).filter(
    patch => patch.version === version.toLowerCase() && patch.number <= count,
  )
  const numbers = found.map(patch => patch.number)
  const isWhole = new Set(numbers).size === numbers.length
  const patches = numbers.filter(each => each > 0).length
  const isPart = found.some(patch => patch.uri.toString() === uri.toString())
  return isWhole && isPart && patches === count ? found.map(patch => patch.uri) : undefined
}

/** Whether a folder holds what `git format-patch` writes. */
export async function holdsPatches(folder: Uri): Promise<boolean> {
  return (await patchesIn(folder)).length > 0
}

interface NumberedPatch {
  readonly uri: Uri
  readonly version: string
  readonly number: number
}

async function patchesIn(folder: Uri): Promise<NumberedPatch[]> {
  let entries: [string, FileType][]
  try {
    entries = await workspace.fs.readDirectory(folder)
  } catch {
    return []
  }
  return entries
    .flatMap(([name, type]) => {
      const [found, version = '', number = ''] = PATCH_NAME.exec(name) ?? []
      if (found === undefined || type === FileType.Directory) return []
      const uri = Uri.joinPath(folder, name)
      return [{ uri, version: version.toLowerCase(), number: Number(number) }]
    })
    .sort((a, b) => a.number - b.number)
}

function nameOf(uri: Uri): string {
  return uri.path.split('/').at(-1) ?? ''
}
