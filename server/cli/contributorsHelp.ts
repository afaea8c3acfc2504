/** What `kernel-patch contributors --help` prints. */
export const CONTRIBUTORS_HELP = `Usage: kernel-patch contributors [OPTION]... RANGE [-- PATH...]

Says who contributed what to a range of commits, by person and by employer: changes, lines added and removed,
sign-offs, reviews, tests and reports. Everybody goes by their present name in .mailmap. The employer is the domain of
the mail address, unless a map says otherwise; providers of mail for everybody, and places that forward it, such as
kernel.org, are no employer.

  RANGE               commits in git's words: v2026.04..v2026.07, HEAD
  PATH                only commits that touch these files or directories

Options:
  --by GROUP          person or employer; else both tables (CSV: person)
  --limit N           so many rows of each table; else 20 as text, and all in the other formats
  --since WHEN        only commits since then, in git's words: 1-year-ago, 2026-01-01
  --merges            count merges as well
  --no-lines          do not count lines, which takes git most of the time
  --domain-map FILE   employers by mail domain, in gitdm's format: domain employer [< date]
  --person-map FILE   employers by address, which go before domains: address employer [< date]
  --tree DIR          the project's tree; else the nearest directory above with a MAINTAINERS file, else the top of
                      the git repository
  --format FORMAT     text (the default), json (one object) or csv
  --help              this text

Exit status: 0, or 2 where something could not be done.
`
