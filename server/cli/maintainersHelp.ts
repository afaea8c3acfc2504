/** What `kernel-patch maintainers --help` prints. */
export const MAINTAINERS_HELP = `Usage: kernel-patch maintainers [OPTION]... PATCH... | -f FILE... | --stdin-files | --staged | --rev RANGE

Says who has to get a patch, by MAINTAINERS and by the history, in the words of get_maintainer.pl.

What is asked about:
  PATCH             patches; a tracked path is taken for a file; - or nothing is a patch on standard input
  -f FILE           source files and directories
  --stdin-files     source files on standard input, one a line; each answer stands under a line @@ FILE
  --staged          the staged change
  --rev RANGE       the commits of a range, merges left out; a single revision is that commit alone

Options:
  --tree DIR        the tree, to which source files are then relative; else the nearest directory above with a
                    MAINTAINERS file, else the top of the git repository
  --format FORMAT   text (the default), or json: one object for each file, patch or commit, with every reason
  --signers         who signed what touched the files within six months, the ten most frequent
  --self-test=PART  the faults of MAINTAINERS: its sections, or its patterns
  --version         the version
  --help            this text

All options of get_maintainer.pl are taken as it takes them (--nogit, --no-git, -nogit), those in .get_maintainer.conf
first, but for --interactive.

Exit status: 0, or 2 where something could not be done. The whole documentation is in docs/command-line.md.
`
