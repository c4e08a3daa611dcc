/** What tests read in a document's page: its markup leaves out the end tags that HTML can do without. */
export interface ShownCell {
  /** What stands in its tag. */
  attributes: string;
  markup: string;
}

export interface ShownRow {
  id: string | null;
  classes: string[];
  /** The source's cell, and each system's. */
  cells: ShownCell[];
  /** The first cell, with the numbers of the sentences. */
  numbers: string;
}

/** The rows of a page's table, without those of notes. */
export const rowsOf = (page: string): ShownRow[] =>
  page
    .slice(page.indexOf('<table'), page.indexOf('</table>'))
    .split('<tbody')
    .slice(1)
    .flatMap((body) => body.split(/<tr(?=[ >])/).slice(1))
    .map((row) => {
      const [, attributes = '', rest = ''] = /^([^>]*)>(.*)$/s.exec(row)!;
      const [, classes = ''] = /class=(?:"([^"]*)"|(\S+))/.exec(attributes)?.filter(Boolean) ?? [];
      const [numbers, ...cells] = rest
        .split(/<t[dh](?=[ >])/)
        .slice(1)
        .map((cell): ShownCell => {
          const [, own = '', markup = ''] = /^([^>]*)>(.*)$/s.exec(cell)!;
          return { attributes: own.trim(), markup: markup.replace(/\n$/, '') };
        });
      return {
        id: /id=(s\d+)/.exec(attributes)?.[1] ?? null,
        classes: classes.split(' ').filter(Boolean),
        cells,
        numbers: numbers!.markup,
      };
    })
    .filter(({ classes }) => !classes.includes('notes'));

/** Markup without tags, and without the marks of what is said in two languages. */
export const plain = (markup: string): string => markup.replace(/<[^>]*>/g, '');

/** Markup without the marks of what is said in two languages. */
export const unsaid = (markup: string): string =>
  markup
    .replace(/<\/?u-i[^>]*>/g, '')
    .replace(/ lang="[a-z]+" u-lang=\d+/g, '')
    .replace(/ u-[a-z-]+=\d+/g, '');

/** The data that a page has for its script. */
export const dataIn = (page: string, id: string): unknown =>
  JSON.parse(new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(page)![1]!);
