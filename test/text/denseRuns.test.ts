import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DenseRuns } from '../../server/text/denseRuns'
import { Slice } from '../../server/text/slice'
import { plainRegion, Source, type Run } from '../../server/text/source'

const regions = [plainRegion(), plainRegion()] as const

/** Runs that follow each other with gaps, as a decoder makes them. */
const runLists = fc.array(
  fc.record({
    units: fc.integer({ min: 1, max: 4 }),
    gap: fc.nat(2),
    raw: fc.integer({ min: 1, max: 6 }),
    verbatim: fc.boolean(),
    region: fc.constantFrom(...regions),
  }),
  { minLength: 1, maxLength: 40 },
)

describe('dense runs', () => {
  it('say what the same runs say as objects', () => {
    fc.assert(
      fc.property(runLists, fc.nat(), fc.nat(), (list, a, b) => {
        const dense = new DenseRuns()
        const runs: Run[] = []
        let from = 0
        for (const { units, gap, raw, verbatim, region } of list) {
          from += gap
          const to = from + (verbatim ? units : raw)
          const start = dense.textLength
          dense.push(units, from, to, verbatim, region)
          runs.push({ start, end: dense.textLength, from, to, verbatim, region })
          from = to
        }
        const parent = Source.document('x'.repeat(from))
        const text = '-'.repeat(dense.textLength)
        const start = Math.min(a, b) % (text.length + 1)
        const end = Math.max(start, b % (text.length + 1))
        const plain = new Slice(Source.derived(text, parent, runs), start, end)
        const packed = new Slice(Source.derived(text, parent, dense), start, end)
        assert.deepEqual(packed.span, plain.span)
        assert.deepEqual(packed.replace('new'), plain.replace('new'))
      }),
    )
  })

  it('are one run as long as they continue each other', () => {
    const runs = new DenseRuns()
    runs.push(2, 0, 2, true, regions[0])
    runs.push(3, 2, 5, true, regions[0])
    assert.equal(runs.length, 1)
    assert.deepEqual(runs.at(-1), {
      start: 0,
      end: 5,
      from: 0,
      to: 5,
      verbatim: true,
      region: regions[0],
    })
    runs.push(1, 5, 6, true, regions[1])
    runs.push(1, 8, 11, false, regions[1])
    assert.equal(runs.length, 3)
    assert.equal(runs.at(3), undefined)
    assert.equal(runs.at(-4), undefined)
  })
})
