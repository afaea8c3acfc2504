import assert from 'node:assert/strict'
import path from 'node:path'
import { closeEditors, edit, finding, temporaryFolder, workspaceFolder } from '../inHost'

const PATCH = `From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: Jane Doe <jane@example.org>
Date: Tue, 2 Jan 2024 03:04:05 +0000
Subject: [PATCH] foo: flush the queue.

The queue was lost.

Signed-off-by: Jane Doe <jane@example.org>
---
 drivers/foo/foo.c | 1 +
 1 file changed, 1 insertion(+)

diff --git a/drivers/foo/foo.c b/drivers/foo/foo.c
index 971746e..e5b2883 100644
--- a/drivers/foo/foo.c
+++ b/drivers/foo/foo.c
@@ -1 +1,2 @@
 int foo;
+int bar;
-- 
2.39.5
`

describe('a patch', () => {
  afterEach(closeEditors)

  it('is checked in the tree that it is made for', async () => {
    const { document } = await edit(path.join(workspaceFolder(), '0001-foo.patch'), PATCH)
    assert.equal(document.languageId, 'diff')
    const { range } = await finding(document.uri, 'subject-ends-with-period')
    assert.equal(range.start.line, 3)
  })

  it('is checked outside of every repository, too', async () => {
    const { document } = await edit(path.join(temporaryFolder(), '0001-foo.patch'), PATCH)
    await finding(document.uri, 'subject-ends-with-period')
  })

  it('is checked in a mailbox', async () => {
    const file = path.join(workspaceFolder(), 'series.mbox')
    const { document } = await edit(file, `${PATCH}\n${PATCH}`)
    assert.equal(document.languageId, 'mail')
    await finding(document.uri, 'subject-ends-with-period')
  })
})
