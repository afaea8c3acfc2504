/**
 * Whether paths can be passed to git as arguments: these are limited in size and must be text. Standard input, where
 * git reads it, takes everything but a path with a line end.
 */
export function fitsArguments(paths: readonly string[]): boolean {
  const length = paths.reduce((sum, path) => sum + path.length, 0)
  const fits = length < 30_000 && !paths.some(path => /[\udc80-\udcff]/u.test(path))
  return fits || paths.some(path => path.includes('\n'))
}
