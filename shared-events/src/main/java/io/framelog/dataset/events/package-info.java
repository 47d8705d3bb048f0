/** Facts about a dataset, as they are written to the log. */
@NullMarked
package io.framelog.dataset.events;

import org.jspecify.annotations.NullMarked;
