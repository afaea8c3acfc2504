import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeLossless, encodeLossless } from '../../server/text/bytes'
import { parseMail, field } from '../../server/parse/mail'
import { splitMbox } from '../../server/parse/mbox'
import { Slice } from '../../server/text/slice'

/** What a patch has that came from a list or from the mainline: somebody else has looked at its message already. */
const POSTED =
  /\(cherry[- ]picked from|^\[ ?upstream commit|^commit [0-9a-f]{40} upstream|^(?:Link|Patchwork|Message-Id|Reviewed-by|Acked-by):/im

/**
 * The patches of folders and those below them that nobody has posted, each as a file of its own: mboxes are taken apart,
 * and of patches with the same subject, as they lie there for several releases, one is left.
 */
export function unpostedPatches(folders: readonly string[]): string[] {
  const target = mkdtempSync(join(tmpdir(), 'kernel-patch-unposted-'))
  const files = folders.flatMap(folder => patchesBelow(folder))
  const subjects = new Set<string>()
  const paths: string[] = []
  for (const file of files) {
    const { text } = decodeLossless(readFileSync(file))
    for (const mail of splitMbox(Slice.of(text))) {
      const subject = field(parseMail(mail), 'Subject')?.value.text.replace(/^\[[^\]]*\]\s*/, '')
      if (subject === undefined || subjects.has(subject)) continue
      subjects.add(subject)
      if (POSTED.test(messagePart(mail.text))) continue
      const path = join(target, `${String(paths.length + 1).padStart(4, '0')}.patch`)
      writeFileSync(path, encodeLossless(mail.text))
      paths.push(path)
    }
  }
  return paths
}

function patchesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .filter(name => name.endsWith('.patch'))
    .sort()
    .map(name => join(folder, name))
}

/** What stands before the diff. */
function messagePart(mail: string): string {
  return mail.split(/^(?:---$|diff --git )/m, 1)[0] ?? ''
}
