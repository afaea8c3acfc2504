/** What `kernel-patch report --help` prints. */
export const REPORT_HELP = `Usage: kernel-patch report [OPTION]... FILE|- | --rev COMMIT

Says what the four readers of a changelog learn from it: reviewer, backporter, bug hunter and user.

Each question is answered by a sentence of the text [x], by a fact of git or the diff [x], or is open [ ],
with a word on what to add. What makes no sense for a change is not asked. There is no score. Above stand
the five lines of "Ready to send?": what bounces first.

What is read:
  FILE              a patch, an mbox with many, or a message as an editor holds it (COMMIT_EDITMSG)
  -                 standard input
  --rev COMMIT      a commit of the repository, or a range of them

Options:
  --as KIND         take inputs for a message, a patch or an mbox, whatever they look like
  --tree DIR        the project's tree; else the nearest directory above with a MAINTAINERS file, else
                    the top of the git repository
  --format FORMAT   text (the default), json (one object a line for each message)
  --color WHEN      auto (the default), always or never
  --help            this text

Exit status: 0, or 2 where something could not be done. An open question is no fault.
`
