import assert from 'node:assert/strict'
import { identityIn } from '../../server/model/identity'
import { isRole } from '../../server/model/roleAddress'
import { Slice } from '../../server/text/slice'

const LISTS = new Set(['x86@kernel.org', 'bridge@bridge.example'])

/** As MAINTAINERS of Linux and U-Boot have them in `M:` and `R:`. */
const ROLES = [
  'x86@kernel.org',
  'Bridge <Bridge@bridge.example>',
  'Bridge <bridge@lists.example.org>',
  'linux-bridge@vger.kernel.org',
  'Bridge <bridge@googlegroups.com>',
  'GSS_MTK_Uboot_upstream <GSS_MTK_Uboot_upstream@mediatek.com>',
  'Aspeed BMC SW team <BMC-SW@aspeedtech.com>',
  'Cogent Embedded, Inc. <source@cogentembedded.com>',
  'Security Officers <security@kernel.org>',
  'System76 Product Development <productdev@system76.com>',
  'Raspberry Pi Kernel Maintenance <kernel-list@raspberrypi.com>',
  'Support Opensource <support.opensource@diasemi.com>',
  'Broadcom internal kernel review list <bcm-kernel-feedback-list@broadcom.com>',
  'cros-qcom-dts-watchers@chromium.org',
  'UNGLinuxDriver@microchip.com',
  'support.opensource@diasemi.com',
  'team@phosh.mobi',
]

const PEOPLE = [
  'Ada Author <linux@author.example>',
  'Ada Author (Example Group) <ada@example.org>',
  'Ada Cooper-Driver <kernel-team@example.org>',
  'Bo <bo@list.example.org>',
  'ada_author <ada_author@example.org>',
  'Ωμέγα <dev@example.org>',
  'Ada.Author@example.org',
]

describe('isRole', () => {
  for (const { texts, expected } of [
    { texts: ROLES, expected: true },
    { texts: PEOPLE, expected: false },
  ]) {
    for (const text of texts) {
      it(`takes ${text} for a ${expected ? 'role' : 'person'}`, () => {
        assert.equal(isRole(identityIn(Slice.of(text)), LISTS), expected)
      })
    }
  }
})
