import { type ExtensionContext, type LogOutputChannel, window } from 'vscode'
import { activePlace } from './activePlace'
import { addSignOff } from './addSignOff'
import { boxStatus } from './boxStatus'
import { checkChangelog } from './checkChangelog'
import { chooseRecipients } from './chooseRecipients'
import { copyAddress } from './copyAddress'
import { findMaintainers } from './findMaintainers'
import { findMaintainersOfCommits } from './findMaintainersOfCommits'
import { createFindings } from './findings'
import { HistoryView } from './historyView'
import { insertSnippet } from './insertSnippet'
import { insertTrailer } from './insertTrailer'
import { createPlaces } from './kernelPlace'
import { MaintainersView } from './maintainersView'
import { openLink } from './openLink'
import { openSection } from './openSection'
import { output } from './output'
import { ReportView } from './reportView'
import { createServer } from './server'
import { rewrapParagraph } from './rewrapParagraph'
import type { Services } from './services'
import type { Feature, Session } from './session'
import { showAllFindings } from './showAllFindings'
import { showContributors } from './showContributors'
import { showHistory } from './showHistory'
import { showCommits } from './showCommits'
import { showReport } from './showReport'
import { statusItem } from './statusItem'
import { followWork } from './work'
import { writeRecipients } from './writeRecipients'

const FEATURES: readonly Feature[] = [
  activePlace,
  addSignOff,
  boxStatus,
  checkChangelog,
  chooseRecipients,
  copyAddress,
  findMaintainers,
  findMaintainersOfCommits,
  insertSnippet,
  insertTrailer,
  openLink,
  openSection,
  output,
  rewrapParagraph,
  showAllFindings,
  showContributors,
  showHistory,
  showCommits,
  showReport,
  statusItem,
  writeRecipients,
]

/** What other extensions and the tests may look at. */
export interface KernelPatchApi {
  readonly maintainers: MaintainersView
  readonly report: ReportView
}

/** Registers the features. The language server is started by the first of them that needs it. */
export function activate(context: ExtensionContext): KernelPatchApi {
  const log = lazily(() => {
    const channel = window.createOutputChannel('Kernel Patch', { log: true })
    context.subscriptions.push(channel)
    return channel
  })
  const server = createServer(context, log)
  const services: Services = {
    log,
    server,
    places: createPlaces(),
    findings: createFindings(server),
    work: followWork(),
  }
  const session: Session = {
    ...services,
    maintainers: new MaintainersView(services),
    report: new ReportView(services),
    history: new HistoryView(services),
  }
  const { places, findings, work, maintainers, report, history } = session
  context.subscriptions.push(server, places, findings, work, maintainers, report, history)
  for (const feature of FEATURES) context.subscriptions.push(feature(session))
  return { maintainers, report }
}

function lazily(make: () => LogOutputChannel): () => LogOutputChannel {
  let made: LogOutputChannel | undefined
  return () => (made ??= make())
}
