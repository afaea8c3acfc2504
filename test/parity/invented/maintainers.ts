import type { Chance } from './chance'

const PATHS = [
  'Makefile',
  'core/Kconfig',
  'core/Kconfig.debug',
  'core/a/b/table.c',
  'core/c++.c',
  'drivers/bridge/chip.c',
  'drivers/bridge/chip.dtsi',
  'drivers/bridge/chip_ops.h',
  'drivers/bridge.d/x.c',
  'drivers/MAINTAINERS',
  'include/linux/bridge.yaml',
] as const

/** Ways to write people, good and bad. */
export const PEOPLE = [
  'Ada Author <ada@example.org>',
  'Ada Author <ada@home.example>',
  'ada <ADA@example.org>',
  'Ada. A <ada@example.org>',
  'Bo "B" Best <bo@example.org>',
  '"Bo, Jr." <bo@example.org>',
  'Zoë Ünï <zoe@example.org>',
  'Linus Torvalds <torvalds@linux-foundation.org>',
  'linus torvalds <x@example.org>',
  'Eva, E. <eva@example.org>',
  'Eva <eva@example.org>, Fritz <fritz@example.org>',
  'cleo@example.org',
  '<cleo@example.org>',
  'Cleo (Corp) <cleo@example.org>',
  'Hal <hal@example.org> # comment',
  'Old Hal <old@example.org>',
  'Ida: I <ida@example.org>',
  'Jo <jo@example.org> <jo2@example.org>',
  'Kay <kay@example.org',
  "O'Neil <on@example.org>",
  'no address',
  'Ig Nored <ig@example.org>',
]

const LISTS = [
  'one@lists.example.org',
  'ONE@lists.example.org',
  'two@lists.example.org (moderated for non-subscribers)',
  'three@lists.example.org (subscribers-only)',
  'four@lists.example.org subscribers-only moderated',
  'Some List <five@lists.example.org>',
  '',
]

const STATES = ['Maintained', 'Supported', 'maintained', 'Orphan', 'Odd Fixes', 'Obsolete', '']
const NAMES = [
  'BRIDGES',
  'FOO: bar',
  'THE REST',
  '  INDENTED',
  'Ünïcode',
  'A VERY LONG NAME THAT GOES ON AND ON UNTIL IT IS CUT OFF SOMEWHERE',
]
/** What is put into a path; unbalanced parentheses would end the script. */
const MARKS = ['*', '**', '?', '[ch]', '.', '/', '$', '^', '+', '_', '|', '(x)', '{2}', '\\', '']
const PATH_EXPRESSIONS = ['bridge', '^drivers', '\\.c$', '[^a-z]a', 'a|b', '\\bchip\\b', 'c h']
const WORDS = ['flush', '\\bdo_it\\b', 'of_get_.*', '^x', '(?:a|b)c']
const OTHER = [
  'T:\tgit git://git.example/x.git',
  'W:\thttps://www.example',
  'B:\tmailto:bugs@example.org',
  'S:\tBuried alive in reporters',
  'Q:\thttps://queue.example',
  'a line of text',
  '  M:\tIndented <indented@example.org>',
  '# M:\tCommented <commented@example.org>',
]
const CONTENTS = [
  'x\n',
  '/* Ada Author <ada@example.org> */\nflush\n',
  '# mail: "B. C." <bc@example.org>, zoe@example.org\n do_it\n',
  'maintainers:\n  - Zoë Q <zoe@example.org>\n',
]

/** The files of a tree. */
export function inventedFiles(chance: Chance): Record<string, string> {
  const files: Record<string, string> = Object.fromEntries(
    PATHS.map(path => [path, chance.one(CONTENTS)]),
  )
  const sections = Array.from({ length: chance.number(1, 7) }, () => section(chance))
  files['MAINTAINERS'] = `List of maintainers\n-------\n\n${sections.join('')}`
  if (chance.in100(40)) {
    files['.mailmap'] =
      'Hal New <hal@new.example> <hal@example.org>\n<bo@new.example> <bo@example.org>\nAda A. <ada@home.example>\nHal New <hal@new.example> Old Hal <old@example.org>\n'
  }
  if (chance.in100(40)) {
    files['.get_maintainer.ignore'] =
      'Ig Nored <ig@example.org>\nada@example.org\n"Zoë Ünï" <zoe@example.org>\n'
  }
  return files
}

function section(chance: Chance): string {
  const lines = Array.from({ length: chance.number(1, 8) }, () => {
    const kind = chance.number(0, 9)
    if (kind < 3) return `${chance.one(['M', 'M', 'R'])}:${tab(chance)}${chance.one(PEOPLE)}`
    if (kind === 3) return `L:\t${chance.one(LISTS)}`
    if (kind === 4) return `S:\t${chance.one(STATES)}`
    if (kind < 8) return `${chance.one(['F', 'F', 'F', 'X'])}:\t${pattern(chance)}`
    if (kind === 8) {
      return chance.in100(50) ? `N:\t${chance.one(PATH_EXPRESSIONS)}` : `K:\t${chance.one(WORDS)}`
    }
    return chance.one(OTHER)
  })
  return [chance.one(NAMES), ...lines, chance.in100(80) ? '\n' : ''].join('\n')
}

function tab(chance: Chance): string {
  return chance.one(['\t', '\t', ' ', '\t\t', ''])
}

function pattern(chance: Chance): string {
  let path: string = chance.one(PATHS)
  if (chance.in100(60)) {
    const parts = path.split('/')
    path = parts.slice(0, chance.number(1, parts.length)).join('/') + chance.one(['/', ''])
  }
  if (chance.in100(50)) {
    const at = chance.number(0, path.length)
    path = path.slice(0, at) + chance.one(MARKS) + path.slice(at + chance.number(0, 2))
  }
  return path + chance.one(['', '', '', ' ', '\t# why'])
}
