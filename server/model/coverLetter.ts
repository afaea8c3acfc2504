import type { Paragraph } from '../parse/commitMessage'

/** The last paragraph above the list of commits that git adds to a cover letter: `Ada (2):` and their subjects. */
export function lastOfText(paragraphs: readonly Paragraph[]): Paragraph | undefined {
  const commits = paragraphs.findIndex(
    ({ lines: [first, second] }) =>
      /^\S.* \(\d+\):$/.test(first?.text ?? '') && (second?.text.startsWith('  ') ?? false),
  )
  return commits < 1 ? paragraphs.at(-1) : paragraphs[commits - 1]
}
