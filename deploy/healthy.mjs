// Ends well once duban answers on this machine; ends with 1 where it has not within the seconds named (default 1).
// For whoever has no probes of its own: `node deploy/healthy.mjs 30`.
const [seconds = '1'] = process.argv.slice(2);
const url = `http://127.0.0.1:${process.env.PORT || 3000}/healthz`;
const until = Date.now() + Number(seconds) * 1000;
const answers = () =>
  fetch(url, { signal: AbortSignal.timeout(4000) }).then(
    ({ ok }) => ok,
    () => false,
  );
while (!(await answers())) {
  if (Date.now() >= until) process.exit(1);
  await new Promise((resolve) => setTimeout(resolve, 250));
}
process.exit(0);
