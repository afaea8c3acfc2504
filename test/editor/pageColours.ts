import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { type Workbench, openWorkbench } from './page'

const PATCH = `From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: Jane Doe <jane@example.org>
Subject: [PATCH v2] foo: flush the queue

The queue was lost in commit 0123456789ab ("foo: add").

Fixes: 0123456789ab ("foo: add")
Signed-off-by: Jane Doe <jane@example.org>
---
Changes in v2: all of it.

diff --git a/drivers/foo/foo.c b/drivers/foo/foo.c
--- a/drivers/foo/foo.c
+++ b/drivers/foo/foo.c
@@ -1 +1,2 @@
 int foo;
+int bar;
-- 
2.39.5
`

/** A cover letter has no diff that would end it. */
const SERIES = `From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: Jane Doe <jane@example.org>
Subject: [PATCH v2 0/1] foo: flush

Flushed.

 drivers/foo/foo.c | 1 +
-- 
2.39.5

${PATCH}`

describe('the colours as a person sees them', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench({
      files: { 'x.patch': PATCH, 'x.mbox': PATCH, 'y.patch': SERIES, 'y.mbox': SERIES },
    })
  })

  after(async () => {
    await workbench.stop()
  })

  for (const name of ['x.patch', 'x.mbox']) {
    it(`tell the parts of ${name} apart`, async () => {
      await workbench.openFile(name)
      await settled(async () => {
        const plain = await colourOf(workbench, /^The queue was lost/)
        const notes = await colourOf(workbench, /^Changes in v2/)
        const added = await colourOf(workbench, /^\+int bar/)
        const parts = [await colourOf(workbench, /^Signed-off-by/), notes, added]
        assert.ok(!parts.includes(plain), `${plain} is among ${parts.join(', ')}`)
        assert.equal(new Set(parts).size, parts.length, parts.join(', '))
        // A removed line and a mail's signature both begin with a minus.
        assert.equal(await colourOf(workbench, /^-- $/), notes)
      })
      await workbench.screenshot(`colours-${name}`)
    })
  }

  for (const name of ['y.patch', 'y.mbox']) {
    it(`show where the next mail begins in ${name}`, async () => {
      await workbench.openFile(name)
      await settled(async () => {
        const plain = await colourOf(workbench, /^Flushed/)
        // The separator of the second mail, its headers, and the signature of the first.
        for (const line of [/^From 0123/, /^-- $/]) {
          const colours = await coloursOf(workbench, line)
          assert.ok(colours.length === 2 && !colours.includes(plain), colours.join(', '))
        }
        const [first, second] = await coloursOf(workbench, /^Subject:/)
        assert.equal(second, first)
      })
      await workbench.screenshot(`colours-${name}`)
    })
  }

  it('tell sections of MAINTAINERS from their fields', async () => {
    await workbench.openFile('MAINTAINERS')
    await settled(async () => {
      const plain = await colourOf(workbench, /^List of/)
      assert.notEqual(await colourOf(workbench, /^FOO DRIVER$/), plain)
      assert.notEqual(await colourOf(workbench, /^M:/), plain)
    })
    await workbench.screenshot('colours-maintainers')
  })
})

/** The colour of the first word in a line; the editor shows every space as one that does not break. */
async function colourOf(workbench: Workbench, line: RegExp): Promise<string> {
  const [first = 'no such line'] = await coloursOf(workbench, line)
  return first
}

/** The same of every such line. */
async function coloursOf({ page }: Workbench, line: RegExp): Promise<string[]> {
  const words = new RegExp(line.source.replaceAll(' ', '\\s'))
  const lines = page.locator('.view-line', { hasText: words })
  return lines.locator('span > span:first-child').evaluateAll(elements => {
    const { getComputedStyle } = globalThis as unknown as Styles
    return elements.map(element => getComputedStyle(element).color)
  })
}

/** What a browser has and Node has not. */
interface Styles {
  readonly getComputedStyle: (element: unknown) => { readonly color: string }
}

/** Grammars are loaded, and lines drawn anew, for a while after a file is opened. */
async function settled(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 10_000
  for (;;) {
    try {
      await check()
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await delay(200)
    }
  }
}
