import type { Disposable } from 'vscode'
import type { HistoryView } from './historyView'
import type { MaintainersView } from './maintainersView'
import type { ReportView } from './reportView'
import type { Services } from './services'

/** What every feature is given. */
export interface Session extends Services {
  readonly maintainers: MaintainersView
  readonly report: ReportView
  readonly history: HistoryView
}

/** One thing that the extension does, from now until it is disposed. */
export type Feature = (session: Session) => Disposable
