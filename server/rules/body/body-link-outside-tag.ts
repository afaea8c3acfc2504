import type { Message } from '../../model/message'
import type { Trailer } from '../../parse/trailers'
import type { Slice } from '../../text/slice'
import { choice, messageRule, replace, type Finding } from '../rule'

/** Words in front of an address that mean Link: or Closes:, the latter where they name a fault. */
const OTHER_KEY =
  /^(?:Links|Refs?|References?|Bug(?:[ -]?(?:Report|Link|zilla))?|Issue)(?=[ \t]*:[ \t]*<?https?:\/\/)/i
const FAULT = /^(?:Bug|Issue)/i
/** `[1] https://…`: the number belongs behind the address. */
const NUMBERED = /^\[\d{1,2}\]:?\s*(?=https?:\/\/)/
const MESSAGE_ID = /^<?([^\s<>@/]+@[^\s<>@/]+)>?$/
/** Addresses without `https://`. */
const BARE = /^(?:[\w-]+\.)+(?:org|com|net|io|dev|de)\/\S+$/

export default messageRule({
  id: 'body-link-outside-tag',
  summary: 'An address stands behind Link: or Closes:, and these two have an address.',
  why: 'Tools follow these two trailers only; a report behind any other word is never connected with its fix.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  yieldsTo: ['trailer-is-prose', 'trailer-empty'],
  occasion: ({ whole }) => /:\/\//.test(whole.text),
  fixable: true,
  checkpatch: ['COMMIT_LOG_USE_LINK', 'COMMIT_LOG_WRONG_LINK'],

  *check(message) {
    for (const line of message.lines) {
      const key = line.find(OTHER_KEY)
      if (key) yield withOtherKey(key)
    }
    // Among the trailers, its form is another rule's matter.
    for (const { lines } of message.paragraphs) {
      for (const line of lines) {
        const key = line.find(/^Fixes(?=:\s*https?:\/\/)/)
        if (key) yield withOtherKey(key)
      }
    }
    for (const trailer of linksOf(message)) {
      const { text } = trailer.value
      if (!/^<?https?:\/\//.test(text) && text !== '') yield* withoutAddress(trailer)
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«BugLink»: https://example.org/7\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nCloses: https://example.org/7\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\n«Ref»: https://example.org/7\n\nSigned-off-by: Ada <ada@example.org>\n«Links»: https://example.org/8\n',
      good: 'foo: flush the bar\n\nLink: https://example.org/7\n\nSigned-off-by: Ada <ada@example.org>\nLink: https://example.org/8\n',
      because: 'What stands behind the first sign-off is still message.',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nLink: «[1] https://example.org/7»\nLink: «<20260101.1-1-ada@example.org>»\nCloses: «example.org/8»\n',
      good: 'foo: flush the bar\n\nText.\n\nLink: https://example.org/7 [1]\nLink: https://lore.kernel.org/r/20260101.1-1-ada@example.org/\nCloses: https://example.org/8\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nCloses: «#7»\n',
    },
    {
      typing: true,
      good: 'foo: flush the bar\n\nText.\n\nLink: ht\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'The address is being typed.',
    },
    {
      good: 'foo: flush the bar\n\nDatasheet: https://example.org/foo.pdf\nSee: https://example.org/baz\nLink: https://example.org/7 # [1]\n',
      because: 'What an address is said to be in plain words is prose.',
    },
    {
      good: 'foo: flush the bar\n\nThe command says:\n\nlink: flush what is stale and say so\n',
      because: 'A name with a colon is no trailer.',
    },
  ],
})

function withOtherKey(key: Slice): Finding {
  const fault = FAULT.test(key.text) || key.text === 'Fixes'
  const link = replace('Change to Link:', key, 'Link')
  return {
    at: key,
    aspect: 'other-word',
    message: fault
      ? 'Put the report behind "Closes:" if it is settled by this change, else behind "Link:".'
      : 'Put the address behind "Link:".',
    ...(fault
      ? { fix: choice(replace('Change to Closes:', key, 'Closes')), otherFixes: [choice(link)] }
      : { fix: link }),
  }
}

/** The Link: and Closes: lines, but not those that a name in lower case makes. */
function linksOf({ trailers }: Message): Trailer[] {
  return trailers.filter(({ key: { text } }) => text === 'Link' || text === 'Closes')
}

function* withoutAddress({ value }: Trailer): Iterable<Finding> {
  const { text } = value
  // Prose that the trailers swallowed.
  if (/^\p{L}+(?: \S+){2,}$/u.test(text)) return
  const number = value.find(NUMBERED)
  if (number) {
    const wanted = `${text.slice(number.length).trim()} ${number.text.replace(/:?\s*$/, '')}`
    yield {
      at: value,
      severity: 'hint',
      aspect: 'number-first',
      message: 'Put the number behind the address: scripts take what follows the colon for it.',
      fix: replace(`Write ${wanted}`, value, wanted),
    }
    return
  }
  const id = MESSAGE_ID.exec(text)?.[1]
  const wanted = id
    ? `https://lore.kernel.org/r/${id}/`
    : BARE.test(text)
      ? `https://${text}`
      : undefined
  yield {
    at: value,
    aspect: 'no-address',
    missing: true,
    message: 'Give an address that one can click on: https://…',
    fix: wanted === undefined ? undefined : replace(`Write ${wanted}`, value, wanted),
  }
}
