/** How chosen people get into the headers of patches. */

/** Client to server, request: how do chosen people get into the headers of a patch? Params `RecipientsQuestion`, result `RecipientsAnswer`. */
export const RECIPIENTS_REQUEST = 'kernelPatch/recipients'

/** A person or list as a mail header names one; the name may be empty. */
export interface MailRecipient {
  readonly name: string
  readonly email: string
}

export interface RecipientsQuestion {
  /** A patch, a cover letter or an mbox, one unit for each byte or character: nothing but ASCII is inserted. */
  readonly text: string
  readonly to: readonly MailRecipient[]
  readonly cc: readonly MailRecipient[]
}

/** How the To: and Cc: fields of a text come to name people. */
export interface RecipientsAnswer {
  /** `text` is inserted at `offset` of the text asked about; in order. */
  readonly insertions: readonly { readonly offset: number; readonly text: string }[]
  /** The patch mails of the text: how many addresses each gets, and which it has already, in lower case. */
  readonly mails: readonly { readonly added: number; readonly named: readonly string[] }[]
  /** Chosen addresses that no mail reaches. */
  readonly unusable: readonly string[]
  /** Why nobody can be named here, as a plain sentence. */
  readonly impossible?: string
}
