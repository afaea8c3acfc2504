import type { Rule } from '../../server/rules/rule'
import { FAULTS } from '../../test/parity/checkpatch/faults'
import { MESSAGE_TYPES } from '../../test/parity/checkpatch/messageTypes'

/** The tables of docs/checkpatch.md: which rules stand for which type, and where the script is wrong. */
export function checkpatchTables(rules: readonly Rule[]): string {
  const types = MESSAGE_TYPES.map(type => {
    const covering = rules.filter(({ checkpatch }) => checkpatch.includes(type))
    const links = covering.map(({ id }) => `[${id}](rules/${id}.md)`)
    return `| \`${type}\` | ${links.join(', ')} |`
  })
  const faults = FAULTS.map(
    ({ name, types: of, because }) =>
      `| ${of.map(type => `\`${type}\``).join(', ')} | ${name} | ${because.replaceAll('|', '\\|')} |`,
  )
  return [
    '',
    '| Type | Rules |',
    '| --- | --- |',
    ...types,
    '',
    '## Where checkpatch.pl is wrong',
    '',
    '| Type | What it takes for a fault | Why we are silent |',
    '| --- | --- | --- |',
    ...faults,
    '',
  ].join('\n')
}
