import assert from 'node:assert/strict'
import { CancellationTokenSource } from 'vscode-languageserver/node'
import { answerWith } from '../../server/lsp/answer'

describe('an answer of the server', () => {
  const { token } = new CancellationTokenSource()
  let logged: string[]
  beforeEach(() => {
    logged = []
  })
  const answer = answerWith({ error: (text: string) => void logged.push(text) })

  it('is empty where the work fails, and the log says why', async () => {
    const fail = answer('name', 'empty', () => Promise.reject(new Error('no luck')))
    assert.equal(await fail(undefined, token), 'empty')
    assert.match(logged.join(), /^name failed: Error: no luck/)
  })

  it('comes all the same where work that it shared with a cancelled request was given up', async () => {
    let calls = 0
    const shared = answer('name', 'empty', () => {
      calls++
      const given = new AbortController()
      given.abort()
      return calls === 1 ? Promise.reject(given.signal.reason as Error) : Promise.resolve('found')
    })
    assert.equal(await shared(undefined, token), 'found')
    assert.deepEqual(logged, [])
  })

  it('is empty where shared work is given up again and again', async () => {
    const given = new AbortController()
    given.abort()
    const never = answer('name', 'empty', () => Promise.reject(given.signal.reason as Error))
    assert.equal(await never(undefined, token), 'empty')
  })
})
