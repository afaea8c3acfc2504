/**
 * The line that a test run in the extension host prints first. What VS Code says before it is only of
 * interest when the line never comes.
 */
export const TESTS_BEGIN = 'Tests begin.'
