import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { build, context } from 'esbuild'

/**
 * Puts each program into one file below dist/, and the client into two: what VS Code loads, the language server, and
 * the command line, which takes the language server from its file. With --watch they are built anew at each change, unminified and with source maps.
 */
const watch = process.argv.includes('--watch')

const PROGRAMS = [
  // What VS Code loads in every window with a git repository is small; the rest follows where there is work to do.
  {
    entry: 'client/extension.ts',
    file: 'dist/client.js',
    external: ['vscode', './languageClient.js'],
  },
  { entry: 'client/languageClient.ts', file: 'dist/languageClient.js', external: ['vscode'] },
  { entry: 'server/lsp/main.ts', file: 'dist/server.js' },
  // A quarter of the command line would be the server, which nobody who checks a patch wants to wait for.
  {
    entry: 'server/cli/main.ts',
    file: 'dist/cli.js',
    beside: { '../lsp/main.js': './server.js' },
    executable: true,
  },
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

function options({ entry, file, external = [], beside = {} }) {
  return {
    entryPoints: [entry],
    outfile: file,
    external,
    plugins: [foundBeside(beside)],
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
