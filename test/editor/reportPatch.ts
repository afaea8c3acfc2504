/** A fix that tells much and leaves something open. */
export const FIX_PATCH = `From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: Jane Doe <jane@example.org>
Date: Tue, 2 Jan 2024 03:04:05 +0000
Subject: [PATCH] foo: flush the bar before it is freed

When the driver is unbound while a transfer is running, the bar is
freed although the hardware still writes to it, and the machine
crashes some seconds later:

    BUG: unable to handle page fault for address 00000000c0ffee00

Flush the bar first, so that nothing is left to write.

Reported-by: Rita Reporter <rita@example.org>
Signed-off-by: Jane Doe <jane@example.org>
---
 drivers/foo/foo.c | 2 ++
 1 file changed, 2 insertions(+)

diff --git a/drivers/foo/foo.c b/drivers/foo/foo.c
index 257cc56..5716ca5 100644
--- a/drivers/foo/foo.c
+++ b/drivers/foo/foo.c
@@ -10,3 +10,5 @@ static void foo_remove(struct foo *foo)
 {
+	foo_flush(foo->bar);
+	foo_wait(foo->bar);
 	kfree(foo->bar);
-- 
2.39.5
`
