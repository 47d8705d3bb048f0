/** Datasets and snapshots over HTTP. */
@NullMarked
package io.framelog.api.dataset;

import org.jspecify.annotations.NullMarked;
