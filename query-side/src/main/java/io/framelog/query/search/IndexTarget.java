package io.framelog.query.search;

/**
 * An index that documents are written to.
 *
 * @param index its own name
 * @param alias the alias to write through, so that a write never makes an index by itself
 * @param model whose vectors belong into it
 */
record IndexTarget(String index, String alias, IndexedModel model) {}
