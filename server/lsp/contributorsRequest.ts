import type { Files } from '../host/files'
import type { ContributionQuery, Git } from '../host/git'
import type { EmployerRow, PersonRow } from '../model/contributors/contributorReport'
import { contributorsAsCsv } from '../model/contributors/csv'
import { employersBy } from '../model/contributors/employers'
import { contributorsAsJson } from '../model/contributors/json'
import type { EmployerEntry } from '../parse/employerMap'
import type * as protocol from '../protocol/contributors'
import { relativeTo, resolveFrom } from '../services/absolutePath'
import { contributors, type CountedContributors } from '../services/contributors'
import { pathOf } from '../services/documentLocation'
import { readEmployerMap } from '../services/employerMap'
import type { Place, Workspace } from '../services/workspace'
import type { Settings } from '../settings'

/** What the requests about contributors are answered with. */
export interface ContributorsHost {
  readonly files: Files
  readonly workspace: Workspace
  settings(uri: string, place: Place): Promise<Pick<Settings, 'contributors'>>
  /** Whether git may be asked at all. */
  trusted(): boolean
  progress(progress: protocol.ContributorsProgress): void
}

/** More people make a page slow, and nobody reads so far; what is exported has them all. */
const MOST_PEOPLE = 1000

/** Milliseconds between two words about the progress. */
const INTERVAL = 200

/** Answers the requests about contributors. The latest count is kept: whoever exports it waits no second time. */
export class ContributorsRequest {
  private latest: { readonly key: string; readonly counted: CountedContributors } | undefined

  constructor(private readonly host: ContributorsHost) {}

  async answer(
    asked: protocol.ContributorsQuestion,
    signal: AbortSignal,
  ): Promise<protocol.ContributorsAnswer> {
    const found = await this.find(asked, signal)
    if ('silent' in found) return found
    const { report, notices } = found.counted
    return {
      path: found.path,
      total: report.total,
      authors: report.authors,
      employers: report.employers,
      people: report.byPerson.slice(0, MOST_PEOPLE).map(personWork),
      companies: report.byEmployer.map(employerWork),
      morePeople: Math.max(0, report.byPerson.length - MOST_PEOPLE),
      months: report.months,
      notices,
    }
  }

  async text(
    { format, by, ...asked }: protocol.ContributorsExport,
    signal: AbortSignal,
  ): Promise<protocol.ContributorsText> {
    const found = await this.find(asked, signal)
    if ('silent' in found) return { text: '' }
    const { report, notices } = found.counted
    if (format === 'csv') return { text: contributorsAsCsv(report, by) }
    const paths = found.path === '' ? [] : [found.path]
    return { text: contributorsAsJson({ range: asked.range, paths, notices }, report) }
  }

  async releases(folder: string, signal: AbortSignal): Promise<protocol.Releases> {
    const git = await (await this.placeOf(folder))?.git()
    return { releases: (await git?.releases(signal)) ?? [] }
  }

  private async find(
    asked: protocol.ContributorsQuestion,
    signal: AbortSignal,
  ): Promise<
    { readonly path: string; readonly counted: CountedContributors } | protocol.NoContributors
  > {
    const place = await this.placeOf(asked.folder)
    const git = await place?.git()
    if (!place || !git) return this.host.trusted() ? NO_GIT : UNTRUSTED
    if (git.facts.empty) return { silent: 'This repository has no commits yet.', remedies: [] }
    const path = pathIn(asked, git)
    if (path === undefined)
      return { silent: 'This path lies outside of the repository.', remedies: [] }
    const maps = await this.maps(asked, place, git)
    const key = JSON.stringify([asked, await git.version(), maps.texts, maps.notices])
    if (this.latest?.key === key) return { path, counted: this.latest.counted }
    const found = await this.count(asked, path, { place, git, maps }, signal)
    const counted = { ...found, notices: [...maps.notices, ...found.notices] }
    const { failure, report } = counted
    if (failure !== undefined && report.total.changes === 0)
      return {
        silent: `git cannot list the commits of ${asked.range}. A name in it may be misspelled; the output says what git answered.`,
        remedies: ['range', 'log'],
      }
    this.latest = { key, counted }
    return { path, counted }
  }

  private async count(
    asked: protocol.ContributorsQuestion,
    path: string,
    { place, git, maps }: { readonly place: Place; readonly git: Git; readonly maps: Maps },
    signal: AbortSignal,
  ): Promise<CountedContributors> {
    const { range, since } = asked
    const query: ContributionQuery = {
      range,
      ...(since === undefined ? {} : { since }),
      ...(path === '' ? {} : { paths: [path] }),
      noMerges: true,
      lineCounts: true,
    }
    let next = Date.now() + INTERVAL
    const sources = { git, people: await place.people(), employers: employersBy(maps.entries) }
    return contributors(query, sources, signal, changes => {
      const now = Date.now()
      if (now < next) return
      next = now + INTERVAL
      this.host.progress({ question: asked, changes })
    })
  }

  /** What the user's maps say of employers, people first. */
  private async maps(
    { folder }: protocol.ContributorsQuestion,
    place: Place,
    { facts }: Git,
  ): Promise<Maps> {
    const { contributors } = await this.host.settings(folder, place)
    const top = facts.topLevel ?? facts.gitDirectory
    const entries: EmployerEntry[] = []
    const texts: string[] = []
    const notices: string[] = []
    for (const name of ['personMap', 'domainMap'] as const) {
      const path = contributors[name].trim()
      if (path === '') continue
      const map = await readEmployerMap(resolveFrom(top, path), this.host.files)
      if (map.entries) {
        // A map may have more lines than a call may have arguments.
        for (const entry of map.entries) entries.push(entry)
        texts.push(map.text)
      } else notices.push(`kernelPatch.contributors.${name}: ${map.error}`)
    }
    return { entries, texts, notices }
  }

  private async placeOf(folder: string): Promise<Place | undefined> {
    const path = pathOf(folder)
    return path === undefined ? undefined : this.host.workspace.placeOfFolder(path)
  }
}

/** The user's maps of employers, as they are now. */
interface Maps {
  readonly entries: readonly EmployerEntry[]
  readonly texts: readonly string[]
  /** Plain sentences about those that cannot be read. */
  readonly notices: readonly string[]
}

const NO_GIT: protocol.NoContributors = {
  silent: 'This folder lies in no git repository, or git cannot be run.',
  remedies: ['log'],
}
const UNTRUSTED: protocol.NoContributors = {
  silent: 'git is not asked in Restricted Mode. Trust this folder to count its contributors.',
  remedies: ['trust'],
}

/** The asked path below the top of the repository, empty for the whole; undefined for what lies elsewhere. */
function pathIn({ path }: protocol.ContributorsQuestion, { facts }: Git): string | undefined {
  if (path === undefined) return ''
  const absolute = pathOf(path)
  if (absolute === undefined || facts.topLevel === undefined) return undefined
  return relativeTo(facts.topLevel, absolute)
}

function personWork({ identity, employer, ...work }: PersonRow): protocol.PersonWork {
  return {
    name: identity.name,
    email: identity.email,
    employer: employer.kind === 'known' ? employer.name : '',
    ...work,
  }
}

function employerWork({ employer: { name, kind }, ...work }: EmployerRow): protocol.EmployerWork {
  return { name, kind, ...work }
}
