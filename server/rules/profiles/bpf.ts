import type { Profile } from '../profile'

const PAGE = 'https://docs.kernel.org/bpf/bpf_devel_QA.html'

/** No section of MAINTAINERS names the document. */
export const BPF: Profile = {
  id: 'bpf',
  title: 'BPF',
  source: PAGE,
  when: {
    tree: 'linux',
    code: {
      paths: [
        'kernel/bpf/',
        'tools/bpf/',
        'tools/lib/bpf/',
        'tools/testing/selftests/bpf/',
        'samples/bpf/',
        'Documentation/bpf/',
        'include/linux/bpf',
        'include/uapi/linux/bpf.h',
        'net/bpf/',
      ],
    },
  },
  rules: {},
  advice: [
    {
      about: 'tree in the subject',
      text: 'Say [PATCH bpf] for fixes and [PATCH bpf-next] for everything else.',
      source: `${PAGE}#q-how-do-i-indicate-which-tree-bpf-vs-bpf-next-my-patch-should-be-applied-to`,
    },
    { text: 'Two patches already need a cover letter.', source: PAGE },
    { text: 'A fix for the bpf tree must have a Fixes: tag.', source: PAGE },
  ],
}
