import type { Profile } from '../../server/rules/profile'
import type { Rule } from '../../server/rules/rule'
import { SEVERITIES } from '../../server/rules/severity'
import type { Setting } from '../../server/settings'

/** The `contributes.configuration` of the extension's manifest. */
export function configuration(
  settings: readonly Setting[],
  rules: readonly Rule[],
  profiles: readonly Profile[],
): unknown {
  const properties: Record<string, unknown> = {}
  for (const setting of settings) properties[`kernelPatch.${setting.name}`] = schemaOf(setting)
  properties['kernelPatch.profile'] = {
    ...(properties['kernelPatch.profile'] as object),
    enum: ['auto', ...profiles.map(({ id }) => id)],
    enumDescriptions: [
      'What the tree and the touched code ask for.',
      ...profiles.map(({ title }) => `The wishes of ${title}.`),
    ],
  }
  properties['kernelPatch.rules'] = {
    type: 'object',
    scope: 'resource',
    default: {},
    markdownDescription:
      'Severity of single rules, or `off`; an object sets options too. See the [list of rules](https://github.com/kernel-patch-author/kernel-patch-author/blob/main/docs/rules/README.md).',
    additionalProperties: false,
    properties: Object.fromEntries(rules.map(rule => [rule.id, ruleSchema(rule)])),
  }
  return { title: 'Kernel Patch Author', properties }
}

function schemaOf(setting: Setting): unknown {
  const { type, scope, description, values } = setting
  return {
    type,
    scope,
    default: setting.default,
    markdownDescription: description,
    ...(type === 'number' ? { minimum: 0 } : {}),
    ...(values
      ? { enum: Object.keys(values), markdownEnumDescriptions: Object.values(values) }
      : {}),
  }
}

/** The setting of one rule: a severity, `off`, or an object with options. */
export function ruleSchema(rule: Rule): unknown {
  const severity = { type: 'string', enum: [...SEVERITIES, 'off'] }
  const options = Object.entries(rule.options ?? {})
  const markdownDescription = `${rule.summary} Usually \`${rule.severity}\`.`
  if (options.length === 0) return { ...severity, markdownDescription }
  const object = {
    type: 'object',
    additionalProperties: false,
    properties: {
      severity,
      ...Object.fromEntries(
        options.map(([name, option]) => [
          name,
          { type: typeof option.default, default: option.default, description: option.description },
        ]),
      ),
    },
  }
  return { markdownDescription, anyOf: [severity, object] }
}
