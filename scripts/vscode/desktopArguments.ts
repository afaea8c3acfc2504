import path from 'node:path'

/** The switch of our own by which a suite keeps workspace trust on; see `parseArguments`. */
export const KEEP_TRUST = '--kernel-patch-keep-trust'

/** What the arguments of a desktop VS Code ask for, as far as tests need it. */
export interface DesktopArguments {
  folder: string
  extensionDevelopmentPath: string
  extensionTestsPath: string
  extensionsDir: string | undefined
  userDataDir: string | undefined
  trust: boolean
}

/**
 * Reads the arguments that @vscode/test-electron passes. It always disables workspace trust, so a suite that
 * is about untrusted folders takes that back with a switch which VS Code does not know.
 */
export function parseArguments(args: readonly string[]): DesktopArguments {
  const folder = args.find(arg => !arg.startsWith('-'))
  const extensionDevelopmentPath = valueOf(args, '--extensionDevelopmentPath')
  const extensionTestsPath = valueOf(args, '--extensionTestsPath')
  if (folder === undefined) throw new Error('No folder to open is among the arguments.')
  if (extensionDevelopmentPath === undefined)
    throw new Error('--extensionDevelopmentPath= is missing.')
  if (extensionTestsPath === undefined) throw new Error('--extensionTestsPath= is missing.')
  return {
    folder: path.resolve(folder),
    extensionDevelopmentPath,
    extensionTestsPath,
    extensionsDir: valueOf(args, '--extensions-dir'),
    userDataDir: valueOf(args, '--user-data-dir'),
    trust: args.includes('--disable-workspace-trust') && !args.includes(KEEP_TRUST),
  }
}

function valueOf(args: readonly string[], name: string): string | undefined {
  // The first one counts: the runner's own come before those that test-electron adds.
  return args.find(arg => arg.startsWith(`${name}=`))?.slice(name.length + 1)
}
