/** How projections run and how far they are: batches, progress, waiting, lag, reset. */
@NullMarked
package io.framelog.query.progress;

import org.jspecify.annotations.NullMarked;
