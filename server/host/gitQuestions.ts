import { simpleGit, type SimpleGitOptions } from 'simple-git'
import type { Identity } from '../model/identity'
import { parseIdentity } from './commitObject'
import { messageOf } from './failure'
import { GUARDS } from './gitEnvironment'
import type { GitProgram } from './gitProcess'

/** The questions that git answers in a word or a line. */
export interface GitQuestions {
  /** What `git rev-parse` prints, without its last line end. Throws a `GitComplaint` where git fails. */
  revParse(...args: string[]): Promise<string>
  identity(): Promise<Identity | undefined>
  config(key: string): Promise<string | undefined>
  /** Whether a partial clone: objects may be missing here and would be fetched when asked for. */
  isPartial(): Promise<boolean>
  /** Whether HEAD has no commit yet. */
  isEmpty(): Promise<boolean>
}

/** What git said instead of an answer. */
export class GitComplaint extends Error {}

/** Git answers such a question at once; a configuration that includes a pipe would keep it for ever. In milliseconds. */
const PATIENCE = 20_000

/** Asks through simple-git, with the same guards and the same environment as everything else here. */
export function gitQuestions(program: GitProgram): GitQuestions {
  async function ask(...args: string[]): Promise<string> {
    const environment = program.environment()
    try {
      return await simpleGit({
        baseDir: program.directory,
        binary: program.binary,
        config: [...GUARDS],
        allowEnvironment: Object.keys(environment),
        unsafe: TRUSTED,
        completion: { onClose: true, onExit: false },
        timeout: { block: PATIENCE },
      })
        .env({ ...environment })
        .raw(args)
    } catch (error) {
      throw new GitComplaint(messageOf(error).trim())
    }
  }

  let reading: Promise<ReadonlyMap<string, string>> | undefined

  /** The whole configuration, the last value of each key. Those who ask at the same time share one process. */
  function configuration(): Promise<ReadonlyMap<string, string>> {
    reading ??= orNothing(ask('config', '--null', '--list'))
      .then((listed = '') => new Map(listed.split('\0').map(keyAndValue)))
      .finally(() => {
        reading = undefined
      })
    return reading
  }

  async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer
    } catch (error) {
      program.log(messageOf(error))
      return undefined
    }
  }

  return {
    revParse: async (...args) => withoutLineEnd(await ask('rev-parse', ...args)),

    async identity() {
      const answer = await orNothing(ask('var', 'GIT_AUTHOR_IDENT'))
      return answer === undefined ? undefined : parseIdentity(answer)?.identity
    },

    config: async key => (await configuration()).get(asListed(key)),

    async isPartial() {
      return [...(await configuration()).keys()].some(key => PROMISOR.test(key))
    },

    async isEmpty() {
      return (await orNothing(ask('rev-parse', '--quiet', '--verify', 'HEAD'))) === ''
    },
  }
}

/** What `git config --null --list` prints of one key; what is set without a value has no line end. */
function keyAndValue(listed: string): [string, string] {
  const end = listed.indexOf('\n')
  return end < 0 ? [listed, ''] : [listed.slice(0, end), listed.slice(end + 1)]
}

/** A key as git lists it: section and name in lower case, what stands between them as it is. */
function asListed(key: string): string {
  return key.replace(/^[^.]*|[^.]*$/g, part => part.toLowerCase())
}

const PROMISOR = /^(?:extensions\.partialclone|remote\..*\.promisor)$/is

/**
 * simple-git refuses settings and variables that could start a program, to protect callers who pass on what a stranger
 * wrote. Our arguments are constants that keep git from starting one; the variables are those that the user has set for
 * every git of theirs, and any of them would make simple-git refuse every question.
 */
const TRUSTED = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeCustomBinary: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
} satisfies Required<Omit<NonNullable<SimpleGitOptions['unsafe']>, 'allowAbbreviatedOptions'>>

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '')
}
