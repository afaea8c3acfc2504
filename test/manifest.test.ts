import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SETTINGS } from '../server/settings'
import { repositoryRoot } from './support/repositoryRoot'

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[]
  }
}

describe('the manifest', () => {
  const root = repositoryRoot()
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  const client = sourceOf(join(root, 'client'))
  const server = sourceOf(join(root, 'server'))
  const documentation = readFileSync(join(root, 'docs/settings.md'), 'utf8')

  it('declares every command that the client registers, and no other', () => {
    const registered = [...client.matchAll(/registerCommand\(\s*'([^']+)'/g)].map(match => match[1])
    const internal = registered.filter(name => name === 'kernelPatch.insertSnippet')
    const declared = manifest.contributes.commands.map(({ command }) => command)
    assert.deepEqual([...declared, ...internal].sort(), [...registered].sort())
  })

  it('documents every command and setting', () => {
    for (const { title } of manifest.contributes.commands) {
      assert.ok(
        documentation.includes(`| ${title} |`),
        `docs/settings.md does not say what "${title}" does`,
      )
    }
    for (const { name } of SETTINGS) assert.ok(documentation.includes(`kernelPatch.${name}`), name)
  })

  it('has no setting that nothing reads', () => {
    for (const { name } of SETTINGS) {
      const read = new RegExp(`valueOf\\(\\w+, '${name.replaceAll('.', '\\.')}'\\)`)
      assert.match(server, read, `nothing reads kernelPatch.${name}`)
    }
  })

  it('makes a small package of nothing but what is needed', function () {
    this.timeout(120_000)
    const folder = mkdtempSync(join(tmpdir(), 'kernel-patch-package-'))
    try {
      const run = (script: string, ...args: string[]) =>
        execFileSync(process.execPath, [join(root, script), ...args], {
          cwd: root,
          encoding: 'utf8',
        })
      run('scripts/build.mjs')
      const vsix = join(folder, 'package.vsix')
      run('node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', vsix)
      assert.ok(statSync(vsix).size < 1_500_000, 'the package is larger than 1.5 MB')
      const files = run('node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies')
        .trim()
        .split('\n')
      const needed =
        /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(?:client|languageClient|server|cli|cliMaintainers|cliRules|re2js)\.js|dist\/THIRD-PARTY-NOTICES\.txt|syntaxes\/[\w.-]+\.json|resources\/(?:icon\.png|view\.svg|kernel-patch\.schema\.json))$/
      assert.deepEqual(
        files.filter(file => !needed.test(file)),
        [],
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}
