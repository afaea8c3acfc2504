import {
  COMMIT_TEXT_REQUEST,
  COMMITS_REQUEST,
  type CommitRef,
  type CommitsAnswer,
  type CommitsQuestion,
  type CommitText,
} from '../protocol/commits'
import {
  CONTRIBUTORS_EXPORT_REQUEST,
  CONTRIBUTORS_REQUEST,
  RELEASES_REQUEST,
  type ContributorsAnswer,
  type ContributorsExport,
  type ContributorsQuestion,
  type ContributorsText,
  type Releases,
} from '../protocol/contributors'
import { MAINTAINERS_REQUEST, type MaintainersQuestion } from '../protocol/maintainers'
import { PATH_ACTIVITY_REQUEST, type PathActivityAnswer } from '../protocol/pathActivity'
import { PLACE_REQUEST, type PlaceAnswer, type PlaceQuestion } from '../protocol/place'
import {
  RECIPIENTS_REQUEST,
  type RecipientsAnswer,
  type RecipientsQuestion,
} from '../protocol/recipients'
import { commitsAnswer, commitTextAnswer, recipientsAnswer } from './commitsRequest'
import { emptyAnswer } from './maintainersAnswer'
import type { RequestContext } from './requestContext'

/** What is asked for the views: who has to get a change, who did what to it, who contributed what. */
export function answerViews({ connection, answer, session }: RequestContext): void {
  connection.onRequest(
    PLACE_REQUEST,
    answer<PlaceQuestion, PlaceAnswer>('place', { active: false, reason: '' }, ({ uri }) =>
      session().place(uri),
    ),
  )
  connection.onRequest(
    MAINTAINERS_REQUEST,
    answer('maintainers', emptyAnswer('', FAILED), (asked: MaintainersQuestion, signal) =>
      session().maintainers.answer(asked, signal),
    ),
  )
  connection.onRequest(
    PATH_ACTIVITY_REQUEST,
    answer<MaintainersQuestion, PathActivityAnswer>(
      'pathActivity',
      { silent: 'The history could not be read. Kernel Patch: Show Output says why.' },
      (asked, signal) => session().activity.answer(asked, signal),
    ),
  )
  connection.onRequest(
    RECIPIENTS_REQUEST,
    answer<RecipientsQuestion, RecipientsAnswer>('recipients', NO_RECIPIENTS, async asked =>
      Promise.resolve(recipientsAnswer(asked)),
    ),
  )
  connection.onRequest(
    COMMITS_REQUEST,
    answer<CommitsQuestion, CommitsAnswer>('commits', NO_COMMITS, async (asked, signal) =>
      commitsAnswer(await session().placeAt(asked.uri), asked, signal),
    ),
  )
  connection.onRequest(
    COMMIT_TEXT_REQUEST,
    answer<CommitRef, CommitText>('commitText', NO_COMMIT, async (asked, signal) =>
      commitTextAnswer(await session().placeAt(asked.uri), asked, signal),
    ),
  )
  connection.onRequest(
    CONTRIBUTORS_REQUEST,
    answer<ContributorsQuestion, ContributorsAnswer>(
      'contributors',
      {
        silent: 'The contributors could not be counted; the output says why.',
        remedies: ['range', 'log'],
      },
      (asked, signal) => session().contributors.answer(asked, signal),
    ),
  )
  connection.onRequest(
    CONTRIBUTORS_EXPORT_REQUEST,
    answer<ContributorsExport, ContributorsText>(
      'contributorsExport',
      { text: '' },
      (asked, signal) => session().contributors.text(asked, signal),
    ),
  )
  connection.onRequest(
    RELEASES_REQUEST,
    answer<PlaceQuestion, Releases>('releases', { releases: [] }, ({ uri }, signal) =>
      session().contributors.releases(uri, signal),
    ),
  )
}

const FAILED = 'The maintainers could not be found; the log says why.'

const NO_RECIPIENTS: RecipientsAnswer = {
  insertions: [],
  mails: [],
  unusable: [],
  impossible: 'The headers could not be read; the log says why.',
}

const NO_COMMITS: CommitsAnswer = {
  commits: [],
  isCut: false,
  silent: 'The commits could not be read; the log says why.',
}

const NO_COMMIT: CommitText = { silent: 'The commit could not be read; the log says why.' }
