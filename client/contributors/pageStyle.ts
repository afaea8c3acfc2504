/** The look of the page, in the colours of the theme. */
export const PAGE_STYLE = `
body { padding: 0 28px 32px; color: var(--vscode-foreground); font-size: var(--vscode-font-size); }
main { max-width: 1160px; margin: 0 auto; }
h1 { font-size: 1.6em; font-weight: 400; line-height: 1.35; margin: 24px 0 4px; max-width: 40em; }
h1 b { font-weight: 600; }
h2 { font-size: 1em; font-weight: 600; margin: 0 0 10px; }
p { margin: 4px 0; }
.quiet, small, .tick, .value { color: var(--vscode-descriptionForeground); fill: var(--vscode-descriptionForeground); }
.notice { margin: 10px 0; padding: 8px 12px; border: 1px solid var(--vscode-editorWarning-foreground, var(--vscode-contrastBorder)); border-radius: 3px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0 24px; }
button { font: inherit; color: inherit; cursor: pointer; border-radius: 2px; }
.actions button, .views button {
  padding: 4px 12px; border: 1px solid var(--vscode-button-border, transparent);
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
}
.actions button:hover, .views button:hover { background: var(--vscode-button-secondaryHoverBackground); }
.views button[aria-pressed="true"] {
  color: var(--vscode-button-foreground); background: var(--vscode-button-background);
  outline: 2px solid var(--vscode-contrastActiveBorder, transparent);
}
button:focus-visible, input:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.plots { display: flex; flex-wrap: wrap; gap: 28px 36px; margin-bottom: 28px; }
.plots section { flex: 1 1 412px; min-width: 0; }
.plots section.wide { flex-basis: 100%; }
svg { display: block; max-width: 100%; font-family: var(--vscode-font-family); font-size: 12px; }
svg[viewBox] { height: auto; }
.label { fill: var(--vscode-foreground); }
.bar { fill: var(--vscode-charts-blue); }
.bar.faint { fill: var(--vscode-descriptionForeground); opacity: 0.5; }
.grid { fill: none; stroke: var(--vscode-descriptionForeground); stroke-width: 1; opacity: 0.3; }
.views { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 8px; }
.views label { margin-left: auto; }
input {
  font: inherit; padding: 4px 8px; width: 15em; color: var(--vscode-input-foreground);
  background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent)); border-radius: 2px;
}
input::placeholder { color: var(--vscode-input-placeholderForeground); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; font-weight: 400; padding: 4px 8px; white-space: nowrap; }
tbody th, tbody td { overflow: hidden; text-overflow: ellipsis; }
tbody th { width: 100%; max-width: 0; }
tbody td { max-width: 15em; }
thead th:first-child { min-width: 14em; }
th.number, td.number { text-align: right; }
td.none { color: var(--vscode-disabledForeground, var(--vscode-descriptionForeground)); }
tbody tr { border-top: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); }
tbody tr:hover { background: var(--vscode-list-hoverBackground); }
thead th { position: sticky; top: 0; padding: 0; background: var(--vscode-editor-background); border-bottom: 1px solid var(--vscode-descriptionForeground); }
thead button { width: 100%; padding: 6px 8px; border: 0; background: none; text-align: inherit; font-weight: 600; white-space: nowrap; }
thead button:hover { text-decoration: underline; }
thead button:focus-visible { outline-offset: -1px; }
[aria-sort="ascending"] button::after { content: " \\2191"; }
[aria-sort="descending"] button::after { content: " \\2193"; }
[aria-sort] button::after { line-height: 0; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none; }
@media (max-width: 820px) {
  .dispensable { display: none; }
}
@media (max-width: 860px) {
  .tables { overflow-x: auto; }
  thead th { position: static; }
  thead th:first-child, tbody th { position: sticky; left: 0; background: var(--vscode-editor-background); }
}
@media (max-width: 1080px) {
  th, td, thead button { padding-right: 5px; padding-left: 5px; }
  thead th:first-child { min-width: 10em; }
  tbody th small { display: block; overflow: hidden; text-overflow: ellipsis; }
  tbody td { max-width: 9em; }
}
`
