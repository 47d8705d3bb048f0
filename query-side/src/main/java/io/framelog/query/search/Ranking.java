package io.framelog.query.search;

import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;

/**
 * One way to rank the documents, as a request that gives ids and scores only.
 *
 * @param share how much it counts in the fusion; those that can hold the same document sum up to 1
 */
record Ranking(double share, SearchRequestBody request) {}
