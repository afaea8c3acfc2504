/**
 * Domains whose addresses say nothing of an employer: providers of mail for everybody, and places that forward mail to
 * those who work with them.
 */
const NO_EMPLOYER: ReadonlySet<string> = new Set(
  [
    'icloud.com me.com mac.com fastmail.com fastmail.fm protonmail.com proton.me pm.me tutanota.com',
    'tuta.io hey.com zoho.com mail.com web.de t-online.de',
    'freenet.de posteo.de posteo.net mailbox.org arcor.de online.de free.fr orange.fr wanadoo.fr',
    'laposte.net sfr.fr neuf.fr bbox.fr libero.it tiscali.it alice.it tin.it virgilio.it telenet.be',
    'skynet.be xs4all.nl ziggo.nl kpnmail.nl planet.nl home.nl btinternet.com ntlworld.com sky.com',
    'virginmedia.com comcast.net verizon.net att.net sbcglobal.net cox.net charter.net earthlink.net',
    'rogers.com shaw.ca bigpond.com optusnet.com.au telia.com bredband.net mail.ru',
    'ya.ru rambler.ru inbox.ru list.ru bk.ru ukr.net i.ua seznam.cz centrum.cz email.cz',
    'wp.pl o2.pl onet.pl interia.pl abv.bg qq.com foxmail.com 163.com 126.com 139.com sina.com',
    'sina.cn sohu.com aliyun.com naver.com hanmail.net daum.net nifty.com riseup.net disroot.org',
    'mail.de email.de vodafonemail.de freemail.hu public-files.de freeshell.de rocketmail.com',
    'tuta.com tutamail.com keemail.me mailo.com vivaldi.net duck.com hush.com hushmail.com',
    'rediffmail.com yeah.net 263.net op.pl vp.pl interia.eu onet.eu usa.net juno.com email.com',
    'airmail.cc firemail.cc simplelogin.com anonaddy.com privaterelay.appleid.com ik.me iki.fi chello.nl',
    'autistici.org cock.li mailfence.com startmail.com runbox.com pobox.com',
    // Forwarding, by those who host or gather free software, and by societies and schools for their former members.
    'kernel.org linux.dev vger.kernel.org linux.com lwn.net debian.org ubuntu.com gentoo.org',
    'archlinux.org fedoraproject.org opensuse.org alpinelinux.org openbsd.org freebsd.org netbsd.org',
    'gnu.org gnome.org kde.org freedesktop.org x.org apache.org infradead.org denx.org openwrt.org',
    'postmarketos.org mainlining.org users.noreply.github.com noreply.github.com users.sourceforge.net',
    'sourceforge.net users.sf.net sf.net github.com gitlab.com codeberg.org ieee.org acm.org',
    'computer.org alum.mit.edu member.fsf.org fsfe.org berlios.de users.noreply.gitlab.com',
  ]
    .join(' ')
    .split(' '),
)

/** Providers with a domain in every country. */
const MANY_COUNTRIES =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|aol|gmx|yandex)\.[a-z]{2,3}(?:\.[a-z]{2})?$/i

/** Second levels below the domain of a country under which everybody may have a name: `example.co.uk`. */
const SECOND_LEVEL = /^(?:ac|co|com|edu|gob|gouv|gov|go|gr|mil|ne|net|or|org|res|sch)$/

/**
 * The domain that an organisation registered: `st.com` of `foss.st.com`. Undefined for what is no domain of the
 * Internet, such as the name of somebody's machine.
 */
export function organisationDomain(domain: string): string | undefined {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.')
  const [top = '', second = ''] = labels.slice(-2).reverse()
  if (labels.length < 2 || labels.length > 20 || labels.includes('')) return undefined
  if (
    !/^[a-z][a-z0-9-]*$/.test(top) ||
    /^(?:local|localdomain|lan|home|internal|invalid)$/.test(top)
  )
    return undefined
  const isShared = top.length === 2 && SECOND_LEVEL.test(second)
  return labels.slice(isShared ? -3 : -2).join('.')
}

/** Whether addresses of a domain, or of the one above it, say nothing of an employer. */
export function isForEverybody(domain: string): boolean {
  const labels = domain.toLowerCase().split('.').slice(-20)
  return (
    MANY_COUNTRIES.test(domain) ||
    labels.some((_, at) => NO_EMPLOYER.has(labels.slice(at).join('.')))
  )
}

/** What stands behind the last `@` of an address; empty where there is none. */
export function domainOf(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 0 ? '' : email.slice(at + 1)
}
