/** Between the two marks of that name, `<!-- name -->` and `<!-- /name -->`. Throws where the page has no such place. */
export function markedPlace(page: string, name: string): [from: number, to: number] {
  const mark = `<!-- ${name} -->`;
  const [begin, to] = [page.indexOf(mark), page.indexOf(`<!-- /${name} -->`)];
  if (begin < 0 || to < begin) throw new Error(`The page has no ${mark}`);
  return [begin + mark.length, to];
}
