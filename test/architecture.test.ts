import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import ts from 'typescript'
import { repositoryRoot } from './support/repositoryRoot'

/**
 * Who may import whom: a room may import itself and those named here. `host` stands for its interfaces (git.ts,
 * files.ts); its implementations belong to the two mains. `npm:` and `node:` entries allow packages.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'server/text': [],
  'server/parse': ['server/text'],
  'server/model': ['server/text', 'server/parse', 'host interfaces', 'npm:re2js'],
  'server/rules': ['server/text', 'server/parse', 'server/model', 'host interfaces'],
  'server/services': [
    'server/text',
    'server/parse',
    'server/model',
    'server/rules',
    'host interfaces',
    'server/settings',
    'npm:vscode-uri',
  ],
  'server/host': ['server/text', 'server/model', 'server/host', 'node:', 'npm:simple-git'],
  'server/lsp': [
    'server/text',
    'server/parse',
    'server/model',
    'server/rules',
    'server/services',
    'host interfaces',
    'server/settings',
    'server/protocol',
    'node:',
    'npm:vscode-languageserver',
    'npm:vscode-languageserver-textdocument',
    'npm:vscode-uri',
  ],
  'server/cli': [
    'server/text',
    'server/parse',
    'server/model',
    'server/rules',
    'server/services',
    'host interfaces',
    'server/settings',
    'server/lsp',
    'node:',
  ],
  'server/protocol': [],
  'server/settings': [],
  client: ['server/protocol', 'npm:vscode', 'npm:vscode-languageclient', 'node:'],
}
const INTERFACES = ['server/host/git', 'server/host/files']
/** The files that put the real world together. */
const MAINS = /^server\/(?:cli|lsp)\/main$/

describe('architecture', () => {
  const root = repositoryRoot()
  const files = ['server', 'client'].flatMap(folder => sources(join(root, folder), root))

  it('keeps the direction of the arrows', () => {
    const wrong = files.flatMap(file =>
      importsOf(root, file)
        .filter(target => !allowed(file, target))
        .map(target => `${file} must not import ${target}`),
    )
    assert.deepEqual(wrong, [])
  })

  it('has no rule that imports another rule', () => {
    const isRule = (file: string) => /^server\/rules\/[a-z]+\//.test(file)
    const wrong = files.filter(isRule).flatMap(file =>
      importsOf(root, file)
        .filter(isRule)
        .map(target => `${file} imports ${target}`),
    )
    assert.deepEqual(wrong, [])
  })

  it('has no cycle', () => {
    const edges = new Map(files.map(file => [file, importsOf(root, file)]))
    const done = new Set<string>()
    const path: string[] = []
    const visit = (file: string): string[] | undefined => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      if (done.has(file)) return undefined
      path.push(file)
      for (const target of edges.get(file) ?? []) {
        const cycle = visit(target)
        if (cycle) return cycle
      }
      path.pop()
      done.add(file)
      return undefined
    }
    for (const file of files) assert.deepEqual(visit(file), undefined)
  })

  it('has no room for what has no name', () => {
    const rooms = files.filter(file =>
      /(?:^|\/)(?:util|utils|common|helpers?|types|misc)(?:\/|$)/.test(file),
    )
    assert.deepEqual(rooms, [])
  })
})

function allowed(file: string, target: string): boolean {
  const room = roomOf(file)
  if (roomOf(target) === room) return true
  const list = MAY_IMPORT[room] ?? []
  if (INTERFACES.includes(target)) return list.includes('host interfaces') || room === 'server/host'
  if (target.startsWith('server/host/')) return MAINS.test(file) || room === 'server/host'
  if (target.startsWith('node:')) return list.includes('node:')
  if (target.startsWith('npm:')) return list.includes(target)
  return list.includes(roomOf(target))
}

/** `server/text` of `server/text/slice`; a file that lies right in `server` is its own room. */
function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  return first === 'client' ? 'client' : `${first}/${second}`
}

/** Files without their endings, relative to the root, with forward slashes. */
function sources(folder: string, root: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path, root)
    return entry.name.endsWith('.ts')
      ? [relative(root, path).split(sep).join('/').replace(/\.ts$/, '')]
      : []
  })
}

function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, `${file}.ts`), 'utf8')
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => {
    if (fileName.startsWith('.')) {
      const target = posix.normalize(posix.join(posix.dirname(file), fileName))
      return target === 'server/rules' ? 'server/rules/index' : target
    }
    if (fileName.startsWith('node:')) return fileName
    const parts = fileName.split('/')
    return `npm:${fileName.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')}`
  })
}
