import { identityIn, sameEmail } from '../../model/identity'
import { wholeLine } from '../../model/lineRemoval'
import { isSignOff } from '../../parse/trailerKeys'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'review-tag-unearned',
  summary: 'Nobody reviews, acks or tests their own patch in a trailer.',
  why: 'A review by the author tells a maintainer nothing, and is counted as if somebody else had looked.',
  source: 'process/submitting-patches.html#reviewer-s-statement-of-oversight',
  severity: 'hint',
  inState: { incoming: 'off' },
  fixable: true,
  checkpatch: [],
  occasion: ({ trailers }) => trailers.some(({ key }) => TAG.test(key.text)),

  *check({ trailers, author }, { people }) {
    if (!author?.email) return
    const own = people(author)
    // Whoever hands on somebody else's work may well have reviewed it.
    const first = trailers.find(({ key }) => isSignOff(key.text))
    if (first && !sameEmail(people(identityIn(first.value)), own)) return
    for (const { key, value, whole } of trailers) {
      if (!TAG.test(key.text)) continue
      if (!sameEmail(people(identityIn(value)), own)) continue
      yield {
        at: whole,
        message:
          'This is your own patch: your sign-off says that you have read and tried it. Leave this line out.',
        fix: choice(replace('Remove this line', wholeLine(whole), '')),
      }
    }
  },

  examples: [
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n«Tested-by: Ada <ada@example.org>»\nReviewed-by: Bob <bob@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nReviewed-by: Bob <bob@example.org>\n',
    },
    {
      author: 'Ada <ada@example.org>',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'A colleague may have reviewed a first version before it was posted.',
    },
    {
      author: 'Ada <ada@example.org>',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Bob <bob@example.org>\nReviewed-by: Ada <ada@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'Bob wrote the change that Ada hands on.',
    },
    {
      state: 'incoming',
      author: 'Ada <ada@example.org>',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Ada <ada@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'Whoever receives the patch cannot change it.',
    },
  ],
})

const TAG = /^(?:reviewed|acked|tested)-by$/i
