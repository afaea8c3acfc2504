import { chmod, rm, stat } from 'node:fs/promises'
import process from 'node:process'
import { build, context } from 'esbuild'

/**
 * Puts each program into one file below dist/: what VS Code loads, the language server, and the command line.
 * With --watch they are built anew at each change, unminified and with source maps.
 */
const watch = process.argv.includes('--watch')

const PROGRAMS = [
  { entry: 'client/extension.ts', file: 'dist/client.js', external: ['vscode'] },
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
  // What an older build left behind must not get into the package.
  await rm('dist', { recursive: true, force: true })
  await Promise.all(
    PROGRAMS.map(async program => {
      await build(options(program))
      if (program.executable) await chmod(program.file, 0o755)
      console.log(`${program.file}  ${Math.round((await stat(program.file)).size / 1024)} kB`)
    }),
  )
}
