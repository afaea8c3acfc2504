import { formatIdentity } from '../model/identity'
import type { ReadDocument } from './checkedDocument'

/** The sign-off of the person at the keyboard, as git's configuration knows them; undefined where it does not. */
export function signOffLine({ messages }: Pick<ReadDocument, 'messages'>): string | undefined {
  const me = messages[0]?.message.me
  return me && `Signed-off-by: ${formatIdentity(me)}`
}
