import type { EditorDocument } from '../../services/documents'
import type { MaintainersFinding } from '../../services/maintainersFile/findings'
import {
  isMaintainersFile,
  type MaintainersFiles,
  type ReadMaintainersFile,
} from '../../services/maintainersFile/maintainersFiles'

/** A version of a MAINTAINERS file, and what is wrong with it. */
export interface CheckedMaintainersFile {
  readonly document: EditorDocument
  readonly findings: readonly MaintainersFinding[]
}

/** The MAINTAINERS files among the open documents. */
export class OpenMaintainersFiles {
  constructor(
    private readonly files: MaintainersFiles,
    /** The document as it is now; undefined once it is closed. */
    private readonly document: (uri: string) => EditorDocument | undefined,
  ) {}

  /** Whether a document is one of them, in which case nothing else answers for it. */
  has(uri: string): boolean {
    return this.get(uri) !== undefined
  }

  /** The document as it is now; undefined for any other than these. */
  get(uri: string): EditorDocument | undefined {
    const document = this.document(uri)
    return document && isMaintainersFile(document) ? document : undefined
  }

  /** The file cut into sections; undefined where the extension is not at work. */
  async read(uri: string): Promise<ReadMaintainersFile | undefined> {
    const document = this.get(uri)
    return document && this.files.read(document)
  }

  /** What is known of it at once; undefined where the extension is not at work. */
  async check(uri: string): Promise<CheckedMaintainersFile | undefined> {
    const document = this.get(uri)
    const findings = document && (await this.files.check(document))
    return findings && { document, findings }
  }
}
