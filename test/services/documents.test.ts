import assert from 'node:assert/strict'
import { textKind, surroundingsOf, type EditorDocument } from '../../server/services/documents'
import type { Surroundings } from '../../server/services/messages'
import {
  documentOf,
  formattedPatch,
  KERNEL_FILES,
  NO_SETTINGS,
  workspaceOf,
  type TreeOptions,
} from '../support/checkedText'
import { memoryFiles } from '../support/memoryFiles'
import { memoryGit } from '../support/memoryGit'

const ADA = { name: 'Ada Author', email: 'ada@example.org' }
const BOX = 'vscode-scm:git/scm0/input?rootUri%3Dfile%253A%252F%252F%252Ftree'

describe('documents', () => {
  describe('textKind', () => {
    const kind = (uri: string, languageId: string, text = '') =>
      textKind(documentOf(text, { uri, languageId }))

    it('knows messages by their language', () => {
      assert.equal(kind('file:///tree/.git/COMMIT_EDITMSG', 'git-commit'), 'editor')
      assert.equal(kind('file:///tree/.git/MERGE_MSG', 'gitcommit'), 'editor')
      assert.equal(kind('untitled:Untitled-1', 'git-commit'), 'editor')
      assert.equal(kind(BOX, 'scminput'), 'box')
    })

    it('knows patches by language or name, and what they are by their text', () => {
      const diff = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'
      assert.equal(kind('file:///tree/0001-x.patch', 'diff', formattedPatch()), 'mbox')
      assert.equal(kind('file:///tree/0001-x.patch', 'plaintext', formattedPatch()), 'mbox')
      assert.equal(
        kind('file:///tree/x.eml', 'plaintext', 'From: a@b\nSubject: [PATCH] x\n\ny\n'),
        'mail',
      )
      assert.equal(kind('untitled:Untitled-1', 'diff', `foo: bar\n\n${diff}`), 'patch')
      assert.equal(kind('file:///tree/x.diff', 'diff', diff), 'patch')
    })

    it('leaves everything else alone', () => {
      assert.equal(kind('file:///tree/foo.c', 'c', formattedPatch()), undefined)
      assert.equal(kind('file:///tree/MAINTAINERS', 'maintainers'), undefined)
      assert.equal(kind('git:/tree/COMMIT_EDITMSG', 'git-commit'), undefined)
      assert.equal(kind('file:///tree/x.patch', 'diff', ''), undefined)
      assert.equal(kind('file:///tmp/b4-trailers.COMMIT_EDITMSG', 'git-commit'), undefined)
    })
  })

  describe('surroundings of a draft', () => {
    it('are what git and the index say', async () => {
      const git = memoryGit({
        identity: ADA,
        config: { 'core.commentChar': ';', 'commit.cleanup': 'scissors' },
        staged: [{ status: 'M', path: 'foo.c' }],
      })
      const around = await aroundOf({ git })
      assert.equal(around.state, 'draft')
      assert.deepEqual(around.me, ADA)
      assert.deepEqual(around.author, ADA)
      assert.deepEqual(await around.change?.paths(), ['foo.c'])
      assert.equal(around.comment, ';')
      assert.equal(around.cleanup, 'scissors')
      assert.equal(around.signedLater, false)
      assert.equal(around.kind, undefined)
    })

    it('prefer core.commentString', async () => {
      const git = memoryGit({ config: { 'core.commentChar': ';', 'core.commentString': '//' } })
      assert.equal((await aroundOf({ git })).comment, '//')
    })

    it('say nothing of paths where nothing is staged, as while a commit is reworded', async () => {
      assert.equal((await aroundOf({ git: memoryGit() })).change, undefined)
    })

    it('are nearly nothing without git', async () => {
      const around = await aroundOf({})
      assert.deepEqual([around.state, around.me, around.change], ['draft', undefined, undefined])
    })

    it('know who signs off afterwards', async () => {
      const git = memoryGit({ topLevel: '/tree' })
      const hook = (path: string) =>
        memoryFiles({ ...KERNEL_FILES, [path]: 'echo "Signed-off-by: $me"\n' })
      const signed = async (options: TreeOptions, changes: Partial<EditorDocument> = {}) =>
        (await aroundOf({ git, ...options }, changes)).signedLater
      const box = { uri: BOX, languageId: 'scminput' }
      const signingGit = memoryGit({ topLevel: '/tree', config: { 'format.signOff': 'true' } })
      assert.equal(await signed({ git: signingGit }), true)
      assert.equal(await signed({ files: hook('/tree/.git/hooks/commit-msg') }), true)
      assert.equal(await signed({ files: hook('/tree/.git/hooks/commit-msg.sample') }), false)
      // The editor shows what this hook has written; the box does not.
      assert.equal(await signed({ files: hook('/tree/.git/hooks/prepare-commit-msg') }), false)
      assert.equal(await signed({ files: hook('/tree/.git/hooks/prepare-commit-msg') }, box), true)
      const habits = { signsOff: true, checksLengths: true }
      assert.equal(await signed({ settings: { habits } }), false)
      assert.equal(await signed({ settings: { habits } }, box), true)
      assert.equal((await aroundOf({ git, settings: { habits } }, box)).lengthsChecked, true)
      assert.equal((await aroundOf({ git, settings: { habits } })).lengthsChecked, false)
    })

    it('find hooks where core.hooksPath points, though our git says /dev/null', async () => {
      const told = memoryGit({ topLevel: '/tree', config: { 'core.hooksPath': '/dev/null' } })
      const files = memoryFiles({
        ...KERNEL_FILES,
        '/tree/.git/config': '[core]\n\thooksPath = .hooks\n',
        '/tree/.hooks/commit-msg': 'Signed-off-by',
      })
      assert.equal((await aroundOf({ git: told, files })).signedLater, true)
    })

    it('find the hooks that linked work trees share', async () => {
      const git = memoryGit({ topLevel: '/w' })
      const linked = { ...git, facts: { ...git.facts, gitDirectory: '/tree/.git/worktrees/w' } }
      const files = memoryFiles({
        ...KERNEL_FILES,
        '/tree/.git/worktrees/w/commondir': '../..\n',
        '/tree/.git/hooks/commit-msg': 'Signed-off-by',
      })
      assert.equal((await aroundOf({ git: linked, files })).signedLater, true)
    })

    it('are history for the mail of a published commit, whoever opens it', async () => {
      const commit = { hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: flush' }
      const state = async (published: boolean, text = formattedPatch()) => {
        const git = memoryGit({ identity: ADA, commits: [{ ...commit, published }] })
        const patch = { uri: 'file:///tree/0001-x.patch', languageId: 'diff', text }
        return (await aroundOf({ git }, patch)).state
      }
      assert.equal(await state(true), 'history')
      assert.equal(await state(false), 'outgoing')
      assert.equal(await state(true, formattedPatch().replace(/^From 5/, 'From 6')), 'outgoing')
    })

    it("know merges, tags and b4's cover letters", async () => {
      const merging = memoryFiles({ ...KERNEL_FILES, '/tree/.git/MERGE_HEAD': '1\n' })
      assert.equal((await aroundOf({ files: merging })).kind, 'merge')
      const box = { uri: BOX, languageId: 'scminput' }
      const git = memoryGit({ topLevel: '/tree' })
      assert.equal((await aroundOf({ files: merging, git }, box)).kind, 'merge')
      assert.equal((await aroundOf({}, { uri: 'file:///tree/.git/TAG_EDITMSG' })).kind, 'tag')
      const cover = await aroundOf(
        { folders: ['/tree'] },
        { uri: 'file:///tmp/b4-x/COMMIT_EDITMSG' },
      )
      assert.equal(cover.kind, 'cover')
    })
  })
})

async function aroundOf(
  options: TreeOptions,
  changes: Partial<EditorDocument> = {},
): Promise<Surroundings> {
  const document = documentOf('foo: flush the bar\n', changes)
  const files = options.files ?? memoryFiles(KERNEL_FILES)
  const where = await workspaceOf({ ...options, files }).placeOf(document.uri)
  const kind = textKind(document)
  assert.ok(where && kind)
  const { habits } = { ...NO_SETTINGS, ...options.settings }
  return surroundingsOf(document, kind, where, habits, files)
}
