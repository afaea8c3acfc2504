import assert from 'node:assert/strict'
import { changeFrom, UNKNOWN_CHANGE } from '../../server/model/change'
import { messageOf } from '../../server/model/message'
import { matterOf } from '../../server/model/report/matter'
import type { Answer, Matter } from '../../server/model/report/question'
import { QUESTIONS } from '../../server/model/report/questions'
import { parseCommitMessage } from '../../server/parse/commitMessage'
import type { Example } from '../../server/rules/rule'
import { Slice } from '../../server/text/slice'
import { exampleHistory } from './exampleHistory'
import { exampleProject } from './exampleProject'
import { unmarked, withMarks } from './marks'

/** What is known around a message beside its text. */
export type Around = Pick<Example, 'git' | 'tree' | 'linux'> & { readonly diff?: string }

/** What the questions about a text are answered from. */
export async function matterOfText(text: string, around: Around = {}): Promise<Matter> {
  const { diff } = around
  const change =
    diff === undefined ? UNKNOWN_CHANGE : changeFrom({ diff: () => Promise.resolve(diff) })
  const parsed = parseCommitMessage(Slice.of(text))
  const message = messageOf(parsed, { state: 'outgoing', origin: 'commit', comment: '#', change })
  const world = { git: exampleHistory(around), project: exampleProject(around) }
  return matterOf(message, world)
}

/** The answer to one question about a text. */
async function answerTo(id: string, text: string, around: Around = {}): Promise<Answer> {
  const question = QUESTIONS.find(each => each.id === id)
  assert.ok(question, `There is no question ${id}.`)
  return question.answer(await matterOfText(text, around))
}

/** Asserts that the text itself answers a question, at the marked place. */
export async function answered(id: string, marked: string, around: Around = {}): Promise<void> {
  const { text } = unmarked(marked)
  const answer = await answerTo(id, text, around)
  if (answer.state !== 'answered') assert.fail(JSON.stringify(answer))
  assert.equal(withMarks(text, [answer.at.span]), marked)
}

/** Asserts that git or the diff answers a question. */
export async function known(
  id: string,
  fact: string,
  text: string,
  around: Around = {},
): Promise<void> {
  const answer = await answerTo(id, text, around)
  assert.equal(answer.state === 'fact' ? answer.text : JSON.stringify(answer), fact)
}

/** Asserts that a question is open, or not asked. */
export async function left(
  id: string,
  state: 'open' | 'notAsked',
  text: string,
  around: Around = {},
): Promise<void> {
  const answer = await answerTo(id, text, around)
  assert.equal(
    answer.state,
    state,
    answer.state === 'answered' ? answer.at.text : JSON.stringify(answer),
  )
}

/** A diff of C code: the function of the hunk, and its lines. */
export function diffOf(
  lines: readonly string[],
  path = 'drivers/foo/foo.c',
  section = 'int bar(void)',
): string {
  const count = (mark: string): number => lines.filter(line => line.startsWith(mark)).length
  const context = lines.length - count('+') - count('-')
  return [
    `diff --git a/${path} b/${path}`,
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -10,${context + count('-')} +10,${context + count('+')} @@ ${section}`,
    ...lines,
    '',
  ].join('\n')
}
