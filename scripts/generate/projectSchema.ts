import type { Profile } from '../../server/rules/profile'
import type { Rule } from '../../server/rules/rule'
import { ruleSchema } from './configuration'

/** The JSON schema of `.kernel-patch.json`, by which editors complete it. */
export function projectSchema(rules: readonly Rule[], profiles: readonly Profile[]): string {
  const names = rules.flatMap(({ id, checkpatch }) => [id, ...checkpatch])
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'What a project wants of its commit messages',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      profile: {
        type: 'string',
        enum: ['auto', ...profiles.map(({ id }) => id)],
        description: 'Whose wishes hold for all messages of this tree.',
      },
      rules: {
        type: 'object',
        additionalProperties: false,
        description: 'Severity of single rules, or off; an object sets options too.',
        properties: Object.fromEntries(rules.map(rule => [rule.id, ruleSchema(rule)])),
      },
      ignore: {
        type: 'array',
        description: 'Rules that are off, by id or by a type of checkpatch.pl.',
        items: {
          anyOf: [{ enum: [...new Set(names)] }, { type: 'string', pattern: '^[A-Z0-9_]+$' }],
        },
      },
    },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
