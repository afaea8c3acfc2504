import type { Message } from '../../model/message'
import type { PatchTag } from '../../parse/subject'
import { choice, messageRule, replace, type Fix } from '../rule'

/** The trailer of an example that fixes something. */
const FIXES = 'Fixes: 5c0ffee15900 ("bpf: cache the bar")\n'

export default messageRule({
  id: 'subject-tree-missing',
  summary:
    'A patch for networking or BPF says for which tree it is: [PATCH net] or [PATCH net-next].',
  why: 'Its robots apply and test a patch on the tree that it names; without a name it may wait for a new version.',
  source: 'process/maintainer-netdev.html#indicating-target-tree',
  severity: 'warning',
  inState: { draft: 'off', incoming: 'off' },
  kinds: ['patch', 'revert'],
  fixable: true,
  checkpatch: [],

  async *check(message, { project }) {
    const { subject, origin, trailers } = message
    const tag = subject?.tag
    if (!tag || origin !== 'mail' || !project.linux || namesTree(tag)) return
    const tree = treeOf((await message.change.paths()) ?? [])
    if (tree === undefined || !(await allFor(tree, message))) return
    const isFix = trailers.some(({ key }) => /^fixes$/i.test(key.text))
    const trees = isFix ? [tree, `${tree}-next`] : [`${tree}-next`, tree]
    const [first, ...others] = trees.map(name => named(tag, name))
    yield {
      at: tag.whole,
      message: `Say which tree it is for: [PATCH ${tree}] for a fix of what is released or about to be, else [PATCH ${tree}-next].`,
      fix: first,
      otherFixes: others,
    }
  },

  examples: [
    {
      as: 'mail',
      linux: true,
      bad: mail('«[PATCH v2]» foo: flush the bar', 'drivers/net/ethernet/foo/bar.c'),
      good: mail('[PATCH net-next v2] foo: flush the bar', 'drivers/net/ethernet/foo/bar.c'),
    },
    {
      as: 'mail',
      linux: true,
      bad: mail('«[PATCH]» bpf: flush the bar', 'kernel/bpf/foo.c', FIXES),
      good: mail('[PATCH bpf] bpf: flush the bar', 'kernel/bpf/foo.c', FIXES),
    },
    {
      as: 'mail',
      linux: true,
      good: mail('[PATCH] wifi: mac80211: flush the bar', 'net/mac80211/foo.c'),
      because: 'Wireless has trees of its own.',
    },
    {
      as: 'mail',
      linux: true,
      good: mail('[PATCH] usb: foo: flush the bar', 'drivers/usb/foo.c'),
    },
    {
      as: 'mail',
      linux: true,
      good: mail('[RFC PATCH net-next] foo: flush the bar', 'net/core/foo.c'),
    },
    {
      as: 'mail',
      linux: true,
      good: mail('[PATCH 1/2] net: flush the bar', 'net/core/foo.c'),
      because: 'The rest of the series may be for another tree.',
    },
    {
      as: 'mail',
      linux: true,
      state: 'incoming',
      good: mail('[PATCH] foo: flush the bar', 'net/core/foo.c'),
      because: 'It has been sent, and its author heard of it there.',
    },
    { linux: true, paths: ['net/core/foo.c'], good: 'foo: flush the bar\n' },
  ],
})

/** Whether one of the words of the tag can be the name of a tree. */
function namesTree({ words }: PatchTag): boolean {
  return words.some(word => !/^(?:rfc|rft|resend|repost|patch|\d\S*)$/i.test(word))
}

/** Code of networking, and that of its parts that have trees of their own. */
const NET = /^(?:net|drivers\/net|include\/net|tools\/testing\/selftests\/net)\//
const NOT_NET =
  /^(?:net\/(?:bluetooth|wireless|mac80211|mac802154|ieee802154|6lowpan|rfkill|netfilter|(?:ipv[46]|bridge)\/netfilter|sunrpc|ceph|9p|can|xfrm|batman-adv|bpf)|drivers\/net\/(?:wireless|can|ieee802154)|include\/net\/(?:bluetooth|netfilter|cfg80211|mac80211|9p|xfrm)\S*|tools\/testing\/selftests\/net\/(?:netfilter|can))(?:\/|$|\.h)/
const BPF = /^(?:kernel\/bpf|net\/bpf|tools\/(?:lib\/bpf|bpf|testing\/selftests\/bpf))\//

/** The tree that all of these paths belong to. */
function treeOf(paths: readonly string[]): 'net' | 'bpf' | undefined {
  if (paths.length === 0) return undefined
  if (paths.every(path => BPF.test(path))) return 'bpf'
  return paths.every(path => NET.test(path) && !NOT_NET.test(path)) ? 'net' : undefined
}

/** Whether a whole series is for one tree; no, where a patch of it is not at hand. */
async function allFor(tree: string, { posting, series }: Message): Promise<boolean> {
  const total = posting?.total ?? 1
  if (total === 1) return true
  const patches = series.filter(
    other => other.kind !== 'cover' && other.posting?.version === posting?.version,
  )
  if (patches.length < total) return false
  const paths = await Promise.all(patches.map(({ change }) => change.paths()))
  return paths.every(some => treeOf(some ?? []) === tree)
}

/** The tag with the name of a tree behind PATCH. */
function named(tag: PatchTag, tree: string): Fix | undefined {
  const word = tag.whole.find(/\bPATCH\b/i)
  return choice(word && replace(`Write [PATCH ${tree}]`, word.tail, ` ${tree}`))
}

/** A mail that changes one file. */
function mail(subject: string, path: string, trailers = ''): string {
  return `From: Ada Author <ada@example.org>
Subject: ${subject}

It can be stale.

${trailers}Signed-off-by: Ada Author <ada@example.org>
---
 ${path} | 1 +
 1 file changed, 1 insertion(+)

diff --git a/${path} b/${path}
--- a/${path}
+++ b/${path}
@@ -1 +1,2 @@
 bar
+flush
`
}
