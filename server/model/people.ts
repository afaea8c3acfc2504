import { parseMailmap } from '../parse/mailmap'
import { Slice } from '../text/slice'
import { mailmapOf, type Mailmap } from './mailmap'

/** The present form of everybody's name and address, by the text of a .mailmap; without one, people are as they are. */
export function peopleBy(mailmap: string | undefined): Mailmap {
  return mailmap ? mailmapOf(parseMailmap(Slice.of(mailmap))) : identity => identity
}
