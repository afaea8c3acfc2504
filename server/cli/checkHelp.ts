/** What `kernel-patch check --help` prints. */
export const CHECK_HELP = `Usage: kernel-patch check [OPTION]... FILE|DIR... | - | --rev RANGE

Checks commit messages, patches and series against the rules of kernel development.

What is checked:
  FILE              a patch, an mbox with many, or a message as an editor holds it (COMMIT_EDITMSG)
  DIR               the *.patch and *.eml files of a directory, as one series
  -                 standard input
  --rev RANGE       commits of the repository, merges left out; a single revision is that commit alone

Options:
  --as KIND         take inputs for a message, a patch or an mbox, whatever they look like
  --state STATE     draft, outgoing, incoming or history; else a message is a draft, patches are outgoing,
                    and a commit is outgoing unless a remote-tracking branch or a tag contains it
  --tree DIR        the project's tree; else the nearest directory above with a MAINTAINERS file, else
                    the top of the git repository
  --no-tree         no tree and no git: only rules that need neither
  --rule RULE       run this rule only; may be repeated, or list several with commas
  --ignore RULE     leave out a rule, by its id or by a type of checkpatch.pl; likewise
  --profile NAME    ask what this profile asks, instead of those that the tree and the touched code choose;
                    kernel-patch profiles lists them, auto leaves it to the tree
  --fix             make the repairs that need no choice: in the files themselves, or from standard input to
                    standard output (and the findings on standard error); what remains is reported
  --timing          say on standard error how long each rule took
  --format FORMAT   text (the default), terse (file:line: LEVEL:NAME: message), json (one object a line)
  --color WHEN      auto (the default), always or never
  --quiet, -q       as text, print nothing where nothing is found
  --no-habits       report what the project's recent commits do all the time, too
  --help            this text

Exit status: 0 no finding at severity error, 1 at least one, 2 something could not be done.
kernel-patch rules lists the rules. The whole documentation is in docs/command-line.md.
`
