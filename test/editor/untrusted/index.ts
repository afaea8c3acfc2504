import { runFolder } from '../mochaInHost'

/** VS Code calls this in its extension host, in Restricted Mode: nobody has said to trust the folder. */
export async function run(): Promise<void> {
  await runFolder(__dirname)
}
