import assert from 'node:assert/strict'
import { selfTest } from '../../../server/model/getMaintainer/selfTest'

const TEXT = `Head

ALPHA
M: Ada <ada@example.org>
S: Maintained
F: core/
F: gone/*.c

BETA
S: Orphan
N: beta

ALPHA
L: list@example.org
`

describe("get_maintainer.pl's self test", () => {
  const files = [{ path: './MAINTAINERS', text: TEXT }]
  const test = (parts: { sections: boolean; patterns: boolean }) =>
    selfTest(files, ['core/a.c', 'gone/a.h'], parts)

  it('names the faults of sections', () => {
    assert.equal(
      test({ sections: true, patterns: false }),
      './MAINTAINERS:13: warning: duplicate section header\tALPHA\n' +
        './MAINTAINERS:13: warning: section without status \tALPHA\n' +
        './MAINTAINERS:13: warning: section without file pattern\tALPHA\n',
    )
  })

  it('names patterns that match no tracked file', () => {
    assert.equal(
      test({ sections: false, patterns: true }),
      './MAINTAINERS:7: warning: no file matches\tF: gone/*.c\n',
    )
  })
})
