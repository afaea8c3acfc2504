import type { Disposable } from 'vscode'
import type { MaintainersView } from './maintainersView'
import type { ReportView } from './reportView'
import type { Services } from './services'

/** What every feature is given. */
export interface Session extends Services {
  readonly maintainers: MaintainersView
  readonly report: ReportView
}

/** One thing that the extension does, from now until it is disposed. */
export type Feature = (session: Session) => Disposable
