import { formatIdentity, identityIn, sameEmail, type Identity } from '../../model/identity'
import { appendTrailer } from '../../model/trailerPlace'
import { isSignOff } from '../../parse/trailerKeys'
import { editDistance } from '../../text/editDistance'
import { choice, edits, messageRule, replace } from '../rule'

export default messageRule({
  id: 'sign-off-author',
  summary: "One of the sign-offs is the author's, with the same name and address.",
  why: 'The author has to certify the right to submit the change; tools of linux-next and netdev compare the two and complain.',
  source: 'process/submitting-patches.html#sign-your-work-the-developer-s-certificate-of-origin',
  severity: 'error',
  kinds: ['patch', 'revert', 'backport'],
  missing: true,
  fixable: true,
  yieldsTo: ['sign-off-by-tool', 'author-identity'],
  occasion: ({ author, trailers }) =>
    author !== undefined && trailers.some(({ key }) => isSignOff(key.text)),
  checkpatch: ['NO_AUTHOR_SIGN_OFF', 'FROM_SIGN_OFF_MISMATCH'],

  *check(message, { people }) {
    const { author, trailers, me, signedLater } = message
    // "X via list" is a From line that a mailing list has rewritten.
    if (!author?.email || / via .+/i.test(author.name)) return
    const signed = trailers.filter(({ key }) => isSignOff(key.text))
    if (signed.length === 0) return
    const wanted = people(author)
    const mine = me !== undefined && sameEmail(people(me), wanted)
    // git is about to add the line that is asked for.
    if (mine && signedLater) return
    const candidates = signed.map(trailer => {
      const identity = people(identityIn(trailer.value))
      return {
        trailer,
        sameName: sameName(identity, wanted),
        alike: sameName(identity, wanted) || similarName(identity, wanted),
        sameEmail: sameEmail(identity, wanted),
      }
    })
    if (candidates.some(candidate => candidate.sameEmail && candidate.sameName)) return
    const near = candidates.find(candidate => candidate.sameEmail || candidate.alike)
    const line = `Signed-off-by: ${formatIdentity(author)}`
    if (near) {
      const differs = near.sameEmail
        ? 'another name'
        : near.sameName
          ? 'another address'
          : 'another name and address'
      yield {
        at: near.trailer.value,
        severity: 'hint',
        message: `The author is ${formatIdentity(author)}, but this sign-off has ${differs}. Make both the same, or add the other form to .mailmap.`,
        fix: choice(
          replace(
            `Sign off as ${formatIdentity(author)}`,
            near.trailer.value,
            formatIdentity(author),
          ),
        ),
      }
      return
    }
    const last = signed.at(-1)
    if (!last) return
    yield {
      at: last.value,
      message: `The author, ${formatIdentity(author)}, has not signed off. ${mine ? 'Add your Signed-off-by line' : 'Ask for the Signed-off-by line'}, or correct the author.`,
      fix: mine ? choice(edits(`Add "${line}"`, appendTrailer(message, line))) : undefined,
    }
  },

  examples: [
    {
      author: 'Ada Lovelace <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: «Bob <bob@example.org>»\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Bob <bob@example.org>\nSigned-off-by: Ada Lovelace <ada@example.org>\n',
    },
    {
      author: 'Ada Lovelace <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: «Ada Lovelace <ada@example.com>»\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada Lovelace <ada@example.org>\n',
    },
    {
      author: 'Ada Lovelace <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: «A. K. Lovelaec <ada@example.com>»\n',
      because: 'Nearly the same name is the same person, and only worth a hint.',
    },
    {
      author: 'ada <ada@example.org>',
      mailmap: 'Ada Lovelace <ada@example.com> <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada Lovelace <ada@example.com>\n',
      because: '.mailmap says that both are the same person.',
    },
    {
      author: 'Ada <ada@example.org>',
      signedLater: true,
      state: 'draft',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Bob <bob@example.org>\n',
      because: 'git will add the sign-off when the message is committed.',
    },
    {
      author: 'Ada via B4 Relay <devnull@example.org>',
      good: 'foo: flush the bar\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
  ],
})

function sameName(a: Identity, b: Identity): boolean {
  return plain(a.name) === plain(b.name)
}

/** The same last name but for two letters, and the same initial: a person who writes it in two ways. */
function similarName(a: Identity, b: Identity): boolean {
  const [one, other] = [plain(a.name), plain(b.name)]
  const [last = '', otherLast = ''] = [one, other].map(name => name.split(/[ -]/).at(-1))
  return (
    one.charAt(0) === other.charAt(0) &&
    last.length > 3 &&
    editDistance(last, otherLast, 2) <= (last.length > 6 ? 2 : 0)
  )
}

/** "Lovelace, Ada" and "ada  lovelace" are one name. */
function plain(name: string): string {
  const swapped = /^([^,]+),\s*([^,]+)$/.exec(name)
  const ordered = swapped ? `${swapped[2] ?? ''} ${swapped[1] ?? ''}` : name
  return ordered.normalize('NFC').toLowerCase().replace(/["'.]/g, '').replace(/\s+/g, ' ').trim()
}
