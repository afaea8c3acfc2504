import { characterCount } from '../../../server/text/characters'
import { isProse } from '../../../server/model/prose'
import { decodeLossless } from '../../../server/text/bytes'
import type { PatchLines } from './patchLines'
import type { ScriptFinding } from './script'

/** A class of findings of checkpatch.pl that are wrong, or that nobody asks for, and that we leave out on purpose. */
export interface Fault {
  /** In words that go on from "checkpatch.pl takes". */
  readonly name: string
  readonly types: readonly string[]
  /** Why we are silent, as a sentence. */
  readonly because: string
  matches(finding: ScriptFinding, patch: PatchLines): boolean
}

/** The written list. What is in none of these classes and not found by us is a difference. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'an address that cannot be broken',
    types: ['COMMIT_LOG_LONG_LINE'],
    because: 'A URL in a footnote or a sentence has no place to break.',
    matches: (finding, patch) => /\b(?:https?|git|ftp):\/\//.test(lineOf(finding, patch)),
  },
  {
    name: 'a reference to a commit',
    types: ['COMMIT_LOG_LONG_LINE'],
    because:
      'A title in quotes is looked for as one line; the kernel exempts Fixes: for the same reason.',
    matches: (finding, patch) =>
      /\b[0-9a-f]{7,40}\b *(?:\(|#|\w+ |[\w-]+:)/.test(lineOf(finding, patch)),
  },
  {
    name: 'bytes for characters',
    types: ['COMMIT_LOG_LONG_LINE'],
    because: 'The line has at most 75 characters; the script counts the bytes of UTF-8.',
    matches: (finding, patch) => characterCount(lineOf(finding, patch)) <= 75,
  },
  {
    name: 'code, tables, quotes and shell',
    types: ['COMMIT_LOG_LONG_LINE'],
    because: 'What is indented or set apart is quoted as it is.',
    matches: (finding, patch) => /^(?:\s|[>|#]|\$~? )/.test(lineOf(finding, patch)),
  },
  {
    name: 'output of programs',
    types: ['COMMIT_LOG_LONG_LINE'],
    because: 'Logs and compiler output are searched for as they were printed.',
    matches: (finding, patch) =>
      /\*\*\*|\b(?:warning|error|note)\b *:|^Warning on |err=-?\d|(?:\d+\.\d+s\s+){3}|^\w[\w -]*: \w+ \w+ \d+: /i.test(
        lineOf(finding, patch),
      ),
  },
  {
    name: 'a line of 76 to 80 characters with hardly a sentence in it',
    types: ['COMMIT_LOG_LONG_LINE'],
    because:
      'Nobody asks at 76 to 80 characters (567 such lines in 16,532 accepted messages), so only plain prose gets a hint there.',
    matches: (finding, patch) => {
      const line = lineOf(finding, patch)
      return characterCount(line) <= 80 && (!isProse(line) || /^["“(]/.test(line))
    },
  },
  {
    name: 'a release',
    types: ['COMMIT_MESSAGE'],
    because: 'The commit that makes a release says all in its subject.',
    matches: (_, patch) =>
      /^Subject: (?:\[.*?\] )?(?:Prepare v|Linux \d|Release )/m.test(patch.header),
  },
  {
    name: 'a commit of another project',
    types: ['UNKNOWN_COMMIT_ID'],
    because:
      'The text says whose commit it is, or the change touches code of another project: the id need not be here.',
    matches: (finding, patch) => {
      const text = patch.around(finding.line)
      return (
        /\b(?:linux|kernel|upstream|mainline|zlib|binutils|busybox|synced|sync|backport\w*|import\w*|based on|taken from|cherry[- ]picked|android|avb|port(?:ed)?)\b/i.test(
          text,
        ) || /^dts\/upstream\//m.test(patch.diffstat)
      )
    },
  },
  {
    name: 'an id without the word commit before it',
    types: ['GIT_COMMIT_ID'],
    because:
      'Footnotes, lists and `Since 5c0ffee15900 ("…")` are a house style; id and title are there.',
    matches: (finding, patch) =>
      !/\bcommits?\b/i.test(lineOf(finding, patch)) &&
      !/\bcommits?\s*$/i.test(patch.at(finding.line - 1)),
  },
  {
    name: 'the company Data Modul',
    types: ['TYPO_SPELLING'],
    because: 'It is a name.',
    matches: ({ message }) => /^'Modul'/.test(message),
  },
  {
    name: 'a title of another commit',
    types: ['TYPO_SPELLING', 'REPEATED_WORD'],
    because: 'A quoted title has to be what it is.',
    matches: (finding, patch) =>
      /^(?:Fixes:|.*\b[0-9a-f]{7,40}\b *\(")/.test(lineOf(finding, patch)),
  },
  {
    name: 'a comment in the address',
    types: ['FROM_SIGN_OFF_MISMATCH'],
    because:
      'Name and address of author and sign-off are the same; only what stands in parentheses or behind them differs.',
    matches: ({ message }) => /email comments mismatch/.test(message),
  },
  {
    name: 'a reporter without a public report',
    types: ['BAD_REPORTED_BY_LINK'],
    because:
      'Coverity, dependabot and other services have none, and a link elsewhere in the message serves as well.',
    matches: (finding, patch) =>
      /coverity|dependabot|smatch/i.test(lineOf(finding, patch)) ||
      /^(?:Closes|Link):\s*http/m.test(patch.message),
  },
  {
    name: "the author's sign-off under that of another person",
    types: ['BAD_SIGN_OFF'],
    because: 'Who wrote a patch for Linux and ports it signs off twice.',
    matches: ({ message }) => /^Duplicate signature/.test(message),
  },
  {
    name: 'a service for a person',
    types: ['BAD_SIGN_OFF'],
    because: 'A tool that reports has no address.',
    matches: (finding, patch) =>
      /^Reported-by: *(?:GitHub )?(?:dependabot|Coverity)/i.test(lineOf(finding, patch)),
  },
]

/** The line as its author sees it: the script's numbers count bytes, the file is read as such. */
function lineOf({ line }: ScriptFinding, patch: PatchLines): string {
  return decodeLossless(Buffer.from(patch.at(line), 'latin1')).text
}
