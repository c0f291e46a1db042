/** The board's one style: phone and desk, light and dark, and A4 paper. */
export const boardStyle = `
:root {
  color-scheme: light dark;
  --ground: #fff; --panel: #f5f6f8; --line: #d9dde3; --ink: #1d2733; --faint: #5c6773; --link: #1456b8;
  --completed: #2f7d4f; --completed_late: #4c7f8c; --on_track: #2c6fbb; --not_started: #7a828c;
  --at_risk: #a8680c; --in_doubt: #96551c; --lagging: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15191e; --panel: #1f252c; --line: #39424d; --ink: #e4e8ed; --faint: #9aa5b1; --link: #84b6f4;
    --completed: #6cc08d; --completed_late: #86b9c6; --on_track: #7fb2ee; --not_started: #98a2ad;
    --at_risk: #e0a64a; --in_doubt: #dd9a5f; --lagging: #f28b82;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 1rem 2rem; max-width: 72rem; background: var(--ground); color: var(--ink);
  font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h1 { font-size: 1.35rem; margin: 1rem 0 .5rem; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
header { border-bottom: 2px solid var(--line); padding: .75rem 0; }
header p { margin: 0; }
.title { font-size: 1.2rem; font-weight: 600; }
.hint, .none, footer { color: var(--faint); font-size: .875rem; }
.controls { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: .5rem; }
.controls form:last-child { margin-left: auto; }
button, input { font: inherit; padding: .25rem .75rem; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: .375rem; }
button { cursor: pointer; }
.primary { padding: .6rem 2rem; color: var(--ground); background: var(--link); border-color: var(--link); }
.notice { max-width: 30rem; margin: 12vh auto; }
kbd { font: inherit; padding: 0 .4em; background: var(--panel); border: 1px solid var(--line); border-radius: .25rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); gap: .5rem; }
.tile { display: block; padding: .5rem .75rem; background: var(--panel); border-radius: .375rem; color: var(--faint); }
.tile b { display: block; font-size: 1.6rem; line-height: 1.2; color: var(--ink); }
.figure b { font-variant-numeric: tabular-nums; }
.figure.completed b { color: var(--completed); } .figure.completed_late b { color: var(--completed_late); }
.figure.on_track b { color: var(--on_track); } .figure.not_started b { color: var(--not_started); }
.figure.at_risk b { color: var(--at_risk); } .figure.in_doubt b { color: var(--in_doubt); }
.figure.lagging b { color: var(--lagging); }
.figure.zero b { color: var(--faint); font-weight: 400; }
.bar { display: block; width: 100%; height: .75rem; margin: .75rem 0; border-radius: .25rem; background: var(--panel); }
rect.completed { fill: var(--completed); } rect.completed_late { fill: var(--completed_late); }
rect.on_track { fill: var(--on_track); } rect.not_started { fill: var(--not_started); }
rect.at_risk { fill: var(--at_risk); } rect.in_doubt { fill: var(--in_doubt); } rect.lagging { fill: var(--lagging); }
.facts { padding-left: 1.2rem; }
.badge { display: inline-block; padding: 0 .5em; font-size: .8125rem; font-weight: 400; border: 1px solid currentColor; border-radius: .75rem; white-space: nowrap; }
.good { color: var(--completed); } .calm { color: var(--on_track); } .muted { color: var(--not_started); }
.warn { color: var(--at_risk); } .alarm, .key, .overdue { color: var(--lagging); }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .4rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--faint); font-weight: 400; white-space: nowrap; }
.text { white-space: pre-line; }
.wide { overflow-x: auto; }
.counts td, .counts thead th + th { text-align: right; white-space: nowrap; }
.counts tbody th { min-width: 9rem; font-weight: 400; }
.number { margin-right: .4rem; white-space: nowrap; }
.rows td:first-child { white-space: nowrap; }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: .25rem .75rem; margin: .5rem 0; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid var(--line); }
@media screen and (max-width: 40rem) {
  .rows thead { display: none; }
  .rows tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .rows td { display: grid; grid-template-columns: 5rem 1fr; padding: .1rem 0; border: 0; }
  .rows td::before { content: attr(data-label); color: var(--faint); }
  .rows td > * { grid-column: 2; justify-self: start; }
  .rows td:first-child { white-space: normal; }
  dl { grid-template-columns: 1fr; } dt { margin-top: .25rem; }
}
@media print {
  @page { size: A4; margin: 15mm; }
  :root {
    color-scheme: light;
    --ground: #fff; --panel: #fff; --line: #999; --ink: #000; --faint: #333; --link: #000;
    --completed: #2f7d4f; --completed_late: #4c7f8c; --on_track: #2c6fbb; --not_started: #7a828c;
    --at_risk: #a8680c; --in_doubt: #96551c; --lagging: #b3261e;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .controls, .back { display: none; }
  .tile { border: 1px solid var(--line); }
  .tiles { grid-template-columns: repeat(8, 1fr); }
  .wide { overflow: visible; }
  table { font-size: 9pt; }
  thead { display: table-header-group; }
  tr, .tiles, dl { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
