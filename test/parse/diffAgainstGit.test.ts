import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diff } from '../../server/parse/diff'
import { field, parseMail } from '../../server/parse/mail'
import { splitMbox } from '../../server/parse/mbox'
import { parsePatchMail, type PatchMail } from '../../server/parse/patchMail'
import { decodeLossless, encodeLossless } from '../../server/text/bytes'
import { Slice } from '../../server/text/slice'
import { isolatedGit } from '../support/isolatedGit'
import { mailFixture } from '../support/mailFixture'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

/** The ways to write the same commits as mails. */
const FORMATS: readonly (readonly string[])[] = [
  [],
  ['--from=Sam Sender <sam@example.org>', '--find-renames', '--find-copies-harder'],
  ['--no-renames', '--no-binary'],
  ['--attach'],
  ['--inline', '--find-renames'],
  ['--unified=0', '--no-signature'],
  ['--no-stat', '--irreversible-delete', '--break-rewrites'],
]

const CONFIGURATIONS: readonly (readonly string[])[] = [
  [],
  ['-c', 'core.quotePath=false', '-c', 'diff.mnemonicPrefix=true'],
  ['-c', 'i18n.logOutputEncoding=ISO-8859-1'],
  ['-c', 'format.encodeEmailHeaders=false'],
]

describe('patches as git writes them', function () {
  this.timeout(60_000)

  it('have the files, lines and messages that git itself reads', async () => {
    await temporaryRepository(repository => {
      const commits = makeOddCommits(repository)
      for (const configuration of CONFIGURATIONS) {
        for (const format of FORMATS) {
          const args = [...configuration, 'format-patch', '--stdout', '--root', ...format, 'HEAD']
          const mbox = isolatedGit(repository.path, args)
          const mails = splitMbox(Slice.of(decodeLossless(mbox).text))
          assert.equal(mails.length, commits)
          for (const mail of mails) {
            const bytes = encodeLossless(mail.text)
            const patch = parsePatchMail(parseMail(mail))
            assertSameChange(repository, bytes, patch, args.join(' '))
            assertSameMessage(repository, bytes, patch, args.join(' '))
          }
        }
      }
    })
  })

  it('and mails from elsewhere have the message that git itself reads', async () => {
    await temporaryRepository(repository => {
      for (const name of [
        'plain.patch',
        'quotedPrintable.eml',
        'base64.eml',
        'latin1.eml',
        'attached.eml',
        'cover.eml',
      ]) {
        const text = mailFixture(name)
        const patch = parsePatchMail(parseMail(Slice.of(text)))
        if (patch.diff) assertSameMessage(repository, encodeLossless(text), patch, name)
        if (patch.diff) assertSameChange(repository, encodeLossless(text), patch, name)
      }
    })
  })
})

function assertSameChange(
  { path }: TemporaryRepository,
  mail: Uint8Array,
  patch: PatchMail,
  context: string,
): void {
  if (!patch.diff) return
  // git's own reader of mails undoes encodings before git apply sees the diff.
  isolatedGit(path, ['mailinfo', '../msg', '../patch'], { input: mail })
  const input = readFileSync(join(path, '../patch'))
  const numstat = isolatedGit(path, ['apply', '--numstat', '-z'], { input })
  assert.deepEqual(
    numstatOf(patch.diff),
    decodeLossless(numstat)
      .text.split('\0')
      .filter(line => line !== ''),
    context,
  )
}

/** What `git apply --numstat -z` prints for a diff. */
function numstatOf({ files }: Diff): string[] {
  return files.map(({ binary, hunks, newPath, oldPath }) => {
    for (const hunk of hunks) assert.ok(hunk.complete)
    const sum = (side: 'added' | 'removed') => hunks.reduce((total, hunk) => total + hunk[side], 0)
    const counts = binary ? '-\t-' : `${sum('added')}\t${sum('removed')}`
    return `${counts}\t${newPath ?? oldPath ?? ''}`
  })
}

