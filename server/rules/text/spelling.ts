import type { Change } from '../../model/change'
import type { Corrections } from '../../model/corrections'
import type { Message } from '../../model/message'
import { isVerbatim } from '../../model/prose'
import { QUOTATION } from '../../model/quotation'
import { join } from '../../text/join'
import { remembered } from '../../text/remembered'
import { Slice } from '../../text/slice'
import { choice, messageRule, replace } from '../rule'

/** Code and what stands for something else, in braces and angle brackets. */
const BRACED = /\{[^{}]{0,200}\}|<[^<>]{0,200}>/g

/** A text with more mistakes than this is no English, and every repair costs a look at the whole of it. */
const MOST = 100

/** A word that stands alone; nothing of what code, paths and addresses are made of touches it. */
const WORD = /(?<=^|[\s("'[])[A-Za-z][a-z]{4,}(?=[)\]]?[.,;:!?]{0,3}[)\]]?(?:\s|$))/g

export default messageRule({
  id: 'spelling',
  summary: 'Words are spelt as the lists of common mistakes say.',
  why: 'Whoever searches the log for a word finds it only where it is spelt right, and maintainers correct it by hand.',
  source: 'dev-tools/checkpatch.html#others',
  severity: 'warning',
  kinds: ['patch', 'revert', 'cover', 'merge', 'tag'],
  fixable: true,
  checkpatch: ['TYPO_SPELLING'],

  async *check(message, { project }) {
    const texts = textsOf(message)
    if (texts.length === 0 || ABOUT_SPELLING.test(message.subject?.title.text ?? '')) return
    const corrections = await project.corrections()
    const found = texts.flatMap(text => misspelt(text, corrections))
    if (found.length === 0) return
    const names = namesOfCode(message.whole.text) + (await changedText(message.change))
    for (const { at, right } of found) {
      // A word that the change itself has, or that is part of a name, is a name, or what is being corrected.
      if (names.includes(at.text.toLowerCase())) continue
      const [first = '', ...others] = right.map(word => asWritten(at.text, word))
      const fixes = [first, ...others].map(word => replace(`Write "${word}"`, at, word))
      yield {
        at,
        // While it is the last word of its line, it may still grow.
        missing: /^\s*(?:\n|$)/.test(at.source.text.slice(at.end, at.end + 20)),
        message: `This is spelt ${[first, ...others].map(word => `"${word}"`).join(' or ')}.`,
        fix: others.length > 0 ? choice(fixes[0]) : fixes[0],
        otherFixes: fixes.slice(1).map(choice),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nIt is «seperate» from the cache. «Recieving» it takes long.\n',
      good: 'foo: flush the bar\n\nIt is separate from the cache. Receiving it takes long.\n',
    },
    {
      tree: { 'scripts/spelling.txt': '# A comment\nflsuh||flush\n' },
      bad: 'foo: «flsuh» the bar\n\nIt is stale (and «occured» late).\n',
      good: 'foo: flush the bar\n\nIt is stale (and occurred late).\n',
    },
    {
      good: 'foo: fix a typo\n\nIt said recieve.\n',
      because: 'The change is about the word.',
    },
    {
      diff: 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-int recieve_bar;\n+int bar;\n',
      good: 'foo: rename the bar\n\nNothing but recieve is left.\n',
      because: 'The diff has the word.',
    },
    {
      good: 'foo: flush the bar\n\nfoo_recieve() and seperate2 wait: the recieve queue of seperate is full.\n',
      because: 'It is part of a name that the text has.',
    },
    { paths: ['foo/seperate.c'], good: 'foo: build the seperate bar\n' },
    {
      good: 'foo: flush the bar\n\nIt goes back to 5c0ffee15900 ("foo: recieve a bar and\nrecieve a foo").\n',
      because: 'The title of a commit stays as it is, over line ends too.',
    },
    {
      good: "foo: flush the bar\n\n    recieve: no such bar\n  $ make bar # recieve it\n> recieve\nSee recieve_bar(), recieve(), foo.recieve and foo/recieve.\nIt prints `recieve` and 'recieve'.\n",
      because: 'Code, names and quotations are not text.',
    },
    {
      good: 'foo: flush the bar\n\nThe team of Recieve Inc. wrote it.\n',
      because: 'A capital in a sentence is a name.',
    },
    {
      good: 'foo: flush the bar\n\nrecieve -> receive in what it prints.\n',
      because: 'It says itself what it corrects.',
    },
    { typing: true, good: 'foo: it must not recieve', because: 'The word may not be finished.' },
  ],
})

/** A change whose subject is about words corrects words, and names them. */
const ABOUT_SPELLING = /\b(?:typos?|spell\w*|misspel\w*|codespell|grammar|wording|s\/\w+\/)/i

/** Running text, and the way from it into the document. */
interface RunningText {
  readonly text: string
  readonly slice: () => Slice
}

/** The running text of a message, paragraph by paragraph, the subject first. */
function textsOf({ subject, paragraphs }: Message): RunningText[] {
  const texts = paragraphs.map(({ whole, lines }) => ({
    text: runningText(whole.text),
    slice: () => running(lines),
  }))
  if (!subject) return texts
  const { phrase } = subject
  return [{ text: phrase.text, slice: () => phrase }, ...texts]
}

function running(lines: readonly Slice[]): Slice {
  const own = lines.filter(line => !isVerbatim(line.text))
  return join(
    own.map(line => line.trim()),
    ' ',
  )
}

const runningText = remembered(text => running(Slice.of(text).lines()).text)

/** A word as it may stand in a list of corrections. */
interface Word {
  readonly at: number
  readonly text: string
  readonly lower: string
}

const wordsIn = remembered((text): readonly Word[] =>
  [...text.matchAll(WORD)].map(match => {
    const [word] = match
    return { at: match.index, text: word, lower: word.toLowerCase() }
  }),
)

interface Misspelt {
  readonly at: Slice
  readonly right: readonly string[]
}

function misspelt({ text, slice }: RunningText, corrections: Corrections): Misspelt[] {
  const found: Misspelt[] = []
  let own: string | undefined
  let whole: Slice | undefined
  for (const { at, text: word, lower } of wordsIn(text)) {
    const right = corrections.get(lower)
    if (!right) continue
    own ??= text.replace(QUOTATION, blank).replace(BRACED, blank)
    if (!own.startsWith(word, at) || isName(own, at)) continue
    whole ??= slice()
    found.push({ at: whole.sub(at, at + word.length), right })
    if (found.length === MOST) break
  }
  return found
}

function blank(text: string): string {
  return ' '.repeat(text.length)
}

/** A capital that no sentence begins with, or an arrow to what it should be. */
function isName(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at)
  return (
    (/[A-Z]/.test(text.charAt(at)) && !/(?:^|[.!?:]\s+|^[-*+] +)["'(]?$/.test(before)) ||
    /^\w+\W{0,3} ?(?:->|=>|→)/.test(text.slice(at, at + 60))
  )
}

/** The words of a text that can only be names: those with an underscore, a digit or the parentheses of a call. */
function namesOfCode(text: string): string {
  const words = text.toLowerCase().match(/\w+(?:\(\))?/g) ?? []
  return `${words.filter(word => /[_\d]|\)$/.test(word)).join(' ')} `
}

/** All text of the change in lower case, paths included; empty where it is not at hand. */
async function changedText(change: Change): Promise<string> {
  const diff = await change.diff()
  return (diff ? diff.whole.text : ((await change.paths()) ?? []).join(' ')).toLowerCase()
}

/** A correction with the capital of what it corrects. */
function asWritten(wrong: string, right: string): string {
  return /^[A-Z]/.test(wrong) ? right.charAt(0).toUpperCase() + right.slice(1) : right
}
