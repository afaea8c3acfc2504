/** Whether a path is that of a text for people, not for a compiler. */
export function isDocument(path: string): boolean {
  return DOCUMENT.test(path) && !/(?:^|\/)CMakeLists\.txt$|requirements\S*\.txt$/.test(path)
}

/** Whether a path is that of program code: no document, device tree, configuration, data or build description. */
export function isCode(path: string): boolean {
  return /\.(?:[chS]|cc|cpp|hpp|rs|py|pl|sh|go|lua|awk)$/.test(path) && !isDocument(path)
}

/** Whether a path is that of a test. */
export function isTest(path: string): boolean {
  return /(?:^|\/)(?:selftests?|tests?|testing|kunit)\/|[_-](?:test|kunit)\.[ch]$/.test(path)
}

/** Whether a path is that of a header which other parts of the tree include. */
export function isPublicHeader(path: string): boolean {
  return /(?:^|\/)include\/.*\.h$/.test(path)
}

/** Whether a path tells the machines of a forge what to build and test. */
export function isAutomation(path: string): boolean {
  return /^(?:ci|travis-ci|\.github|\.gitlab)\/|^\.[\w-]+\.ya?ml$/.test(path)
}

const DOCUMENT =
  /^(?:Documentation|docs?)\/|\.(?:rst|md|txt)$|^man\/.*\.\d(?:\.in)?$|(?:^|\/)(?:MAINTAINERS|README\S*|\.mailmap|CREDITS)$/
