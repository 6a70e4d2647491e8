import type { Package } from '@fiveones/definition';

const citation = /(\[[^\]\s]+\])(\d[\d、—-]*)?/g;

/** A text in which the short marks of a package's basis, `[法]62`, are the names of what they stand for: who does the work has not learnt them. */
export const cited = (text: string, { template: { basis } }: Pick<Package, 'template'>): string =>
  text.replace(citation, (whole, code: string, articles: string | undefined) => {
    const law = basis.find((one) => one.code === code);
    if (law === undefined) return whole;
    return articles === undefined ? `《${law.title}》` : `《${law.title}》第 ${articles} 条`;
  });
