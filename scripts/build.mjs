import { chmod, stat } from 'node:fs/promises'
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
  await Promise.all(
    PROGRAMS.map(async program => {
      await build(options(program))
      if (program.executable) await chmod(program.file, 0o755)
      console.log(`${program.file}  ${Math.round((await stat(program.file)).size / 1024)} kB`)
    }),
  )
}
