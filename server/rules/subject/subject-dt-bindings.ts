import type { Subject } from '../../parse/subject'
import type { Slice } from '../../text/slice'
import { choice, messageRule, replace, type Finding, type Fix } from '../rule'

/** Subsystems whose maintainers want their own name first. */
const OWN_NAME_FIRST = /^(?:asoc|media|regulator|scsi|spi|ufs)\b/i

/** Of these, those whose patches go in either way. */
const EITHER_WAY = /^(?:media|ufs)\b/i

/** Bindings, but not what is written about them. */
const WHERE =
  /^(?:Documentation\/devicetree\/bindings\/.*\.(?:ya?ml|txt)|include\/dt-bindings\/.*\.h)$/

/** What a subject calls bindings, behind a name or between the verb and what they are for. */
const NAMED =
  '(?:(?:dt|device ?tree|yaml|schema)[- ])*(?:bindings?(?: (?:documentation|documents?|docs?|yaml|schema))?|documentation|docs?|yaml)'
const VERB = /^(?:add|introduce|create|document)(?= )/i
const AT_END = new RegExp(` ${NAMED}$`, 'i')
const BEFORE_FOR = new RegExp(`^ (?:(?:a|the|new) )*${NAMED} for(?= )`, 'i')
const YAML = /(?<=\bto )(?:(?:dt[- ])?yaml)(?: (?:format|schema))?(?=$|[ ,])/i

export default messageRule({
  id: 'subject-dt-bindings',
  summary:
    'A patch of bindings begins with "dt-bindings: directory:" and does not say again that it is one.',
  why: 'The maintainers of the bindings find their mail by this prefix, and the characters of a subject are precious.',
  source: 'https://docs.kernel.org/devicetree/bindings/submitting-patches.html',
  severity: 'warning',
  kinds: ['patch'],
  fixable: true,
  checkpatch: [],
  occasion: ({ subject }) => subject !== undefined && bindingsAt(subject) >= 0,

  async *check({ subject, change }, { project }) {
    if (!subject || !project.linux || subject.phrase.isEmpty) return
    const at = bindingsAt(subject)
    if (at >= 0) {
      yield* wrongOrder(subject, at)
      yield* redundant(subject.phrase)
      return
    }
    // Another spelling of the prefix may be meant, which only the paths can tell.
    const paths = await change.paths()
    if (!paths || paths.length === 0 || !paths.every(path => WHERE.test(path))) return
    if (/\bdt-bindings\b/i.test(subject.title.text)) return
    yield {
      at: subject.prefix[0]?.name ?? subject.phrase.find(/^\S+/) ?? subject.phrase,
      message: 'A patch of bindings begins with "dt-bindings:" and the directory.',
      aspect: 'prefix',
      fix: prefixed(subject),
    }
  },

  examples: [
    {
      linux: true,
      bad: '«iio: dt-bindings»: foo: Add the bar\n',
      good: 'dt-bindings: iio: foo: Add the bar\n',
    },
    {
      linux: true,
      bad: '«dt-bindings: spi»: foo: Add the bar\n',
      good: 'spi: dt-bindings: foo: Add the bar\n',
    },
    {
      linux: true,
      bad: 'dt-bindings: iio: Add Foo BAR100« bindings»\n',
      good: 'dt-bindings: iio: Add Foo BAR100\n',
    },
    {
      linux: true,
      bad: 'dt-bindings: iio: Add« YAML bindings for» Foo BAR100\n',
      good: 'dt-bindings: iio: Add Foo BAR100\n',
    },
    {
      linux: true,
      bad: 'dt-bindings: iio: foo: convert to «YAML format»\n',
      good: 'dt-bindings: iio: foo: convert to DT schema\n',
    },
    {
      linux: true,
      paths: ['Documentation/devicetree/bindings/iio/foo.yaml'],
      bad: '«iio»: foo: Add the bar\n',
      good: 'dt-bindings: iio: foo: Add the bar\n',
    },
    {
      linux: true,
      paths: ['Documentation/devicetree/bindings/iio/foo.yaml', 'drivers/iio/foo.c'],
      good: 'iio: foo: Add the bar\n',
      because: 'It is no patch of bindings alone.',
    },
    {
      linux: true,
      good: 'dt-bindings: iio: Add GPIO bindings for Foo BAR100\n',
      because: 'Without the word it would not be understood.',
    },
    { linux: true, good: 'ASoC: dt-bindings: foo: Add the bar\n' },
    { linux: true, good: 'scsi: ufs: dt-bindings: Add the bar\n' },
    { linux: true, good: 'dt-bindings: iio: Fix a typo in foo.yaml\n' },
    {
      linux: true,
      good: 'dt-bindings: iio: Drop unused bindings\n',
      because: 'Here the word is what it is about.',
    },
    { good: 'iio: dt-bindings: foo: Add the bar\n', because: 'It is not Linux.' },
  ],
})

/** The place of `dt-bindings` among the prefixes; -1 where it is none of them. */
function bindingsAt({ prefix }: Subject): number {
  return prefix.findIndex(({ name }) => /^dt-bindings$/i.test(name.text))
}

/** `dt-bindings` and the name beside it, where they stand the other way round than the maintainers want. */
function* wrongOrder({ prefix }: Subject, at: number): Generator<Finding> {
  const first = prefix[0]
  const second = prefix[1]
  if (!first || !second || at > 1) return
  const directory = at === 0 ? second : first
  if (/^doc/i.test(directory.name.text)) return
  const ownFirst = OWN_NAME_FIRST.test(directory.name.text)
  // Who writes a longer name first than a directory has, knows what for: "ALSA: hda", "scsi: ufs".
  if (at === (ownFirst ? 1 : 0)) return
  const place = first.name.to(second.name)
  const text = `${second.name.text}: ${first.name.text}`
  yield {
    at: place,
    message: `The order of the prefixes is "${text}:" here.`,
    aspect: 'order',
    ...(EITHER_WAY.test(directory.name.text) ? { severity: 'hint' as const } : {}),
    fix: replace(`Write "${text}:"`, place, text),
  }
}

/** Words that the prefix says already. */
function* redundant(phrase: Slice): Generator<Finding> {
  const repeated = repeatedAt(phrase)
  if (repeated)
    yield {
      at: repeated,
      message:
        'The prefix says already that this is the documentation of bindings. Leave it out here.',
      aspect: 'repeated',
      fix: replace('Leave it out', repeated, ''),
    }
  const yaml = phrase.find(YAML)
  if (yaml)
    yield {
      at: yaml,
      message: 'All bindings are YAML. Say: convert to DT schema.',
      aspect: 'yaml',
      fix: replace('Write "DT schema"', yaml, 'DT schema'),
    }
}

function repeatedAt(phrase: Slice): Slice | undefined {
  const verb = phrase.find(VERB)
  if (!verb) return undefined
  const object = phrase.sub(verb.length)
  const atEnd = object.find(AT_END)
  // Something has to be left to add.
  const named = atEnd && !/^(?: (?:an?|the|new))*$/i.test(object.text.slice(0, -atEnd.length))
  return named ? atEnd : object.find(BEFORE_FOR)
}

/** The prefix put where it belongs, as far as that is known. */
function prefixed({ title, prefix }: Subject): Fix | undefined {
  const first = prefix[0]
  const behind = first && OWN_NAME_FIRST.test(first.name.text)
  return choice(
    replace('Begin with "dt-bindings:"', behind ? first.whole.tail : title.head, 'dt-bindings: '),
  )
}
