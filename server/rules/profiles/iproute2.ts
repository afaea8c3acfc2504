import type { Profile } from '../profile'

const PAGE = 'https://git.kernel.org/pub/scm/network/iproute2/iproute2.git/tree/README.devel'

export const IPROUTE2: Profile = {
  id: 'iproute2',
  title: 'iproute2',
  source: PAGE,
  when: { tree: 'iproute2' },
  rules: {},
  advice: [
    {
      about: 'tree in the subject',
      text: 'Say [PATCH iproute2] for what the kernel of the net tree already has, [PATCH iproute2-next] for what comes with net-next.',
      source: PAGE,
    },
    { text: 'Send the kernel part and this part to the same list, netdev.', source: PAGE },
  ],
}
