/** A patch of the demo tree whose header names nobody but its author: the fields of its header, and all below. */
export const HEADER = `From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: Ada Author <ada@example.org>
Subject: [PATCH] foo: flush the bar
`

export const BODY = `
It can be stale.

Signed-off-by: Ada Author <ada@example.org>
---
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
