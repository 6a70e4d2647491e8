export const SourceView = (_: { readonly file: string }) => null;
