import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { captured } from '../support/capturedWorld'
import { temporaryRepository } from '../support/temporaryRepository'

describe('kernel-patch maintainers --signers', function () {
  this.timeout(20_000)

  it('prints what the pipeline of 2007 prints', () =>
    temporaryRepository(async repository => {
      const { path } = repository
      const date = `${Math.floor(Date.now() / 1000) - 86_400} +0000`
      const trailers = [
        'Signed-off-by: Zo\u00eb <zoe@example.org>',
        'Signed-off-by: Ada <ada@example.org>  ',
        'Acked-By:\tBo <bo@example.org>',
        '  Reviewed-by: Indented <no@example.org>',
        'Nearby: nobody',
        'Tested-by: Ada <ada@example.org>',
      ]
      for (const count of [6, 4, 3, 1]) {
        const message = `core: change ${count}\n\nText.\n\n${trailers.slice(0, count).join('\n')}\n`
        repository.commit(message, { files: { 'core/a.c': `${count}\n` }, date })
      }
      const pipeline =
        "git log --since=6.months.ago -- core | grep -i '^    [-a-z]*by:.*@' | sort | uniq -c | sort -r -n | head"
      const expected = execFileSync('sh', ['-c', pipeline], {
        cwd: path,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      })
      const { out, status } = await captured(
        ['maintainers', '--tree', path, '--signers', '-f', 'core'],
        { cwd: path },
      )
      assert.deepEqual([out, status], [expected, 0])
      assert.match(out, /^ {6}4 {5}Signed-off-by: Zo/)
    }))
})
