import { Slice } from '../text/slice'
import { identityIn, type Identity } from './identity'

/** The people whom the value of an `M:` or `R:` line names: one as a rule, several with commas between them here and there. */
export function peopleOnLine(value: string): Identity[] {
  return itemsOf(value).flatMap(item => {
    const identity = identityIn(Slice.of(item))
    return identity.email ? [identity] : []
  })
}

/** Cut at the commas that stand outside quotes and parentheses and have an address before them. */
function itemsOf(value: string): string[] {
  const items: string[] = []
  let start = 0
  let quoted = false
  let depth = 0
  for (let at = 0; at < value.length; at++) {
    const unit = value.charAt(at)
    if (unit === '"') quoted = !quoted
    else if (quoted) continue
    else if (unit === '(') depth++
    else if (unit === ')') depth--
    else if (unit === ',' && depth <= 0 && value.slice(start, at).includes('@')) {
      items.push(value.slice(start, at))
      start = at + 1
    }
  }
  return [...items, value.slice(start)]
}
