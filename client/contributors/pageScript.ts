/**
 * What the page does by itself: sort, search, change between the tables, and pass on what its buttons ask for. It runs
 * in the browser's world, so it is text here.
 */
export const PAGE_SCRIPT = `
const vscode = acquireVsCodeApi()
const state = vscode.getState() ?? {}
const said = document.getElementById('said')
const keep = changes => vscode.setState(Object.assign(state, changes))

function sort(table, at, direction) {
  const heading = table.tHead.rows[0].cells[at]
  for (const cell of table.tHead.rows[0].cells) cell.setAttribute('aria-sort', 'none')
  heading.setAttribute('aria-sort', direction)
  const sign = direction === 'ascending' ? 1 : -1
  const isNumber = heading.classList.contains('number')
  const key = row => isNumber ? Number(row.cells[at].dataset.value) : row.cells[at].textContent.toLowerCase()
  const compare = (a, b) => isNumber ? a - b : a === b ? 0 : a === '' ? sign : b === '' ? -sign : a < b ? -1 : 1
  const rows = Array.from(table.tBodies[0].rows, row => [key(row), row])
  rows.sort((a, b) => sign * compare(a[0], b[0]))
  table.tBodies[0].append(...rows.map(([, row]) => row))
}

for (const table of document.querySelectorAll('table')) {
  Array.from(table.tHead.rows[0].cells).forEach((heading, at) => {
    heading.querySelector('button').addEventListener('click', () => {
      const first = heading.classList.contains('number') ? 'descending' : 'ascending'
      const other = first === 'descending' ? 'ascending' : 'descending'
      const direction = heading.getAttribute('aria-sort') === first ? other : first
      sort(table, at, direction)
      keep({ [table.id]: { at, direction } })
      said.textContent = 'Sorted by ' + heading.textContent + ', ' + direction + '.'
    })
  })
  const kept = state[table.id]
  if (kept) sort(table, kept.at, kept.direction)
}

function show(id) {
  for (const button of document.querySelectorAll('[data-table]')) {
    const isShown = button.dataset.table === id
    button.setAttribute('aria-pressed', String(isShown))
    document.getElementById(button.dataset.table).hidden = !isShown
  }
  keep({ shown: id })
}

for (const button of document.querySelectorAll('[data-table]'))
  button.addEventListener('click', () => show(button.dataset.table))
if (state.shown && document.getElementById(state.shown)) show(state.shown)

const search = document.getElementById('search')
search?.addEventListener('input', () => {
  const wanted = search.value.trim().toLowerCase()
  let found = 0
  for (const row of document.querySelectorAll('tbody tr')) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted)
    if (!row.hidden && !row.closest('table').hidden) found++
  }
  said.textContent = found === 1 ? '1 row.' : found + ' rows.'
})

for (const button of document.querySelectorAll('[data-ask]'))
  button.addEventListener('click', () => vscode.postMessage({
    ask: button.dataset.ask,
    by: state.shown === 'employers' ? 'employer' : 'person',
  }))
`
