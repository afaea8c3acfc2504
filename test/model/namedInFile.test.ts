import assert from 'node:assert/strict'
import fc from 'fast-check'
import { namedInFile } from '../../server/model/namedInFile'

const CASES: readonly (readonly [what: string, path: string, text: string, expected: string[]])[] =
  [
    [
      'an author of a module',
      'a.c',
      'int x;\nMODULE_AUTHOR("Jane Doe <jane@example.org>");\n',
      ['module 2 Jane Doe <jane@example.org>'],
    ],
    [
      'two authors in pieces',
      'a.c',
      'MODULE_AUTHOR("Jane Doe <jane@example.org>, "\n\t"Max Roe <max@example.org>");\n',
      ['module 1 Jane Doe <jane@example.org>', 'module 1 Max Roe <max@example.org>'],
    ],
    [
      'no author without an address',
      'a.c',
      'MODULE_AUTHOR("Jane Doe");\nMODULE_AUTHOR(NAME);\n',
      [],
    ],
    [
      'the comment at the head of C',
      'a.c',
      '// SPDX-License-Identifier: GPL-2.0\n/*\n * Copyright (C) 2012 Jane Doe <jane@example.org>\n */\n#include <x.h>\n/* max@example.org */\n',
      ['comment 3 Jane Doe <jane@example.org>'],
    ],
    [
      'the comment at the head of a script',
      'a.sh',
      '#!/bin/sh\n# Author: Jane Doe <jane@example.org>\n\necho max@example.org\n',
      ['comment 2 Jane Doe <jane@example.org>'],
    ],
    [
      'an address behind the end of a sentence',
      'a.mk',
      '# Copyright Foo Limited and/or its affiliates <office@example.org>\n',
      ['comment 1  <office@example.org>'],
    ],
    ['a bare address', 'a.h', '/* jane@example.org */\n', ['comment 1  <jane@example.org>']],
    [
      'maintainers of a binding',
      'a.yaml',
      'title: x\nmaintainers:\n  - Jane Doe <jane@example.org>\n\n  - Max Roe <max@example.org>\nexample: |\n  - a@example.org\n',
      ['maintainers 3 Jane Doe <jane@example.org>', 'maintainers 5 Max Roe <max@example.org>'],
    ],
    ['no such key elsewhere', 'a.c', 'maintainers:\n  - Jane Doe <jane@example.org>\n', []],
  ]

describe('who is named in a file', () => {
  for (const [what, path, text, expected] of CASES) {
    it(what, () => {
      const found = namedInFile(path, text)
      assert.deepEqual(
        found.map(({ as, line, name, email }) => `${as} ${line} ${name} <${email}>`),
        expected,
      )
    })
  }

  it('any text has an answer whose lines are in it', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'MODULE_AUTHOR("',
        '")',
        'a@b.c',
        '/*',
        '*/',
        '//',
        '#',
        '\n',
        'maintainers:',
        '- ',
        '"',
      ),
    )
    const path = fc.constantFrom('a.c', 'a.yaml', 'Makefile', 'a.rst')
    fc.assert(
      fc.property(path, fc.array(piece, { maxLength: 40 }), (name, pieces) => {
        const text = pieces.join('')
        const lines = text.split('\n').length
        for (const { line, email } of namedInFile(name, text)) {
          assert.ok(line >= 1 && line <= lines)
          assert.ok(text.includes('@') && email.includes('@'))
        }
      }),
    )
  })
})
