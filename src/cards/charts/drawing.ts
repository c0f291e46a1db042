/** The marks of a chart, drawn from its own upper left corner. */
export interface Drawing {
  marks: string;
  height: number;
}
