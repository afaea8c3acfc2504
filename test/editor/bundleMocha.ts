import { build } from 'esbuild'
import { MOCHA_FILE } from './mochaInHost'

/** Puts mocha into one file that needs no newer Node than VS Code's extension host has. */
export async function bundleMocha(): Promise<void> {
  await build({
    stdin: { contents: "export { default } from 'mocha'", resolveDir: __dirname },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: MOCHA_FILE,
    logLevel: 'error',
  })
}
