/** What the office decided of analyses and answers is found among what it decided of the many reports. */
export const otherReviews = (): string[] => [
  `create index reviews_of_others on reviews (programme_id, "at", seq) where subject <> 'report'`,
];
