/** Index of a store in a domain. The names of stores are already what OpenSearch takes: lower case, first a letter. */
export const indexName = (store: string): string => store;
