import type { Files } from '../../server/host/files'
import type { Git } from '../../server/host/git'
import type { Rule } from '../../server/rules/rule'
import type { CheckedDocument } from '../../server/services/checkedDocument'
import {
  Diagnostics,
  type CheckSettings,
  type DiagnosticsHost,
} from '../../server/services/diagnostics'
import type { EditorDocument } from '../../server/services/documents'
import { Workspace } from '../../server/services/workspace'
import { memoryFiles } from './memoryFiles'

/** A kernel tree in memory, and how it differs from an empty one in which every rule has its usual severity. */
export interface TreeOptions {
  readonly rules?: readonly Rule[]
  readonly git?: Git | undefined
  readonly files?: Files
  readonly folders?: readonly string[]
  readonly settings?: Partial<CheckSettings>
  readonly log?: (detail: string) => void
  readonly habitsLearned?: (tree: string) => void
  readonly patience?: number
}

/** Settings of a user who has set nothing. */
export const NO_SETTINGS: CheckSettings = {
  enable: 'auto',
  profile: 'auto',
  rules: {},
  habits: { signsOff: false, checksLengths: false },
  projectHabits: true,
}

export const KERNEL_FILES = {
  '/tree/.git/HEAD': 'ref: refs/heads/main\n',
  '/tree/.git/objects/pack/x': '',
  '/tree/scripts/checkpatch.pl': '#!/usr/bin/perl\n',
}

export function workspaceOf({
  git,
  rules = [],
  files = memoryFiles(KERNEL_FILES),
  folders = [],
  habitsLearned,
}: TreeOptions): Workspace {
  return new Workspace({
    files,
    openGit: () => Promise.resolve(git),
    folders: () => folders,
    rules,
    ...(habitsLearned ? { habitsLearned } : {}),
  })
}

export function diagnosticsOf(options: TreeOptions): Diagnostics {
  const files = options.files ?? memoryFiles(KERNEL_FILES)
  const host: DiagnosticsHost = {
    workspace: workspaceOf({ ...options, files }),
    files,
    rules: options.rules ?? [],
    settings: () => Promise.resolve({ ...NO_SETTINGS, ...options.settings }),
    log: options.log ?? (() => undefined),
    ...(options.patience !== undefined && { patience: options.patience }),
  }
  return new Diagnostics(host)
}

/** A document of the tree: a commit message in its editor unless said otherwise. */
export function documentOf(text: string, changes: Partial<EditorDocument> = {}): EditorDocument {
  const uri = 'file:///tree/.git/COMMIT_EDITMSG'
  return { uri, languageId: 'git-commit', version: 1, finished: true, text, ...changes }
}

/** The problems of a document of which there must be some knowledge. */
export async function checkedText(
  text: string,
  options: TreeOptions = {},
  changes: Partial<EditorDocument> = {},
): Promise<CheckedDocument> {
  const checked = await diagnosticsOf(options).check(documentOf(text, changes))
  if (checked.silent !== undefined) throw new Error(checked.silent)
  return checked
}

/** A patch as `git format-patch` writes it. */
export function formattedPatch(
  options: { subject?: string; from?: string; body?: string; path?: string } = {},
): string {
  const { subject = '[PATCH] foo: flush the bar', from = 'Ada Author <ada@example.org>' } = options
  const {
    body = 'It can be stale.\n\nSigned-off-by: Ada Author <ada@example.org>\n',
    path = 'foo.c',
  } = options
  return [
    'From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001',
    `From: ${from}`,
    'Date: Tue, 14 Nov 2023 22:13:20 +0100',
    `Subject: ${subject}`,
    '',
    `${body}---`,
    ` ${path} | 3 ++-`,
    ' 1 file changed, 2 insertions(+), 1 deletion(-)',
    '',
    `diff --git a/${path} b/${path}`,
    'index 1234567..89abcde 100644',
    `--- a/${path}`,
    `+++ b/${path}`,
    '@@ -1,2 +1,3 @@ int bar(void)',
    ' {',
    '-\treturn 0;',
    '+\tflush();',
    '+\treturn 1;',
    '-- ',
    '2.39.5',
    '',
    '',
  ].join('\n')
}
