import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { build, context } from 'esbuild'

/**
 * Puts each program into one file below dist/, and the client into two: what VS Code loads, the language server, and
 * the command line. With --watch they are built anew at each change, unminified and with source maps.
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
  { entry: 'server/cli/main.ts', file: 'dist/cli.js', executable: true },
]

function options({ entry, file, external = [] }) {
  return {
    entryPoints: [entry],
    outfile: file,
    external,
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
