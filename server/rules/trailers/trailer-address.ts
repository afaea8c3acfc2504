import { isDeliverable, parseAddress, type Address } from '../../parse/address'
import { keyIs } from '../../parse/trailerKeys'
import type { Slice } from '../../text/slice'
import { choice, messageRule, replace, type Finding, type Fix } from '../rule'

/** A value with more characters names nobody. */
const LONGEST = 1000

/** Keys that let a patch in: whoever stands there has to be reachable. */
const VOUCHING = ['Signed-off-by', 'Co-developed-by', 'Reviewed-by', 'Acked-by', 'Tested-by']

export default messageRule({
  id: 'trailer-address',
  summary: 'A trailer that names a person has an address to which mail can be sent.',
  why: 'git send-email copies the mail to these addresses, and whoever finds a bug later writes to them.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'error',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],
  yieldsTo: ['trailer-is-prose', 'trailer-empty', 'sign-off-by-tool', 'stable-form'],
  occasion: ({ trailers }) => trailers.some(({ key }) => namesPerson(key.text)),

  *check({ trailers }) {
    for (const { key, value } of trailers) {
      if (!namesPerson(key.text) || value.isEmpty || value.length > LONGEST) continue
      const vouches = VOUCHING.some(name => keyIs(key.text, name))
      const fault = faultOf(value, vouches)
      if (fault) yield { ...fault, ...(vouches ? {} : { severity: 'hint' }) }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\nReviewed-by: «Bob <bob@example.org»\nSigned-off-by: «Ada Author ada@example.org>»\n',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nSigned-off-by: Ada Author <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nAcked-by: «Bob bob@example.org»\nTested-by: «Eve (eve@example.org)»\n',
      good: 'foo: flush the bar\n\nText.\n\nAcked-by: Bob <bob@example.org>\nTested-by: Eve <eve@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>«>»\nSigned-off-by: Ada <ada@example.org>«.»\n',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org« <mailto:bob@example.org>»>\n',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob«(work)»@example.org>\nAcked-by: Eve <eve@example.org«.»>\n',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nAcked-by: Eve <eve@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nTested-by: «Bob»\nSigned-off-by: «Ada <ada at example.org>»\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nCc: «Author, Ada» <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nCc: "Author, Ada" <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nTested-by: Bob <bob@example.org> «on board foo»\n',
      good: 'foo: flush the bar\n\nText.\n\nTested-by: Bob <bob@example.org> # on board foo\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nSuggested-by: «Eve»\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      typing: true,
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada\n',
      because: 'The address is what will be typed next.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nReported-by: Coverity Scan\nReported-by: GitHub dependabot\nReported-by: The foo team\nReported-by: FOOSEC\n',
      because: 'Services and teams report bugs as well.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nCc: foo.list@lists.example.org\nReviewed-by: bob@example.org\nCc: Bob Q. Builder <bob@example.org>\nCc: Bob (Foo, Inc.) <bob@example.org>\nCc: "Author, Ada" <ada@example.org>\nCc: eve@example.org, Bob <bob@example.org>\nCc: Eve <eve@example.org>, Bob <bob@example.org>\nAcked-by: Eve <eve@example.org> # foo\nAcked-by: Eve <eve@example.org> (v2)\nAcked-by: Eve <eve@example.org> [foo]\n',
      because: 'Every mail program reads these.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nAssisted-by: Foo:foo-1\nGenerated-by: a script\n',
      because: 'These name tools.',
    },
  ],
})

function namesPerson(key: string): boolean {
  return (
    keyIs(key, 'Cc') || (/-by$/i.test(key) && !/^(?:assisted|generated|obsoleted)-by$/i.test(key))
  )
}

/** Those who report and have no address of their own. */
const NOBODY =
  /coverity|dependabot|\bscan\b|\b(?:ro)?bot\b|\bteam\b|\bgroup\b|\bproject\b|\blabs?\b|\bci\b|anonym|smatch|static|internal/i

/** A team that writes its name in capitals. */
const TEAM = /\b[A-Z]{3,}\b/

function faultOf(value: Slice, vouches: boolean): Finding | undefined {
  const text = value.text
  const link = value.find(MAIL_LINK)
  if (link)
    return {
      at: link,
      severity: 'warning',
      message: 'A mail program made a link of this address. Leave the link out.',
      fix: replace('Remove the link', link, ''),
    }
  const address = parseAddress(value)
  const { name, email, comment } = address
  if (!email || !isDeliverable(email.text)) {
    if (!vouches && (NOBODY.test(text) || TEAM.test(text) || keyIs(text, 'stable')))
      return undefined
    return {
      at: value,
      missing: true,
      message: 'There is no address in this line. Write: Name <name@host>',
    }
  }
  const torn = tornAddress(value)
  if (torn)
    return {
      at: value,
      message: 'Mail programs cannot tell name and address apart. Write: Name <name@host>',
      fix: torn,
    }
  const odd = email.find(ODD)
  if (odd)
    return {
      at: odd,
      severity: 'warning',
      message: 'This is no part of an address. A note belongs behind it.',
      fix: replace('Remove it', odd, ''),
    }
  if ((text.match(/@/g) ?? []).length > 1 && /@[^,;]+[,;]\s*\S/.test(text)) return undefined
  return (name && unquoted(name, value)) ?? (comment && trailing(address, comment))
}

/** What people write into an address by mistake: a note in parentheses, a full stop at its end. */
const ODD = /\([^()]{0,99}\)|[.,;"']+$/

/** What some mail programs put behind an address when they make text of a link. */
const MAIL_LINK = /\s{0,9}<mailto:[^<>]{1,256}>(?=>$)/

const TORN = /^([^<>()@]{1,100}?)(?:\s+[<([]?|[<([])([^\s<>()[\]@,;]+@[^\s<>()[\]@,;]+)[>)\]]?$/

/** A name with an address whose angle brackets are missing or broken, put together again. */
function tornAddress(value: Slice): Fix | undefined {
  const match = TORN.exec(value.text)
  const [, name = '', email = ''] = match ?? []
  const whole = `${name.trim()} <${email}>`
  if (name.trim() === '' || squeezed(value.text) === squeezed(whole)) return undefined
  return replace(`Write ${whole}`, value, whole)
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Characters that mean something else in a mail's header, unless quotes stand round the name. */
function unquoted(name: Slice, value: Slice): Finding | undefined {
  const bare = name.text.replace(/\([^()]*\)/g, '')
  if (value.text.startsWith('"') || !/[,;:@[\]]/.test(bare) || name.text.includes('"'))
    return undefined
  return {
    at: name,
    severity: 'hint',
    message: 'Put this name in quotes: it has a character that separates addresses.',
    fix: replace('Put the name in quotes', name, `"${name.text}"`),
  }
}

/** What stands behind an address: a note begins with #, or stands in parentheses. */
function trailing({ email }: Address, comment: Slice): Finding | undefined {
  const text = comment.text
  if (/^(?:#|\(.*\)$|\[.*\]$)/.test(text) || /^\S*stable@/.test(email?.text ?? '')) return undefined
  if (/^[>.,;"'\s-]+$/.test(text))
    return {
      at: comment,
      severity: 'warning',
      message: 'Nothing belongs behind the address here.',
      fix: replace('Remove it', comment, ''),
    }
  return {
    at: comment,
    severity: 'hint',
    message:
      'A note behind an address begins with #, so that no program takes it for a part of it.',
    fix: choice(replace('Put # before the note', comment, `# ${text}`)),
    otherFixes: [choice(replace('Remove the note', comment, ''))],
  }
}
