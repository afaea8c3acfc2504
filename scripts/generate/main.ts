import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { PROFILES } from '../../server/rules/profiles'
import type { Rule } from '../../server/rules/rule'
import { readFired, readVerdicts } from '../../test/corpus/verdicts'
import { generatedFiles, ruleFiles, ruleIndex, type GeneratedFile } from './files'

/** `npm run generate`: renews every file that is made from rules and settings. */
function main(root: string): void {
  write(root, ruleIndex(ruleFiles(root)))
  const measured = { fired: readFired(root), verdicts: readVerdicts(root) }
  const files = generatedFiles({ rules: freshRules(root), profiles: PROFILES, measured })
  for (const file of files) write(root, file)
  const pages = new Set(files.map(({ path }) => path))
  for (const name of readdirSync(join(root, 'docs/rules'))) {
    if (!pages.has(`docs/rules/${name}`)) rmSync(join(root, 'docs/rules', name))
  }
}

/** The rules as they are in the sources now: the index has just been written, so what is compiled may be older. */
function freshRules(root: string): readonly Rule[] {
  const outfile = join(root, 'out/generate/rules.cjs')
  buildSync({
    entryPoints: [join(root, 'server/rules/index.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  })
  // The bundle exists only now.
  return (createRequire(__filename)(outfile) as { RULES: readonly Rule[] }).RULES
}

function write(root: string, file: GeneratedFile): void {
  const path = join(root, file.path)
  const now = read(path)
  const text = file.render(now)
  if (text === now) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  process.stdout.write(`${file.path}\n`)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

main(resolve(__dirname, '../../..'))
