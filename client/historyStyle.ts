/** Colours of the six people and of all others; each is the theme's own. */
const COLOURS = ['blue', 'orange', 'green', 'purple', 'yellow', 'red']
  .map(
    (colour, series) =>
      `.series-${series} { fill: var(--vscode-charts-${colour}); }
.pattern-${series} { color: var(--vscode-charts-${colour}); }
.vscode-high-contrast .series-${series} { fill: url(#pattern-${series}); stroke: var(--vscode-charts-${colour}); }`,
  )
  .join('\n')

/**
 * The style sheet of the History view. High contrast themes get patterns and outlines beside the colours; where the view
 * is low, the picture is lower too, so that all of it is seen.
 */
export const HISTORY_STYLE = `
body { margin: 0; padding: 0 12px 12px 20px; color: var(--vscode-foreground); background: transparent;
  font: var(--vscode-font-size, 13px)/1.45 var(--vscode-font-family, sans-serif); }
h1 { margin: 2px 0 4px; font-size: inherit; font-weight: 600; overflow-wrap: anywhere; }
p { margin: 4px 0; overflow-wrap: anywhere; }
.remark, .legend thead th, .text thead th { color: var(--vscode-descriptionForeground); }
.first { display: flex; flex-direction: column; max-height: 100vh; }
.plot { display: flex; flex: 0 1 128px; flex-direction: column; min-height: 64px; margin: 4px 0 8px; }
.plot svg { display: block; overflow: visible; }
.bars { flex: 1; min-height: 0; }
.years { flex: none; }
.grid { stroke: var(--vscode-foreground); stroke-opacity: 0.18; stroke-dasharray: 2 3; }
.base { stroke: var(--vscode-foreground); stroke-opacity: 0.45; }
.grid, .base, .plot rect { shape-rendering: crispEdges; }
.scale { color: var(--vscode-descriptionForeground); fill: var(--vscode-descriptionForeground); font-size: 11px; line-height: 16px; }
.hit { fill: transparent; }
.period:hover .hit { fill: var(--vscode-list-hoverBackground); }
.series-rest { fill: var(--vscode-foreground); fill-opacity: 0.28; }
pattern rect { fill: currentColor; }
pattern path { stroke: currentColor; stroke-width: 1.5; }
.pattern-rest path { stroke-width: 1; }
pattern .filled { fill: currentColor; stroke: none; }
${COLOURS}
.pattern-rest { color: var(--vscode-foreground); }
.vscode-high-contrast .series-rest { fill: url(#pattern-rest); fill-opacity: 1; stroke: var(--vscode-foreground); }
.vscode-high-contrast .grid, .vscode-high-contrast .base { stroke-opacity: 1; }
.vscode-high-contrast .scale, .vscode-high-contrast .remark, .vscode-high-contrast thead th { color: var(--vscode-foreground); fill: var(--vscode-foreground); }
.vscode-high-contrast .period:hover .hit { stroke: var(--vscode-contrastActiveBorder); }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 1px 0 1px 10px; font-weight: normal; text-align: left; vertical-align: baseline; }
th:first-child, td:first-child { padding-left: 0; }
thead th { font-size: 11px; }
.legend { table-layout: fixed; max-width: 420px; }
.legend th:nth-child(1) { width: 14px; }
.legend tbody th, .legend thead th:nth-child(2) { padding-left: 8px; }
.legend tbody th { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.legend th:nth-child(3) { width: 56px; }
.legend th:nth-child(4) { width: 52px; }
.legend td:nth-child(n + 3), .legend thead th:nth-child(n + 3), .text td:nth-child(2), .text th:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; }
.legend td:nth-child(4) { color: var(--vscode-descriptionForeground); white-space: nowrap; }
.vscode-high-contrast .legend td:nth-child(4) { color: var(--vscode-foreground); }
.swatch { display: block; position: relative; top: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
details { margin-top: 10px; }
summary { cursor: pointer; }
summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.text { margin-top: 4px; }
.text th:first-child { white-space: nowrap; }
.text th:nth-child(1), .text thead th:nth-child(2) { width: 1px; }
.text td { overflow-wrap: anywhere; }
@media (max-width: 240px) {
  body { padding-right: 4px; padding-left: 8px; }
  .legend th:nth-child(4), .legend td:nth-child(4) { display: none; }
  .text tr { display: grid; grid-template-columns: 1fr auto; }
  .text td:nth-child(3), .text th:nth-child(3) { grid-column: 1 / -1; padding-left: 0; }
  .text td:nth-child(3) { padding-bottom: 6px; }
}
`
