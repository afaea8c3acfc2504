/** What the letters mean, as the head of Linux's MAINTAINERS explains them. */
export const LETTER_MEANINGS: Readonly<Record<string, string>> = {
  M: 'Mail: a maintainer, who gets patches. Full Name <user@domain>',
  R: 'Reviewer: somebody who asked to be copied on patches.',
  L: 'List: a mailing list for this area.',
  S: 'Status: how well the area is looked after.',
  W: 'Web: a page with status and information.',
  Q: 'Patchwork: the queue where patches are tracked.',
  B: 'Bugs: where to report them, as a URI.',
  C: 'Chat: where developers meet, as a URI.',
  P: 'Profile: what this subsystem asks of patches, a file of the tree or a URI.',
  T: 'Tree: type and place of the repository that patches go into.',
  F: 'Files: a path or shell pattern. With a slash at its end it takes everything below.',
  X: 'Excluded: files, in the form of F:, that are left out of F: and N:.',
  N: 'Names: a regular expression that is searched in the whole path.',
  K: 'Keywords: a regular expression that is searched in the text of patches.',
}

/** What the values of `S:` mean. */
export const STATUS_MEANINGS: Readonly<Record<string, string>> = {
  Supported: 'Somebody is paid to look after this.',
  Maintained: 'Somebody looks after this.',
  'Odd Fixes':
    'There is a maintainer, but with time for little more than an odd patch now and then.',
  Orphan: 'Nobody looks after this.',
  Obsolete: 'Old code that something better has replaced.',
}

/** What a value of `S:` means, however it is spelled. */
export function statusMeaning(status: string): string | undefined {
  const given = status.trim().toLowerCase()
  return Object.entries(STATUS_MEANINGS).find(([name]) => given.startsWith(name.toLowerCase()))?.[1]
}
