import type { Project } from '../../server/model/project'
import type { Tree } from '../../server/model/tree'
import type { Example } from '../../server/rules/rule'
import { NO_HABITS } from '../../server/model/habits'
import { correctionsOf } from '../../server/services/corrections'
import { memoryFiles } from './memoryFiles'

/** The project that an example is written for: what it does not say is not known. */
export function exampleProject({ linux = false, tree, formerPaths = [], uses }: Example): Project {
  const sources = treeOf(tree, formerPaths)
  return {
    linux,
    elsewhere: !linux,
    tree: sources,
    habits: {
      ...NO_HABITS,
      using: key => Promise.resolve(uses && { share: uses[key] ?? 0, of: 500 }),
    },
    corrections: () => correctionsOf(memoryFiles({}), sources),
  }
}

function treeOf(files: Example['tree'], formerPaths: readonly string[]): Tree {
  const paths = Object.keys(files ?? {})
  return {
    hasPath: path =>
      Promise.resolve(
        files &&
          paths.some(
            known => known === path || known.startsWith(`${path}/`) || known.endsWith(`/${path}`),
          ),
      ),
    hadPath: path => Promise.resolve(files && (paths.includes(path) || formerPaths.includes(path))),
    wordsAmong: words => {
      const there = new Set(
        Object.values(files ?? {}).flatMap(text => text.match(/\w[\w-]*/g) ?? []),
      )
      return Promise.resolve(files && new Set(words.filter(word => there.has(word))))
    },
    text: path => Promise.resolve(files?.[path]),
  }
}
