import { join } from '../text/join'
import { remembered } from '../text/remembered'
import { Slice } from '../text/slice'
import type { Message } from './message'
import { isOutput } from './programOutput'
import { isVerbatim } from './prose'

/** A name of code that the author's own text mentions. */
export interface NameInText {
  /** The name alone, without `()`. */
  readonly at: Slice
  readonly name: string
  /** `function`: `foo()`. `symbol`: `CONFIG_FOO`. `path`: `foo/bar.c`. `word`: an identifier, `foo_bar`. */
  readonly sort: 'function' | 'symbol' | 'path' | 'word'
  /** The sentence that it stands in, as far as one can tell. */
  readonly sentence: string
}

/** Names in subject and text. What is quoted, logged or laid out is not the author's own, nor are titles of commits. */
export function namesInText({ subject, paragraphs }: Message): NameInText[] {
  const named = subject ? placed(subject.phrase, namesIn(subject.phrase.text)) : []
  for (const { whole, lines } of paragraphs) {
    const { names, own } = ownNames(whole.text)
    if (names.length === 0) continue
    const flow = join(
      lines.filter((_, index) => own[index]),
      ' ',
    )
    named.push(...placed(flow, names))
  }
  return named
}

/** A name without its place in the document: `from` counts the UTF-16 units before it. */
interface FoundName extends Omit<NameInText, 'at'> {
  readonly from: number
}

function placed(flow: Slice, names: readonly FoundName[]): NameInText[] {
  return names.map(({ from, name, sort, sentence }) => {
    return { at: flow.sub(from, from + name.length), name, sort, sentence }
  })
}

/** The names of a paragraph, counted in its own lines on one line, and which lines these are. */
const ownNames = remembered(
  (text): { readonly names: readonly FoundName[]; readonly own: readonly boolean[] } => {
    const lines = Slice.of(text).lines()
    if (lines.some(isCommand)) return { names: [], own: [] }
    const flow = join(lines.filter(isOwn), ' ')
    return { names: namesIn(flow.text), own: lines.map(isOwn) }
  },
)

/** Whether the sentence speaks of another project's code or of a document, whose names cannot be looked up here. */
export function isForeign({ sentence }: NameInText, linux: boolean): boolean {
  return speaksOfForeign(sentence) || (!linux && speaksOfLinux(sentence))
}

const FOREIGN =
  /\b(?:upstream|downstream|vendor|u-?boot(?=['’]s|\s+(?:has|uses|does))|barebox|coreboot|tf-?a|atf|op-?tee|edk2|qemu|busybox|glibc|newlib|bsp|android|aosp|zephyr|grub|lwip|mbedtls|openssl|specification|spec|datasheet|manual|trm|posix|libc)\b/i

const speaksOfForeign = remembered(sentence => FOREIGN.test(sentence))
const speaksOfLinux = remembered(sentence => /\b(?:linux|kernel|mainline)\b/i.test(sentence))

/** Identifiers, paths and symbols, each with what stands right around it. */
const NAME =
  /(?<![\w/.$@%<>{}\]*?~=+-])(?:\.\/)?[A-Za-z_/][\w/.+-]*(?:\(\))?(?![\w@%<>{}*?~$[-]|\.\.|\/[<{*])/g

/** Quotes around several words, which are somebody else's; those around one word only set it off. */
const QUOTATION = /"[^"]{1,300}\s[^"]{0,300}"|“[^”]{1,300}\s[^”]{0,300}”/g

const namesIn = remembered((text): readonly FoundName[] => {
  if (!/[_/]|\(\)/.test(text)) return []
  const isQuoted = quotationsIn(text)
  const names: FoundName[] = []
  for (const match of text.matchAll(NAME)) {
    const name = match[0]
      .replace(/\(\)$/, '')
      .replace(/^\.\//, '')
      .replace(/(?<!\.)\.+$/, '')
    const sort = sortOf(name, match[0])
    if (!sort) continue
    if (isQuoted(match.index)) continue
    const from = match.index + match[0].indexOf(name)
    names.push({ from, name, sort, sentence: sentenceAround(text, match.index) })
  }
  return names
})

/** Whether an offset lies in a quotation; offsets are asked for in order. */
function quotationsIn(text: string): (offset: number) => boolean {
  const quotations = [...text.matchAll(QUOTATION)]
  let next = 0
  return offset => {
    while (endOf(quotations[next]) <= offset) next++
    return (quotations[next]?.index ?? Infinity) < offset
  }
}

function endOf(match: RegExpExecArray | undefined): number {
  return match ? match.index + match[0].length : Infinity
}

function sortOf(name: string, written: string): NameInText['sort'] | undefined {
  if (name.length < 5 || written.includes('..')) return undefined
  if (/^CONFIG_[A-Z0-9]\w*[A-Za-z0-9]$/.test(name)) return 'symbol'
  if (/^[A-Za-z_]\w*$/.test(name)) {
    if (written.endsWith('()')) return 'function'
    return /[a-z0-9]_[a-z0-9]/i.test(name) && !name.endsWith('_') ? 'word' : undefined
  }
  return PATH.test(name) && !/\.[chS]\//.test(name) ? 'path' : undefined
}

/** A path with at least one folder and an ending that sources have. */
const PATH =
  /^\/?(?:[\w+-][\w.+-]*\/)+[\w.+-]*(?:\.(?:[chS]|dtsi?|dtso|rst|py|sh|ya?ml|txt|its|env|lds|mk|pl|rs|l|y)|_defconfig|Kconfig|Makefile)$/

function sentenceAround(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 400), index)
  const behind = text.slice(index, index + 400)
  const start = Math.max(before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1
  const end = /[.;](?= |$)/.exec(behind)?.index ?? behind.length
  return before.slice(start) + behind.slice(0, end)
}

/** A command at a prompt: what stands around it is what it printed. */
function isCommand({ text }: Slice): boolean {
  return /^\s*(?:[$#%]|=>) \S/.test(text)
}

function isOwn({ text }: Slice): boolean {
  // Columns make a table.
  if (/\S {3,}\S/.test(text)) return false
  return !isVerbatim(text) && !isOutput(text) && !text.includes('://')
}
