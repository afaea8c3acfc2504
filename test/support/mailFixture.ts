import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeLossless } from '../../server/text/bytes'
import { repositoryRoot } from './repositoryRoot'

const folder = join(repositoryRoot(), 'test/fixtures/mail')

/** A mail of test/fixtures/mail as the program reads it: bytes that are no UTF-8 stay what they are. */
export function mailFixture(name: string): string {
  return decodeLossless(readFileSync(join(folder, name))).text
}

/** The names of all of them. */
export function mailFixtures(): string[] {
  return readdirSync(folder)
}
