import { identityIn, sameEmail, type Identity } from '../../model/identity'
import { wholeLine } from '../../model/lineRemoval'
import { keyIs } from '../../parse/trailerKeys'
import { choice, edits, messageRule, replace } from '../rule'

export default messageRule({
  id: 'co-developed-by',
  summary:
    'A Co-developed-by line is followed by the Signed-off-by of the same person, who is not the author.',
  why: 'Everybody who wrote a part of the change has to certify the right to submit it.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'warning',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],
  yieldsTo: ['sign-off-by-tool'],
  occasion: ({ trailers }) => trailers.some(({ key }) => keyIs(key.text, 'Co-developed-by')),

  *check({ trailers, author }, { people }) {
    const signers = trailers.map(({ key, value }) =>
      keyIs(key.text, 'Signed-off-by') ? people(identityIn(value)) : undefined,
    )
    const signed = new Set(signers.map(signer => signer?.email.toLowerCase()))
    let apart = false
    for (const [index, { key, value, whole }] of trailers.entries()) {
      if (!keyIs(key.text, 'Co-developed-by')) continue
      const person = people(identityIn(value))
      const below = signers[index + 1]
      if (!person.email) continue
      if (author && sameEmail(people(author), person)) {
        yield {
          at: value,
          message: 'This is the author. Co-developed-by names the others who wrote the change.',
          fix: replace('Remove this line', wholeLine(whole), ''),
        }
      } else if (below && (sameEmail(below, person) || (person.name && sameName(below, person)))) {
        if (sameEmail(below, person) && sameName(below, person)) continue
        yield {
          at: value,
          severity: 'hint',
          message: 'The sign-off below has another name or address. Write both lines alike.',
        }
      } else if (signed.has(person.email.toLowerCase())) {
        // Whoever kept the pairs apart did so with all of them.
        if (!apart)
          yield {
            at: whole,
            missing: true,
            severity: 'hint',
            message: 'Put the Signed-off-by of this person on the next line.',
          }
        apart = true
      } else {
        const line = `Signed-off-by: ${value.text}`
        yield {
          at: whole,
          missing: true,
          message:
            'This person has not signed off. Ask them, and add their Signed-off-by on the next line.',
          fix: choice(
            edits(`Add "${line}", which they have agreed to`, whole.tail.replace(`\n${line}`)),
          ),
        }
      }
    }
  },

  examples: [
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\n«Co-developed-by: Bob <bob@example.org>»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nCo-developed-by: Bob <bob@example.org>\nSigned-off-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nCo-developed-by: «Ada <ada@example.org>»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      typing: true,
      author: 'Ada <ada@example.org>',
      good: 'foo: flush the bar\n\nText.\n\nCo-developed-by: Bob <bob@example.org>\n',
      because: 'The sign-off is what will be typed next.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Co-developed-by: Bob <bob@example.org>»\nSigned-off-by: Ada <ada@example.org>\nSigned-off-by: Bob <bob@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Co-developed-by: Bob <bob@example.org>»\nCo-developed-by: Eve <eve@example.org>\nCo-developed-by: Max <max@example.org>\nSigned-off-by: Bob <bob@example.org>\nSigned-off-by: Eve <eve@example.org>\nSigned-off-by: Max <max@example.org>\n',
      because: 'One finding speaks for all of them: the pairs were not kept together.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nCo-developed-by: «Bob <bob@example.org>»\nSigned-off-by: Bob Builder <bob@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nCo-developed-by: «Bob Builder <bob@example.org>»\nSigned-off-by: Bob Builder <bob@example.com>\nSigned-off-by: Ada <ada@example.org>\n',
    },
  ],
})

function sameName(a: Identity, b: Identity): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase()
}
