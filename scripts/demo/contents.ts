/** One commit of the demonstration's history. */
export interface DemoCommit {
  /** How many days before today. */
  readonly days: number
  readonly author: string
  /** `FIXES` stands for the reference to the commit named in `fixes`. */
  readonly message: string
  /** The subject of the commit that this one repairs. */
  readonly fixes?: string
  readonly files: Readonly<Record<string, string>>
}

export const MAINTAINERS = `List of maintainers
===================

	M: *Mail* patches to: FullName <address@domain>
	L: *Mailing list* that is relevant to this area
	S: *Status*, one of the following: Supported, Maintained, Odd Fixes, Orphan
	F: *Files* and directories wildcard patterns

Maintainers List
----------------

KETTLE DRIVER
M:	Kai Kettle <kai@example.org>
R:	Rea Reviewer <rea@example.org>
L:	linux-tea@lists.example.org
S:	Supported
T:	git git://git.example.org/tea.git
F:	Documentation/devicetree/bindings/tea/
F:	drivers/tea/kettle*

TEA SUBSYSTEM
M:	Mel Maintainer <mel@example.org>
M:	Tom Oldhand <tom@example.org>
L:	linux-tea@lists.example.org
S:	Maintained
P:	Documentation/process/maintainer-tea.rst
F:	drivers/tea/
F:	include/linux/tea.h
N:	tea

THE REST
M:	Linda Last <linda@example.org>
L:	kernel@lists.example.org
S:	Buried alive in reporters
F:	*
F:	*/
`

export const MAILMAP = `Kai Kettle <kai@example.org> <kai@old-employer.example.com>
`

const KETTLE = `// SPDX-License-Identifier: GPL-2.0-only
#include <linux/tea.h>

#define KETTLE_BOIL	100

int kettle_heat(struct kettle *kettle)
{
	kettle->target = KETTLE_BOIL;
	return tea_write(kettle->tea, KETTLE_HEAT, 1);
}
`

const KETTLE_STEPS = `// SPDX-License-Identifier: GPL-2.0-only
#include <linux/tea.h>

#define KETTLE_BOIL	100
#define KETTLE_STEP	5

int kettle_heat(struct kettle *kettle)
{
	int degrees;

	for (degrees = kettle->now; degrees < KETTLE_BOIL; degrees += KETTLE_STEP)
		tea_write(kettle->tea, KETTLE_TARGET, degrees);
	return tea_write(kettle->tea, KETTLE_HEAT, 1);
}
`

/** What the staged change makes of the driver. */
export const KETTLE_AFTER = KETTLE_STEPS.replace(
  '		tea_write(kettle->tea, KETTLE_TARGET, degrees);\n',
  '		tea_write(kettle->tea, KETTLE_TARGET, degrees);\n	tea_write(kettle->tea, KETTLE_TARGET, KETTLE_BOIL);\n',
)

const POT = `// SPDX-License-Identifier: GPL-2.0-only
#include <linux/tea.h>

int pot_fill(struct pot *pot, int cups)
{
	return tea_write(pot->tea, POT_CUPS, cups);
}
`

export const TREE: Readonly<Record<string, string>> = {
  Makefile: 'obj-y += drivers/\n',
  'drivers/Makefile': 'obj-$(CONFIG_TEA) += tea/\n',
  'drivers/tea/Makefile': 'obj-$(CONFIG_TEA_KETTLE) += kettle.o\nobj-$(CONFIG_TEA_POT) += pot.o\n',
  'drivers/tea/Kconfig':
    'config TEA_KETTLE\n\ttristate "Kettle"\n\nconfig TEA_POT\n\ttristate "Pot"\n',
  'drivers/tea/kettle.c': KETTLE,
  'drivers/tea/pot.c': POT,
  'include/linux/tea.h': 'int tea_write(struct tea *tea, int reg, int value);\n',
  'Documentation/devicetree/bindings/tea/kettle.yaml':
    'title: Kettle\nmaintainers:\n  - Kai Kettle <kai@example.org>\n',
}

const SIGNED = 'Signed-off-by: Mel Maintainer <mel@example.org>\n'

