/** What differs from a patch without a fault. */
export interface PatchParts {
  readonly subject?: string
  /** Below the header, up to the `---` line. */
  readonly body?: string
  /** Further header fields, each with its line end. */
  readonly fields?: string
  readonly from?: string
}

/** A patch as `git format-patch` writes it; as it is, no rule has a word against it. */
export function patchText({
  subject = '[PATCH] foo: flush the bar at exit',
  body = 'It can be stale by then, and the next start would read it.\n\nSigned-off-by: Ada Author <ada@example.org>\n',
  fields = '',
  from = 'Ada Author <ada@example.org>',
}: PatchParts = {}): string {
  return `From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: ${from}
Date: Tue, 2 Jan 2024 03:04:05 +0000
Subject: ${subject}
${fields}
${body}---
 foo.c | 2 +-
 1 file changed, 1 insertion(+), 1 deletion(-)

diff --git a/foo.c b/foo.c
index 257cc56..5716ca5 100644
--- a/foo.c
+++ b/foo.c
@@ -1 +1 @@
-int foo;
+int bar;
-- 
2.45.0

`
}

/** A message without a fault, with its sign-off. */
export const CLEAN_MESSAGE = `foo: flush the bar at exit

It can be stale by then, and the next start would read it.

Signed-off-by: Ada Author <ada@example.org>
`
