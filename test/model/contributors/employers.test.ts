import assert from 'node:assert/strict'
import { employersBy } from '../../../server/model/contributors/employers'
import { parseEmployerMap } from '../../../server/parse/employerMap'
import { Slice } from '../../../server/text/slice'

const MAP = `
example.com Example Works
ada@example.com Boards Ltd < 2024-01-01
ada@example.com Chips Inc
lab.example.com Example Lab
old.example.org Gone < 2020-01-01
@at.example.net At
gmail.com (Unknown)
bea@gmail.com Chips Inc
bad.example.net Never < 2024-99-99
`

const JUNE_2023 = Date.UTC(2023, 5, 1) / 1000
const NEW_YEAR_2024 = Date.UTC(2024, 0, 1) / 1000

describe('employers', () => {
  for (const [email, expected] of [
    ['ada@st.com', 'st.com'],
    ['ada@foss.st.com', 'st.com'],
    ['Ada@FOSS.ST.com', 'st.com'],
    ['ada@mail.example.co.uk', 'example.co.uk'],
    ['ada@example.com.au', 'example.com.au'],
    ['ada@gmail.com', 'No known employer'],
    ['ada@outlook.fr', 'No known employer'],
    ['ada@yahoo.co.uk', 'No known employer'],
    ['ada@kernel.org', 'No known employer'],
    ['ada@sub.kernel.org', 'No known employer'],
    ['12+ada@users.noreply.github.com', 'No known employer'],
    ['ada@laptop', 'No known employer'],
    ['ada@laptop.local', 'No known employer'],
    ['ada@192.168.0.1', 'No known employer'],
    ['ada@', 'No known employer'],
    ['ada', 'No known employer'],
    ['', 'No known employer'],
    ['lkp@intel.com', 'Robots'],
    ['syzbot+0123@syzkaller.appspotmail.com', 'Robots'],
    ['49699333+dependabot[bot]@users.noreply.github.com', 'Robots'],
  ] as const) {
    it(`knows ${JSON.stringify(email)} by its domain`, () => {
      assert.equal(employersBy([])({ name: 'Ada', email })(JUNE_2023).name, expected)
    })
  }

  for (const [email, when, expected] of [
    ['x@example.com', JUNE_2023, 'Example Works'],
    ['x@deep.example.com', JUNE_2023, 'Example Works'],
    ['x@lab.example.com', JUNE_2023, 'Example Lab'],
    ['ADA@example.com', JUNE_2023, 'Boards Ltd'],
    ['ada@example.com', NEW_YEAR_2024 - 1, 'Boards Ltd'],
    ['ada@example.com', NEW_YEAR_2024, 'Chips Inc'],
    ['ada@example.com', NaN, 'Boards Ltd'],
    ['x@old.example.org', JUNE_2023, 'example.org'],
    ['x@at.example.net', JUNE_2023, 'At'],
    ['x@gmail.com', JUNE_2023, 'No known employer'],
    ['bea@gmail.com', JUNE_2023, 'Chips Inc'],
    ['x@bad.example.net', JUNE_2023, 'example.net'],
  ] as const) {
    it(`takes ${email} at ${when} by the map`, () => {
      const employers = employersBy(parseEmployerMap(Slice.of(MAP)))
      assert.equal(employers({ name: 'X', email })(when).name, expected)
    })
  }
})
