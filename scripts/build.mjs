import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { build, context } from 'esbuild'

/**
 * Puts each program into files below dist/: the client into two, the language server into one, and the command line
 * into one for what all commands share and others for the commands, since reading code takes longer than most answers.
 * With --watch they are built anew at each change, unminified and with source maps.
 */
const watch = process.argv.includes('--watch')

/** Most questions about maintainers need no engine for patterns, whose tables take ten milliseconds to set up. */
const RE2 = { module: 're2js', file: 'dist/re2js.js', name: 'RE2JS', method: 'compile' }

const PROGRAMS = [
  // What VS Code loads in every window with a git repository is small; the rest follows where there is work to do.
  {
    entry: 'client/extension.ts',
    file: 'dist/client.js',
    external: ['vscode', './languageClient.js'],
  },
  { entry: 'client/languageClient.ts', file: 'dist/languageClient.js', external: ['vscode'] },
  { entry: 'server/lsp/main.ts', file: 'dist/server.js' },
  {
    entry: 'server/cli/main.ts',
    file: 'dist/cli.js',
    beside: {
      './ruleCommands.js': './cliRules.js',
      './maintainers.js': './cliMaintainers.js',
      '../lsp/main.js': './server.js',
    },
    executable: true,
  },
  { entry: 'server/cli/ruleCommands.ts', file: 'dist/cliRules.js' },
  { entry: 'server/cli/maintainers.ts', file: 'dist/cliMaintainers.js', lazy: RE2 },
  { entry: RE2.module, file: RE2.file },
]

/** Leaves modules out that a program finds in another file beside its own. */
function foundBeside(modules) {
  return {
    name: 'found beside',
    setup({ onResolve }) {
      for (const [module, file] of Object.entries(modules))
        onResolve({ filter: /^\./ }, ({ path: wanted }) =>
          wanted === module ? { path: file, external: true } : undefined,
        )
    },
  }
}

/** Leaves a package out of a program that loads it, from its file beside, at the first call of the one method. */
function loadedLate({ module, file, name, method } = {}) {
  return {
    name: 'loaded late',
    setup({ onResolve, onLoad }) {
      if (module === undefined) return
      onResolve({ filter: new RegExp(`^${module}$`) }, () => ({ path: module, namespace: 'late' }))
      onLoad({ filter: /^/, namespace: 'late' }, () => ({
        contents: `export const ${name} = { ${method}: (...args) => require('./${path.basename(file)}').${name}.${method}(...args) }`,
      }))
      onResolve({ filter: /^/, namespace: 'late' }, ({ path: wanted }) => ({
        path: wanted,
        external: true,
      }))
    },
  }
}

function options({ entry, file, external = [], beside = {}, lazy }) {
  return {
    entryPoints: [entry],
    outfile: file,
    external,
    plugins: [foundBeside(beside), loadedLate(lazy)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The ES modules of a package leave out what is not used; some have a CommonJS form that cannot be bundled.
    mainFields: ['module', 'main'],
    // `import()` becomes `require`, which is how VS Code hands out its own module.
    supported: { 'dynamic-import': false },
    minify: !watch,
    sourcemap: watch,
    legalComments: 'none',
    logLevel: 'warning',
  }
}

if (watch) {
  for (const program of PROGRAMS) await (await context(options(program))).watch()
  console.log('Building at each change. Ctrl-C ends it.')
} else {
  const inputs = new Set()
  await Promise.all(
    PROGRAMS.map(async program => {
      const { metafile } = await build({ ...options(program), metafile: true })
      for (const input of Object.keys(metafile.inputs)) inputs.add(input)
      if (program.executable) await chmod(program.file, 0o755)
      console.log(`${program.file}  ${Math.round((await stat(program.file)).size / 1024)} kB`)
    }),
  )
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', await notices(inputs))
}

/** The licences of the packages that are in the bundles: most of them ask that their text goes with every copy. */
async function notices(inputs) {
  const folders = new Set()
  for (const input of inputs) {
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)
    if (found) folders.add(found[0])
  }
  const texts = []
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(
      await readFile(path.join(folder, 'package.json'), 'utf8'),
    )
    const file = (await readdir(folder)).find(entry => /^(?:licen[cs]e|copying)/i.test(entry))
    const text = file ? await readFile(path.join(folder, file), 'utf8') : `Licence: ${license}\n`
    texts.push(`${name} ${version}\n${'='.repeat(72)}\n\n${text.trim()}\n`)
  }
  return texts.join('\n\n')
}
