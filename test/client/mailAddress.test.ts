import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { formatAddress, sendEmailArguments } from '../../client/mailAddress'
import { skipAloud } from '../support/skipAloud'

const JANE = { name: 'Jane Doe', email: 'jane@example.org' }
const LIST = { name: '', email: 'linux-foo@vger.kernel.org' }

describe('sendEmailArguments', () => {
  it('is what git send-email takes', () => {
    assert.equal(
      sendEmailArguments([JANE], [LIST]),
      "--to='Jane Doe <jane@example.org>' --cc='linux-foo@vger.kernel.org'",
    )
  })

  it('quotes a name for the mail and for the shell', () => {
    assert.equal(
      sendEmailArguments([{ ...JANE, name: "O'Brien, Conor" }], []),
      `--to='"O'\\''Brien, Conor" <jane@example.org>'`,
    )
  })

  it('lets no name break out of the words of a POSIX shell', function () {
    if (process.platform === 'win32')
      skipAloud(this, 'the words of a shell: there is no POSIX shell')
    const name = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("'", '"', '\\', '$', '`', ';', '\n', '!', ' ', '(', 'x') }),
    )
    const people = fc.array(
      fc.record({ name, email: fc.constantFrom('a@b.org', "x'$(id)@b.org") }),
      {
        maxLength: 5,
      },
    )
    fc.assert(
      fc.property(people, people, (to, cc) => {
        const script = `printf '%s\\n' ${sendEmailArguments(to, cc)}`
        const words = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })
        const wanted = [
          ...to.map(person => `--to=${formatAddress(person)}`),
          ...cc.map(person => `--cc=${formatAddress(person)}`),
        ]
        assert.equal(words, `${wanted.join('\n')}\n`)
      }),
      { numRuns: 50 },
    )
  })
})
