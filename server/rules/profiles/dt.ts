import type { Profile } from '../profile'

const PAGE = 'https://docs.kernel.org/devicetree/bindings/submitting-patches.html'

/** Every section of MAINTAINERS that has bindings would have to name the document; so the paths tell. */
export const DT: Profile = {
  id: 'dt',
  title: 'the devicetree maintainers',
  source: PAGE,
  when: {
    tree: 'linux',
    code: { paths: ['Documentation/devicetree/', 'include/dt-bindings/'] },
  },
  rules: {
    'subject-length': {
      options: { limit: 80 },
      because: 'A subject has 80 characters, which prefix and device share.',
      source: `${PAGE}#i-for-patch-submitters`,
    },
  },
  advice: [
    {
      text: 'A binding is a patch of its own, before the code that implements it; DTS files come last.',
      source: `${PAGE}#i-for-patch-submitters`,
    },
    {
      text: 'A subject does not say "Documentation", "doc" or "YAML", nor "binding" a second time.',
      source: `${PAGE}#i-for-patch-submitters`,
    },
    {
      text: 'Send the whole series to devicetree@vger.kernel.org, too.',
      source: `${PAGE}#i-for-patch-submitters`,
    },
  ],
}
