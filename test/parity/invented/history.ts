import type { TemporaryRepository } from '../../support/temporaryRepository'
import type { Chance } from './chance'
import { PEOPLE } from './maintainers'

const TAGS = [
  'Signed-off-by: ',
  'Signed-off-by: ',
  'Signed-off-by: ',
  'Reviewed-by: ',
  'Acked-by: ',
  'Tested-by: ',
  'signed-off-by: ',
  'Signed-off-by:',
  'Signed-off-by : ',
  '  Signed-off-by:  ',
  '\tReviewed-by: ',
  'Reported-and-tested-by: ',
  'Cc: ',
]
/** Among them lines for which the script takes what it has asked git for itself. */
const LINES = [
  'flush it',
  'GitAuthor: Fake <fake@example.org>',
  'GitCommit: 0123456789012345678901234567890123456789',
  '1\t2\tcore/Kconfig',
  'text: with @ sign',
  'Fixes: deadbeef ("x")',
  'Linus Torvalds said so',
  '    indented',
  '',
]
/** Those of a name and an address, which git takes for an author. */
const AUTHORS = PEOPLE.filter(person => /^[^<>]+ <[^<>]+>$/.test(person))
const DAY = 86_400

/** Commits a tree and up to a dozen changes of it, over a year or two. */
export function inventedHistory(
  repository: TemporaryRepository,
  files: Readonly<Record<string, string>>,
  chance: Chance,
): void {
  const commits = chance.number(3, 12)
  const now = Math.floor(Date.now() / 1000)
  const contents = new Map(
    ['core/Kconfig', 'core/c++.c', 'drivers/bridge/chip.c'].map(path => [
      path,
      ['1', '2', '3', '4'],
    ]),
  )
  const changed = () =>
    Object.fromEntries([...contents].map(([path, lines]) => [path, text(lines)]))
  for (let at = 0; at <= commits; at++) {
    for (const [path, lines] of contents) {
      if (at === 0 || chance.in100(40)) continue
      const added = chance.in100(70) ? [`${path} ${at}`] : []
      lines.splice(chance.number(0, lines.length), chance.number(0, 2), ...added)
    }
    const days = (commits - at) * chance.one([20, 25, 70])
    repository.commit(message(at, chance), {
      files: at === 0 ? { ...files, ...changed() } : changed(),
      author: chance.one(AUTHORS),
      date: `${now - days * DAY - DAY} +0000`,
    })
  }
  if (!chance.in100(30)) return
  repository.git('mv', 'core/c++.c', 'core/moved.c')
  repository.commit('core: move\n\nSigned-off-by: Mo Ved <mo@example.org>\n', {
    date: `${now} +0000`,
  })
}

function text(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('')
}

function message(number: number, chance: Chance): string {
  if (chance.in100(10)) return 'nothing but a subject\n'
  const trailers = chance.some(TAGS, 4).map(tag => `${tag}${chance.one(PEOPLE)}`)
  const subject = `${chance.one(['core: flush', 'GitSubject: x', 'two\nlines'])} ${number}`
  const whole = [subject, '', ...chance.some(LINES, 3), '', ...trailers, ''].join('\n')
  return chance.in100(10) ? whole.replaceAll('\n', '\r\n') : whole
}
