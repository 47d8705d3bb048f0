/** Questions about datasets and the views that answer them. */
@NullMarked
package io.framelog.dataset.queries;

import org.jspecify.annotations.NullMarked;
