import type { Setting } from '../../server/settings'

/** The settings as a table for the documentation. */
export function settingsTable(settings: readonly Setting[]): string {
  const rows = settings.map(setting => {
    const values = Object.entries(setting.values ?? {})
      .map(([value, meaning]) => `<br>\`${value}\`: ${meaning}`)
      .join('')
    return `| \`kernelPatch.${setting.name}\` | \`${JSON.stringify(setting.default)}\` | ${setting.description}${values} |\n`
  })
  return `| Setting | Default | Meaning |\n|---|---|---|\n${rows.join('')}| \`kernelPatch.rules\` | \`{}\` | Severity of single rules (\`error\`, \`warning\`, \`information\`, \`hint\`, \`off\`), or an object with \`severity\` and the rule's options. |\n`
}
