/**
 * Cuts a stream into records of `fields` fields that each end with a NUL, and gives each without its last NUL. A record
 * that lies across chunks is put together once, however long it is. Where records differ, `fields` is asked for each
 * when the one before it has been taken.
 */
export function nulRecords(
  fields: number | (() => number),
): (chunk: Buffer) => Generator<Buffer, void, undefined> {
  let pending: Buffer[] = []
  let seen = 0
  return function* records(chunk) {
    let from = 0
    for (let nul = chunk.indexOf(0); nul >= 0; nul = chunk.indexOf(0, nul + 1)) {
      if (++seen < (typeof fields === 'number' ? fields : fields())) continue
      const last = chunk.subarray(from, nul)
      yield pending.length === 0 ? last : Buffer.concat([...pending, last])
      pending = []
      seen = 0
      from = nul + 1
    }
    if (from < chunk.length) pending.push(chunk.subarray(from))
  }
}
