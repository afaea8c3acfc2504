import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { type Log, inCache } from './cacheFolder'
import { type Pinned, unpackPackage } from './npm'

const run = promisify(execFile)

/** The last of this package that takes Node 20. It brings Chromium with every library that it needs. */
const BUNDLED: Pinned = {
  name: '@sparticuz/chromium',
  version: '147.0.0',
  integrity:
    'sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==',
}

/** That Chromium has no font of one width, and patches are looked at in columns. */
const MONOSPACE: Pinned = {
  name: 'dejavu-fonts-ttf',
  version: '2.37.3',
  integrity:
    'sha512-f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==',
}

/** Fetches that Chromium where the cache has none; `starts` says whether an executable runs at all. */
export async function bundledChromium(
  starts: (executable: string, env: NodeJS.ProcessEnv) => Promise<boolean>,
  log: Log,
): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium was found: install one, or name it in KERNEL_PATCH_BROWSER.')
  }
  const folder = await inCache({
    name: `chromium-${BUNDLED.version}`,
    isSound: candidate => starts(path.join(candidate, 'chromium'), bundledEnvironment(candidate)),
    build: async unfinished => {
      log('No browser is installed. Fetching Chromium with npm (66 MB, once) ...')
      await unpackPackage(BUNDLED, unfinished)
      await inflate(unfinished)
      await addFonts(path.join(unfinished, 'fonts'))
    },
  })
  const executablePath = path.join(folder, 'chromium')
  return { executablePath, env: bundledEnvironment(folder) }
}

/**
 * The package would unpack itself into the system's temporary folder under fixed names, shared with every
 * other user and project; here it stays in the cache.
 */
async function inflate(folder: string): Promise<void> {
  const packed = path.join(folder, 'bin')
  const unbrotli = (from: string, to: string, mode: number): Promise<void> =>
    pipeline(
      createReadStream(path.join(packed, from)),
      createBrotliDecompress(),
      createWriteStream(path.join(folder, to), { mode }),
    )
  await unbrotli('chromium.br', 'chromium', 0o755)
  for (const [archive, into] of [
    ['al2023', 'libraries'],
    ['fonts', 'fonts'],
    ['swiftshader', '.'],
  ] as const) {
    await mkdir(path.join(folder, into), { recursive: true })
    await unbrotli(`${archive}.tar.br`, `${archive}.tar`, 0o644)
    await run('tar', ['-xf', `${archive}.tar`, '-C', into, '--no-same-owner'], { cwd: folder })
    await rm(path.join(folder, `${archive}.tar`))
  }
  await rm(packed, { recursive: true })
}

async function addFonts(folder: string): Promise<void> {
  const dejavu = path.join(folder, 'dejavu')
  await mkdir(dejavu)
  await unpackPackage(MONOSPACE, dejavu)
  await writeFile(path.join(folder, 'fonts.conf'), FONTS_CONF)
}

/** The package's own file looks for the fonts in fixed places outside the cache. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

function bundledEnvironment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_LIBRARY_PATH: path.join(folder, 'libraries', 'lib'),
    FONTCONFIG_PATH: path.join(folder, 'fonts'),
  }
}
