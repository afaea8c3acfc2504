import { chmodSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../../scripts/vscode/cacheFolder'
import { DESKTOP_EXECUTABLE, desktopLauncher, desktopVscode } from '../../scripts/vscode/desktop'

/** A VS Code as @vscode/test-electron starts it. */
export interface EditorHost {
  name: string
  executable: string
  environment: Record<string, string>
}

/**
 * The desktop VS Code where it can be had and shown, else the browser-served one. KERNEL_PATCH_EDITOR says
 * `desktop` or `browser` to settle it.
 */
export async function editorHost(log: Log): Promise<EditorHost> {
  const wanted = process.env.KERNEL_PATCH_EDITOR
  const desktop = wanted === 'browser' ? undefined : await desktopVscode(log)
  if (desktop !== undefined) {
    return {
      name: 'desktop VS Code',
      executable: executable(desktopLauncher),
      environment: { [DESKTOP_EXECUTABLE]: desktop },
    }
  }
  if (wanted === 'desktop') throw new Error('KERNEL_PATCH_EDITOR asks for a desktop VS Code.')
  const standIn = path.join(__dirname, '../../scripts/vscode/standIn.js')
  return { name: 'browser-served VS Code', executable: executable(standIn), environment: {} }
}

/** The compiler writes plain files. */
function executable(file: string): string {
  chmodSync(file, 0o755)
  return file
}
