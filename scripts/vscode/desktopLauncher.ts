#!/usr/bin/env node
/**
 * Starts the desktop VS Code with the arguments of @vscode/test-electron, under xvfb-run where there is no
 * display, and takes back that it always disables workspace trust when a suite asks for that.
 */
import { spawn } from 'node:child_process'
import { atExit, exitWithParent } from './atExit'
import { DESKTOP_EXECUTABLE, hasDisplay } from './desktop'
import { KEEP_TRUST } from './desktopArguments'

const executable = process.env[DESKTOP_EXECUTABLE]
if (executable === undefined) throw new Error(`${DESKTOP_EXECUTABLE} does not name a VS Code.`)

const given = process.argv.slice(2)
const dropped = given.includes(KEEP_TRUST) ? [KEEP_TRUST, '--disable-workspace-trust'] : []
const command = [executable, ...given.filter(arg => !dropped.includes(arg))]
const [program = executable, ...args] = hasDisplay() ? command : ['xvfb-run', '-a', ...command]

const child = spawn(program, args, { stdio: 'inherit' })
exitWithParent()
atExit(() => child.kill())
child.once('error', error => {
  console.error(`The desktop VS Code did not start: ${error.message}`)
  process.exit(1)
})
child.once('exit', code => {
  process.exit(code ?? 1)
})
