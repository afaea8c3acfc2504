import { runFolder } from '../mochaInHost'

/** VS Code calls this in its extension host, with our extension loaded and the folder trusted. */
export async function run(): Promise<void> {
  await runFolder(__dirname)
}