export const HISTORY: readonly DemoCommit[] = [
  {
    days: 330,
    author: 'Kai Kettle <kai@old-employer.example.com>',
    message: `tea: kettle: heat in steps\n\nOlder elements draw too much current when they are told to boil at once.\nRaise the target in steps of five degrees.\n\nReviewed-by: Rea Reviewer <rea@example.org>\nSigned-off-by: Kai Kettle <kai@old-employer.example.com>\n${SIGNED}`,
    files: { 'drivers/tea/kettle.c': KETTLE_STEPS },
  },
  {
    days: 240,
    author: 'Hal Helper <hal@example.net>',
    message: `tea: pot: refuse a negative number of cups\n\nThe register is unsigned: -1 cup floods the kitchen.\n\nReported-by: Ira Inspector <ira@example.net>\nCloses: https://lore.example.org/r/flood@example.net/\nSigned-off-by: Hal Helper <hal@example.net>\n${SIGNED}`,
    files: { 'drivers/tea/pot.c': POT.replace('{\n', '{\n	if (cups < 0)\n		return -EINVAL;\n') },
  },
  {
    days: 180,
    author: 'Hal Helper <hal@example.net>',
    message: `tea: kettle: explain the step\n\nPeople asked on the list why it is five degrees.\n\nAcked-by: Kai Kettle <kai@example.org>\nSigned-off-by: Hal Helper <hal@example.net>\n${SIGNED}`,
    files: {
      'drivers/tea/kettle.c': KETTLE_STEPS.replace(
        '#define KETTLE_STEP	5',
        '/* What the oldest element can take. */\n#define KETTLE_STEP	5',
      ),
    },
  },
  {
    days: 90,
    author: 'Rea Reviewer <rea@example.org>',
    fixes: 'tea: kettle: heat in steps',
    message: `tea: kettle: drop the explanation\n\nThe binding tells it since last month.\n\nFixes: FIXES\nTested-by: Kai Kettle <kai@example.org>\nSigned-off-by: Rea Reviewer <rea@example.org>\n${SIGNED}`,
    files: { 'drivers/tea/kettle.c': KETTLE_STEPS },
  },
  {
    days: 20,
    author: 'Hal Helper <hal@example.net>',
    message: `MAINTAINERS: add Rea as reviewer of the kettle\n\nShe has reviewed most of its patches this year.\n\nAcked-by: Rea Reviewer <rea@example.org>\nSigned-off-by: Hal Helper <hal@example.net>\n${SIGNED}`,
    files: { MAINTAINERS, 'Documentation/process/maintainer-tea.rst': 'Tea\n===\n\nBe kind.\n' },
  },
]

export const SERIES: readonly DemoCommit[] = [
  {
    days: 2,
    author: 'Ada Newcomer <ada@example.org>',
    message:
      'tea: pot: count the cups\n\nThe pot cannot tell when it is empty. Count what has been poured.\n\nSigned-off-by: Ada Newcomer <ada@example.org>\n',
    files: {
      'drivers/tea/pot.c': `${POT}\nint pot_cups(struct pot *pot)\n{\n	return pot->cups;\n}\n`,
    },
  },
  {
    days: 1,
    author: 'Ada Newcomer <ada@example.org>',
    message:
      'Updates.\n\nThis patch adds the declaration.\n\nReviewed-By: Rea Reviewer <rea@example.org>\n',
    files: {
      'include/linux/tea.h':
        'int tea_write(struct tea *tea, int reg, int value);\nint pot_cups(struct pot *pot);\n',
    },
  },
]

/** A commit message as a newcomer writes it, with the template that git adds. */
export const DRAFT = `Fix kettle bug.
This patch fixes the kettle that never boils. When the last step is not a multiple of five the target stays below the boiling point and the kettle waits for ever.

Impact: tea stays cold

It began with commit CULPRIT, which raised the target in steps.

Fixes: CULPRIT (tea: kettle: heat in steps)
Reported-by: syzbot+0123456789abcdef0123@syzkaller.appspotmail.com
Cc: Stable <stable@vger.kernel.org> v6.12+
Signed-Off-By: Ada Newcomer <ada@example.org>

# Please enter the commit message for your changes. Lines starting
# with '#' will be ignored, and an empty message aborts the commit.
#
# On branch main
# Changes to be committed:
#	modified:   drivers/tea/kettle.c
#
`
