/** Datasets and their snapshots, as the real log, aggregate and projections make them. */
@NullMarked
package io.framelog.query.dataset;

import org.jspecify.annotations.NullMarked;
