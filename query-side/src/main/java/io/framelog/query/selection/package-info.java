/** The selection language compiled for what holds the read models: SQL and Elasticsearch. */
@NullMarked
package io.framelog.query.selection;

import org.jspecify.annotations.NullMarked;
