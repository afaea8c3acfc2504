import type { Profile } from '../profile'

const PAGE = 'https://docs.kernel.org/process/maintainer-kvm-x86.html'

/** In several points it says the opposite of the tip tree, whose directories lie around KVM's. */
export const KVM_X86: Profile = {
  id: 'kvm-x86',
  title: 'KVM x86',
  source: PAGE,
  when: { tree: 'linux', code: { documents: ['maintainer-kvm-x86.rst'] } },
  rules: {
    'subject-capitalisation': {
      severity: 'warning',
      options: { first: 'upper' },
      because: 'The first word of the description is capitalised.',
      source: `${PAGE}#shortlog`,
    },
    'subject-prefix-is-file-name': {
      severity: 'warning',
      because: 'The prefix is "KVM:" and a topic, never the name or path of a file.',
      source: `${PAGE}#shortlog`,
    },
    'subject-length': {
      options: { limit: 80 },
      because: '75 characters are a firm limit, 80 the hard one.',
      source: `${PAGE}#shortlog`,
    },
    'body-first-person': {
      severity: 'hint',
      because: 'Changelogs are in imperative mood and avoid pronouns.',
      source: `${PAGE}#changelog`,
    },
    'stable-missing': {
      severity: 'warning',
      because: 'KVM x86 has opted out of automatic backports: only a Cc: stable tag asks for one.',
      source: `${PAGE}#fixes`,
    },
  },
  advice: [
    {
      about: 'order of the text',
      text: 'Say first what changes, in a sentence, and then give context and background; the tip tree wants the opposite.',
      source: `${PAGE}#changelog`,
    },
    {
      text: 'The topic of the prefix is x86, x86/mmu, x86/pmu, x86/xen, selftests, SVM, nSVM, VMX or nVMX, in exactly this case; x86/kvm is for guests.',
      source: `${PAGE}#shortlog`,
    },
    {
      text: 'A fix has a Fixes: tag even if nobody needs to backport it.',
      source: `${PAGE}#fixes`,
    },
    {
      text: 'No link to earlier versions of the series in the changelog.',
      source: `${PAGE}#links`,
    },
  ],
}
