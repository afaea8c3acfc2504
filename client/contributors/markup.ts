import { plain } from '../plain'

/** Text from a repository as part of a page: shown as it is, and never taken for markup. */
export function escapeMarkup(text: string): string {
  return plain(text).replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A share in percent with one digit, empty where there is no whole. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`
}