function assertSameMessage(
  { path }: TemporaryRepository,
  mail: Uint8Array,
  { message, mail: read, inBodyFields }: PatchMail,
  context: string,
): void {
  const bytes = isolatedGit(path, ['mailinfo', '-k', '../msg', '../patch'], { input: mail })
  // git leaves fields in a body in the charset of the mail.
  const info = decodeLossless(bytes).text.replace(/[\udc80-\udcff]/gu, byte =>
    String.fromCharCode(byte.charCodeAt(0) & 0xff),
  )
  const git = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(info)?.[1]
  const value = (name: string) =>
    (inBodyFields.find(found => found.name.text === name) ?? field(read, name))?.value.text
  const { text } = decodeLossless(readFileSync(join(path, '../msg')))
  assert.equal(message.text.trim(), text.trim(), context)
  assert.equal(value('From')?.replaceAll('"', ''), `${git('Author') ?? ''} <${git('Email') ?? ''}>`)
  assert.equal(value('Subject'), git('Subject'))
  assert.equal(value('Date'), git('Date'))
}

/** Commits with everything that makes diffs and messages hard to read; gives their number. */
function makeOddCommits(repository: TemporaryRepository): number {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `line ${index}\n`).join('')
  const author = 'Jürgen M. Müller <juergen@example.org>'
  let commits = 0
  const next = (
    message: string,
    files: Readonly<Record<string, string | Uint8Array>> = {},
    by?: string,
  ) => {
    repository.commit(message, { files, ...(by === undefined ? {} : { author: by }) })
    commits++
  }
  next('begin: several files\n\nText.\n', {
    'plain.c': lines(30),
    'dir/with blank.c': lines(20),
    'tab\tname.c': lines(3),
    'umlaut-ü.c': lines(3),
    'quote".c': lines(3),
    'back\\slash.c': lines(3),
    'empty.c': '',
    'no-newline.c': 'one\ntwo',
    'image.bin': Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256),
    'sql.txt': '-- comment\n-- \n--- a\n+++ b\n@@ -1 +1 @@\nend\n',
    'crlf.txt': 'one\r\ntwo\r\n',
    'latin1.txt': Uint8Array.from([0x66, 0xfc, 0x72, 0x0a]),
    'b/a b/x.c': lines(2),
  })
  next(
    'change: names that have to be quoted\n\nBody with ünïcödé in it.\n',
    {
      'dir/with blank.c': lines(21),
      'tab\tname.c': lines(4),
      'umlaut-ü.c': lines(4),
      'quote".c': lines(4),
      'back\\slash.c': lines(4),
      'b/a b/x.c': lines(3),
    },
    author,
  )
  next(
    `change: a subject that is so long that git has to fold it, ${'with many words '.repeat(6)}at the end\n\nx\n`,
    {
      'no-newline.c': 'one\ntwo\nthree',
      'crlf.txt': 'one\r\nthree\r\n',
      'latin1.txt': Uint8Array.from([0x67, 0xfc, 0x72, 0x0a]),
    },
  )
  next(
    `change: ${'Größenänderungen überall '.repeat(6)}\n\nDashes:\n----\n---x\n\nFrom the start.\n>From git.\n`,
    {
      'no-newline.c': 'one\ntwo\nthree\n',
      'sql.txt': '@@ -1 +1 @@\nend\n',
      'plain.c': `${lines(10)}-- \n++ x\n\n\n${lines(25)}`,
    },
    author,
  )
  next('binary: change it\n\nx\n', {
    'image.bin': Uint8Array.from({ length: 400 }, (_, index) => (index * 11) % 256),
    'empty-too.c': '',
  })
  repository.git('mv', 'plain.c', 'dir/renamed ü.c')
  repository.git('mv', 'image.bin', 'image2.bin')
  repository.git('rm', '--quiet', 'empty.c', 'sql.txt')
  next('move: files\n\nx\n', { 'copied.c': lines(21), 'dir/with blank.c': lines(22) })
  repository.git('update-index', '--chmod=+x', 'copied.c', 'crlf.txt')
  isolatedGit(repository.path, ['commit', '--quiet', '-m', 'mode: alone\n\nx'])
  repository.git('reset', '--hard', '--quiet')
  commits++
  repository.write('copied.c', 'all\nnew\n')
  next('rewrite: a whole file [with brackets]\n\nx\n', { 'new\nline.c': lines(2) })
  return commits
}
