// The commands that need the rules. They share most of their code, so that one file below dist/ holds them all.
export { checkPlace } from './checkPlace'
export { run as profiles } from './profiles'
export { run as report } from './report'
export { run as rules } from './rules'
