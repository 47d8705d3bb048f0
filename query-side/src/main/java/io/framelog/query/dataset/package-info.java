/** Datasets and their snapshots: what they select, as of which position, sealed by which digest. */
@NullMarked
package io.framelog.query.dataset;

import org.jspecify.annotations.NullMarked;
