import type { Profile } from './profile'
import { BPF } from './profiles/bpf'
import { DEFAULT } from './profiles/default'
import { DT } from './profiles/dt'
import { IPROUTE2 } from './profiles/iproute2'
import { KVM_X86 } from './profiles/kvm-x86'
import { MEDIA } from './profiles/media'
import { NET } from './profiles/net'
import { NFSD } from './profiles/nfsd'
import { QEMU } from './profiles/qemu'
import { STABLE } from './profiles/stable'
import { TIP } from './profiles/tip'
import { U_BOOT } from './profiles/u-boot'
import { XFS } from './profiles/xfs'

/** Every profile. Where several hold and disagree about a rule, the later one is asked: it speaks of less. */
export const PROFILES: readonly Profile[] = [
  DEFAULT,
  U_BOOT,
  QEMU,
  IPROUTE2,
  NET,
  BPF,
  TIP,
  KVM_X86,
  MEDIA,
  NFSD,
  XFS,
  DT,
  STABLE,
]
