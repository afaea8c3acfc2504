import { wholeLine } from '../../model/lineRemoval'
import { STABLE_ADDRESSES } from '../../model/stableAddress'
import { appendTrailer } from '../../model/trailerPlace'
import { parseAddress, type Address } from '../../parse/address'
import { keyIs } from '../../parse/trailerKeys'
import type { Trailer } from '../../parse/trailers'
import { editDistance } from '../../text/editDistance'
import { edits, messageRule, replace, type Finding } from '../rule'

/** A request for stable, in whatever form. */
const ASKED = /^Cc:.{0,100}\bstable\b/im

export default messageRule({
  id: 'stable-form',
  summary: 'A request for stable reads "Cc: stable@vger.kernel.org # note".',
  why: 'The stable team collects patches by exactly this address; a request in another form is not seen.',
  source: 'process/stable-kernel-rules.html#option-1',
  severity: 'warning',
  fixable: true,
  checkpatch: ['BAD_STABLE_ADDRESS_STYLE'],
  occasion: ({ whole, notes }) => ASKED.test(whole.text) || ASKED.test(notes?.text ?? ''),

  *check(message) {
    const { trailers, notes, origin } = message
    for (const trailer of trailers) {
      if (keyIs(trailer.key.text, 'Cc')) yield* findings(trailer, parseAddress(trailer.value))
    }
    if (!notes || origin !== 'mail') return
    const below = notes.find(/^Cc:[ \t]*<?stable@(?:vger\.)?kernel\.org.*$/im)?.trim()
    if (below)
      yield {
        at: below,
        message: 'git am drops what stands below ---. Move this line up to the other trailers.',
        fix: edits(
          'Move it up to the trailers',
          appendTrailer(message, below.text),
          wholeLine(below).replace(''),
        ),
      }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\nCc: «Stable <stable@vger.kernel.org>»\n',
      good: 'foo: flush the bar\n\nText.\n\nCc: stable@vger.kernel.org\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nCc: «stable@vger.kernel.org v5.10+»\n',
      good: 'foo: flush the bar\n\nText.\n\nCc: stable@vger.kernel.org # v5.10+\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nCc: «stable@vger.kernal.org»\nCc: «stable@lists.linux.dev»\n',
      good: 'foo: flush the bar\n\nText.\n\nCc: stable@vger.kernel.org\nCc: stable@vger.kernel.org\n',
    },
    { typing: true, good: 'foo: flush the bar\n\nText.\n\nCc: stable@vger.kernel\n' },
    { bad: 'foo: flush the bar\n\nText.\n\nCc: «<stable+noautosel@kernel.org>»\n' },
    {
      as: 'mail',
      bad: 'From: A <a@example.org>\nSubject: [PATCH] foo: flush the bar\n\nText.\n\nSigned-off-by: A <a@example.org>\n---\n«Cc: stable@vger.kernel.org»\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
      good: 'From: A <a@example.org>\nSubject: [PATCH] foo: flush the bar\n\nText.\n\nSigned-off-by: A <a@example.org>\nCc: stable@vger.kernel.org\n---\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nCc: <stable@vger.kernel.org> # 5.10+: 5c0ffee15900: foo: cache the bar\nCc: <stable+noautosel@kernel.org> # depends on the new API\nCc: qemu-stable@nongnu.org\n',
    },
  ],
})

function* findings(trailer: Trailer, { name, email, comment }: Address): Generator<Finding> {
  if (!email) return
  const at = trailer.value
  const address = email.text.toLowerCase()
  const note = comment?.text ?? ''
  const right = STABLE_ADDRESSES.includes(address) ? address : meant(address)
  if (right === undefined) return
  const remark = note === '' ? '' : ` # ${note.replace(/^[#([\s]+|(?<![)\]\s])[)\]\s]+$/g, '')}`
  const repaired = () => replace(`Change to "${right}${remark}"`, at, right + remark)
  if (right !== address) {
    const missing = STABLE_ADDRESSES.some(known => known.startsWith(address))
    yield { at, missing, message: `The address of the stable team is ${right}.`, fix: repaired() }
  } else if (name) {
    yield { at, message: 'Write the address of the stable team without a name.', fix: repaired() }
  } else if (note !== '' && !note.startsWith('#')) {
    yield {
      at,
      message: 'A note for the stable team begins with #, as in: stable@vger.kernel.org # 5.10+',
      fix: repaired(),
    }
  } else if (right.includes('noautosel') && note.replace(/[#\s]/g, '') === '') {
    yield {
      at,
      missing: true,
      message: 'Say why the patch must not be picked: Cc: <stable+noautosel@kernel.org> # reason',
    }
  }
}

/** The right address for one that is meant for the kernel's stable team but cannot reach it. */
function meant(address: string): string | undefined {
  const [local = '', domain = ''] = address.split('@')
  if (!/^(?:linux-)?stable$/.test(local)) return undefined
  const near = ['vger.kernel.org', 'kernel.org'].some(known => editDistance(domain, known, 2) <= 2)
  const kernelList = /(?:^|\.)(?:lists\.linux\.dev|kernel\.org|vger\.[a-z.]+)$/.test(domain)
  return near || kernelList ? 'stable@vger.kernel.org' : undefined
}
