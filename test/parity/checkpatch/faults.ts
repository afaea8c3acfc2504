import { characterCount } from '../../../server/text/characters'
import { titleMatches } from '../../../server/model/commitReference'
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
      /\*\*\*|\b(?:warning|error|note)\b *:|^Warning on |err=-?\d|(?:\d+\.\d+s\s+){3}|^\w[\w -]*: \w+ \w+ \d+: |: line \d+:|> mtu \d|\bflowid \d|^\.?#\d+ |^Image '/i.test(
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
    types: ['COMMIT_MESSAGE', 'MISSING_SIGN_OFF'],
    because: 'The commit that makes a release says all in its subject, and is nobody else’s work.',
    matches: (_, patch) => RELEASE.test(patch.header),
  },
  {
    name: 'headers that are copied from the kernel',
    types: ['COMMIT_MESSAGE'],
    because: 'Their story is told in the history of Linux.',
    matches: (_, patch) =>
      /\bheaders?\b/i.test(patch.header) || /^include\/uapi\//m.test(patch.diffstat),
  },
  {
    name: 'a commit of another project',
    types: ['UNKNOWN_COMMIT_ID'],
    because:
      'The text says whose commit it is, or the change touches code of another project: the id need not be here.',
    matches: (finding, patch) => {
      const text = patch.around(finding.line)
      return (
        /\b(?:linux|kernel|upstream|mainline|zlib|binutils|busybox|synced|sync|backport\w*|import\w*|based on|taken from|cherry[- ]picked|android|avb|ddrbin_tool|port(?:ed)?)\b/i.test(
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
    name: 'a short word, or two words',
    types: ['TYPO_SPELLING'],
    because:
      'Words of less than five letters and those of up to six with several corrections are too often something else.',
    matches: ({ message }) => /^'(?:\w{1,6}|\w+ \w+)'/.test(message),
  },
  {
    name: 'a command that has a word twice',
    types: ['REPEATED_WORD'],
    because: 'It is quoted as somebody types it.',
    matches: (finding, patch) => /^\$ |^(\w+) \1 \w+ +- /.test(lineOf(finding, patch)),
  },
  {
    name: 'a title that is cut at its end or has other blanks',
    types: ['BAD_FIXES_TAG'],
    because: 'It names the commit all the same; linux-next takes it, too.',
    matches: ({ message, line }, patch) => {
      const title = /ie: 'Fixes: [0-9a-f]+ \("(.*)"\)'/.exec(message)?.[1]
      const quoted = /\("(.*)"\)/.exec(lineOf({ line }, patch))?.[1]
      return title !== undefined && quoted !== undefined && titleMatches(quoted, title)
    },
  },
  {
    name: 'an id whose title stands there already',
    types: ['GIT_COMMIT_ID'],
    because:
      'Over a line end, with quotes inside the title, or where the same commit was named in full before: the reader has id and title.',
    matches: (finding, patch) => {
      const id = /\b[0-9a-f]{7,40}\b/.exec(
        `${lineOf(finding, patch)} ${patch.at(finding.line + 1)}`,
      )
      const text = patch.message.replace(/\s+/g, ' ')
      return id !== null && text.includes(`${id[0]} ("`)
    },
  },
  {
    name: 'an id of which the words say whose it is',
    types: ['GIT_COMMIT_ID'],
    because: "After another project's or U-Boot's own name the id is enough.",
    matches: (finding, patch) =>
      /\b(?:U-Boot|Linux|upstream|kernel)\b/.test(lineOf(finding, patch)),
  },
  {
    name: "the name of a tool that is the change's own matter",
    types: ['EMAIL_SUBJECT'],
    because: 'A subject about sparse files names no checker.',
    matches: (_, patch) =>
      /^Subject: .*\bsparse (?:checks|files?|images?|memory)\b/m.test(patch.header),
  },
  {
    name: 'prose for a link',
    types: ['COMMIT_LOG_USE_LINK'],
    because: '"See:", "Datasheet:" and the like introduce an address in a sentence.',
    matches: (finding, patch) => /^(?:See|Datasheet|Based on)\b/i.test(lineOf(finding, patch)),
  },
  {
    name: 'prose for a trailer',
    types: ['BAD_SIGN_OFF'],
    because: 'A line of the text ends with "to:", and nothing follows.',
    matches: (finding, patch) => /^(?:to|cc):$/i.test(lineOf(finding, patch)),
  },
  {
    name: 'an indented line',
    types: ['BAD_SIGN_OFF'],
    because: 'What is indented and misspelt at once is more likely quoted than meant.',
    matches: (finding, patch) => /^\s+\S/.test(lineOf(finding, patch)),
  },
  {
    name: 'the same person by .mailmap, or in other letters',
    types: ['FROM_SIGN_OFF_MISMATCH'],
    because: 'The script knows no .mailmap.',
    matches: ({ message }) => sameByMailmap(message),
  },
  {
    name: 'the work of git subtree',
    types: ['MISSING_SIGN_OFF'],
    because: 'What git subtree makes is nobody’s own text.',
    matches: (_, patch) => /^Subject: (?:\[.*?\] )?Squashed '/m.test(patch.header),
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

/** What the commits that make a release say, of Linux, U-Boot and iproute2. */
const RELEASE =
  /^Subject: (?:\[.*?\] )?(?:Prepare v|Linux \d|Release |v?\d+\.\d+(?:\.\d+)?(?:-\S+)?$|snapshot)/im

/** Whether names are the same but for capitals, or the addresses differ alone, which .mailmap is for. */
function sameByMailmap(message: string): boolean {
  const names = [...message.matchAll(/(?:From|Signed-off-by): ([^<']*?) *</g)].map(([, name]) =>
    name?.toLowerCase(),
  )
  return names.length === 2 && names[0] === names[1]
}

/** The line as its author sees it: the script's numbers count bytes, the file is read as such. */
function lineOf({ line }: Pick<ScriptFinding, 'line'>, patch: PatchLines): string {
  return decodeLossless(Buffer.from(patch.at(line), 'latin1')).text
}
